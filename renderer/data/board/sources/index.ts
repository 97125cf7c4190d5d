import type { HangingThing } from '../../../../shared/board/ledger';
import type { HangingSource } from '../../../../shared/records';
import { batchSource } from './batch';
import { disclosureSource } from './disclosure';
import { noticeSource } from './notice';
import type { HangingSourceActs } from './types';

/** One line per kind of thing that hangs. */
export const sourceActs: Readonly<Record<HangingSource, HangingSourceActs>> = {
  notice: noticeSource,
  disclosure: disclosureSource,
  batch: batchSource,
};

export const actsOf = ({ source }: HangingThing): HangingSourceActs => sourceActs[source];

export type { HangingDetails } from './types';
