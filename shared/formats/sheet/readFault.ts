import type { Params } from '../../kernel';

/** Why a file as a whole (or one sheet of it) cannot be read. The sentences are in resources/text/zh-CN/read.json. */
export type ReadFault =
  | 'read.empty'
  | 'read.tooLarge'
  | 'read.picture'
  | 'read.notTable'
  | 'read.passwordProtected'
  | 'read.damaged'
  | 'read.binaryInside'
  | 'read.lineTooLong'
  | 'read.beyondReader'
  | 'read.noSheet'
  | 'read.noTableInHtml'
  | 'read.formulaNeverCalculated'
  | 'read.tookTooLong';

/**
 * A fault that shows only while rows are streaming (a line without end, a torn part of a workbook). An async iterable has
 * no other way to say so: `rows()` throws it, the caller that owns the loop turns it into a Result.
 */
export class ReadFailure extends Error {
  override readonly name = 'ReadFailure';
  constructor(
    readonly fault: ReadFault,
    readonly params: Params = {},
  ) {
    super(fault);
  }
}
