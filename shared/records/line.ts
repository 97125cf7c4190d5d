import { decode } from '../kernel';

/** A line of a page (renderer/data/store/pages): what many small records that are listed together carry instead of RecordBase. */
export interface LineBase {
  readonly id: string;
  /** Rises by one with each change of this line. */
  readonly revision: number;
  /** UTC instant. */
  readonly updatedAt: string;
  readonly updatedBy: string;
}

export const lineShape = {
  id: decode.string({ max: 80 }),
  revision: decode.integer(0),
  updatedAt: decode.string({ max: 30 }),
  updatedBy: decode.string({ max: 60 }),
};
