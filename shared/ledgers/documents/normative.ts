import { type CalendarDate, parseCalendarDate } from '../../kernel';
import type { DocumentValidity, OfficialDocument } from '../../records';
import { isCurrent, newestFirst } from './fields';

export type ValidityLine = OfficialDocument['validityTrace'][number];

/** R-F01: what stands on a day. A document past its last day has expired although nobody wrote it down. */
export function validityOn(document: OfficialDocument, today: CalendarDate): DocumentValidity {
  const { validity, expiresOn } = document;
  if (validity === '' || validity === 'repealed' || validity === 'expired') return validity;
  const last = parseCalendarDate(expiresOn);
  return last && last < today ? 'expired' : validity;
}

/** R-F01: the normative documents that are issued, newest first. */
export function normativeRegister(documents: Iterable<OfficialDocument>): readonly OfficialDocument[] {
  return [...documents]
    .filter((one) => one.isNormative && isCurrent(one) && one.state !== 'draft' && one.state !== 'circulating')
    .sort(newestFirst((one) => one.issuedOn));
}

/** R-F02: outcome of one year's 清理 for one document, with the document that changed or repealed it. */
export function applyValidity(document: OfficialDocument, line: ValidityLine): OfficialDocument {
  const validityTrace = [...document.validityTrace, line].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return { ...document, validity: validityTrace.at(-1)?.validity ?? line.validity, validityTrace };
}

export interface Clearing {
  readonly done: readonly { readonly document: OfficialDocument; readonly line: ValidityLine }[];
  /** Issued before or in the year and not looked at in it. */
  readonly open: readonly OfficialDocument[];
}

/** R-F02: a year's 清理; the last word of the year counts. What was over before the year needs no look. */
export function clearingOf(documents: Iterable<OfficialDocument>, year: number): Clearing {
  const done: { document: OfficialDocument; line: ValidityLine }[] = [];
  const open: OfficialDocument[] = [];
  for (const document of normativeRegister(documents)) {
    if (document.issuedOn.slice(0, 4) > String(year)) continue;
    const line = document.validityTrace.filter((one) => one.year === year).at(-1);
    if (line) done.push({ document, line });
    else if (document.validity !== 'repealed' && document.validity !== 'expired') open.push(document);
  }
  return { done, open };
}

/** R-F03: what goes into the 制度文件汇编: in force or amended on the day, and open to everybody. */
export function compilation(documents: Iterable<OfficialDocument>, today: CalendarDate): readonly OfficialDocument[] {
  return normativeRegister(documents).filter((document) => {
    const validity = validityOn(document, today);
    const isPublic = document.disclosureClass === 'open' || document.disclosureClass === 'redacted';
    return isPublic && (validity === 'inForce' || validity === 'amended');
  });
}

/** R-P16: the 利企惠民 policies with what they are worth today. */
export function benefitPolicies(
  documents: Iterable<OfficialDocument>,
  today: CalendarDate,
): readonly { readonly document: OfficialDocument; readonly validity: DocumentValidity }[] {
  return [...documents]
    .filter((one) => one.isBenefitPolicy && isCurrent(one) && one.issuedOn !== '')
    .sort(newestFirst((one) => one.issuedOn))
    .map((document) => ({ document, validity: validityOn(document, today) }));
}
