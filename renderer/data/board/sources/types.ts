import type { EndedPosting, HangingThing } from '../../../../shared/board/ledger';
import type { Result } from '../../../../shared/kernel';
import type { AttachmentRef } from '../../../../shared/records';
import type { AttachmentHolder } from '../../attachments';
import type { RecordWrite } from '../../store/commit';

/** What a source keeps of one thing besides what lists show. */
export interface HangingDetails {
  readonly proofs: readonly AttachmentRef[];
  readonly ended: readonly EndedPosting[];
}

export interface DownFacts {
  readonly on: string;
  readonly reason: string;
}

/** Writes of the board that belong to an act of the source. */
export type Beside = () => Promise<readonly RecordWrite[]>;

export interface NewProofs {
  readonly thing: HangingThing;
  readonly refs: readonly AttachmentRef[];
}

/** How the ledger speaks with whoever holds a thing: the dates and the versions stay there and are said once. */
export interface HangingSourceActs {
  details(thing: HangingThing): Promise<HangingDetails>;
  /** 撤下, by the source's own act. @throws JobFault as that act refuses */
  takeDown(thing: HangingThing, facts: DownFacts, beside: Beside): Promise<void>;
  /** 更正, by the source's own act: the version that hangs ends, the next one starts its period anew. */
  correct(thing: HangingThing, reason: string): Promise<Result<null>>;
  /** Under the lock of an act: what hangs photographs on these things. */
  addProofs(proofs: readonly NewProofs[]): Promise<readonly RecordWrite[]>;
  /** Under the lock of an act: what the source itself changes when these are filed in a box. */
  archive(things: readonly HangingThing[]): Promise<readonly RecordWrite[]>;
  /** For the photographs of one thing, one by one. */
  holder(thing: HangingThing): AttachmentHolder;
}
