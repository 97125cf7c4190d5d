import { decode } from '../kernel';

/** What every stored record carries (product.md § 4). `revision` rises by one with each change. */
export interface RecordBase {
  readonly id: string;
  readonly unitCode: string;
  readonly revision: number;
  /** UTC instant. */
  readonly updatedAt: string;
  readonly updatedBy: string;
}

export const baseShape = {
  id: decode.string({ max: 80 }),
  unitCode: decode.string({ max: 12 }),
  revision: decode.integer(1),
  updatedAt: decode.string({ max: 30 }),
  updatedBy: decode.string({ max: 60 }),
};
