import { privacyRules } from '../../../resources/tables';
import { hasLongNumber, PRIVATE_FIELDS, type SheetLayout } from '../../../shared/payout';
import { isForbiddenHeader } from '../../../shared/privacy';
import { JobFault } from '../../workers/protocol';
import { isProtected } from '../vault';

/**
 * The passphrase is asked for when the first private value is about to be stored, and not before: refuses with
 * `vault.passphraseNeeded`, nothing is stored, the screen asks and does it again.
 */
export interface PrivateGuard {
  layout(layout: SheetLayout): void;
  rows(rows: readonly (readonly string[])[]): void;
}

const refuse = (): never => {
  throw new JobFault('vault.passphraseNeeded');
};

const isPrivate = ({ columns }: SheetLayout): boolean =>
  columns.some(({ field, header }) => PRIVATE_FIELDS.has(field) || isForbiddenHeader(header, privacyRules));

const STRICT: PrivateGuard = {
  layout: (layout) => {
    if (isPrivate(layout)) refuse();
  },
  rows: (rows) => {
    if (rows.some((row) => row.some(hasLongNumber))) refuse();
  },
};
const OPEN: PrivateGuard = { layout: () => undefined, rows: () => undefined };

/** A stored sheet turns out to have private columns: somebody said what they mean, or where the header is. */
export function guardNewMeaning(before: SheetLayout, now: SheetLayout): void {
  if (!isPrivate(before)) privateGuard().layout(now);
}

/** A file that holds private values, or may: nobody can tell what a picture shows. */
export function guardPrivateFile(): void {
  if (!isProtected()) refuse();
}

/** @param isSample the example that ships with the program: nobody's data. */
export const privateGuard = (isSample = false): PrivateGuard => (isSample || isProtected() ? OPEN : STRICT);
