import type { HangingThing } from '../../../../shared/board/ledger';
import { InvariantError } from '../../../../shared/kernel';
import type { HangingSource } from '../../../../shared/records';
import { batchSource } from './batch';
import { disclosureSource } from './disclosure';
import type { HangingSourceActs } from './types';

/** One line per kind of thing that hangs. */
export const sourceActs: Readonly<Partial<Record<HangingSource, HangingSourceActs>>> = {
  disclosure: disclosureSource,
  batch: batchSource,
};

export function actsOf({ source }: HangingThing): HangingSourceActs {
  const acts = sourceActs[source];
  if (!acts) throw new InvariantError(`no acts: ${source}`);
  return acts;
}

export type { HangingDetails } from './types';
