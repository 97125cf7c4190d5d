import { type Problem, parseCalendarDate, problem } from '../../kernel';
import type { OfficialDocument } from '../../records';

/** A new line of the register with nothing decided yet. */
export function blankDocument(given: Pick<OfficialDocument, 'id' | 'year' | 'unitCode'>): OfficialDocument {
  return {
    ...given,
    revision: 0,
    updatedAt: '',
    updatedBy: '',
    documentNumber: '',
    title: '',
    indexNumber: '',
    summary: '',
    isNormative: false,
    isBenefitPolicy: false,
    state: 'draft',
    disclosureClass: '',
    classWords: '',
    classReason: '',
    classArticle: '',
    classCheckedBy: '',
    classCheckedOn: '',
    returnedWhy: '',
    returnedTimes: 0,
    madeBy: '',
    keptBy: '',
    isRepost: false,
    jointUnits: [],
    jointConfirmedOn: '',
    draftedOn: '',
    formedOn: '',
    issuedOn: '',
    dueOn: '',
    dueStatus: '',
    ruleId: '',
    publishedOn: '',
    url: '',
    portalColumn: '',
    validity: '',
    basisDocument: '',
    expiresOn: '',
    validityTrace: [],
    redaction: null,
    attachments: [],
    copies: [],
    closedReason: '',
    yearly: [],
    stages: [],
    releaseReview: '',
    secrecyReview: '',
    carriedFrom: '',
    carriedTo: '',
    note: '',
    deleted: false,
  };
}

/** Document numbers are the same however their year is bracketed and spaced. */
export const foldNumber = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[〔[【(]/g, '(')
    .replace(/[〕\]】)]/g, ')');

/** A line that counts: not in the bin, and not carried on by another year's line. */
export const isCurrent = (document: OfficialDocument): boolean => !document.deleted && document.carriedTo === '';

/** Another current line with this number. */
export function sameNumber(
  document: Pick<OfficialDocument, 'id' | 'documentNumber'>,
  others: Iterable<OfficialDocument>,
): OfficialDocument | undefined {
  const wanted = foldNumber(document.documentNumber);
  if (wanted === '') return undefined;
  for (const other of others)
    if (other.id !== document.id && isCurrent(other) && foldNumber(other.documentNumber) === wanted) return other;
  return undefined;
}

const DAYS = ['draftedOn', 'formedOn', 'issuedOn', 'publishedOn', 'expiresOn', 'jointConfirmedOn'] as const;

/** What cannot be right about the fields as they stand, whatever comes next. */
export function checkFields(document: OfficialDocument): Problem[] {
  const found: Problem[] = [];
  const say = (code: string, field: string): void => void found.push(problem(code, 'error', { field }));
  for (const field of DAYS) {
    if (document[field] !== '' && parseCalendarDate(document[field]) === undefined)
      say('document.dayUnreadable', field);
  }
  const { formedOn, issuedOn, publishedOn, expiresOn } = document;
  if (formedOn !== '' && issuedOn !== '' && formedOn > issuedOn) say('document.formedAfterIssue', 'formedOn');
  if (publishedOn !== '' && issuedOn !== '' && publishedOn < issuedOn)
    say('document.publishedBeforeIssue', 'publishedOn');
  if (expiresOn !== '' && issuedOn !== '' && expiresOn < issuedOn) say('document.expiresBeforeIssue', 'expiresOn');
  if (document.url !== '' && !/^https?:\/\/\S+$/.test(document.url)) say('document.urlWrong', 'url');
  return found;
}

/** Order by a day, the later first; what is equal keeps its place. */
export const newestFirst =
  <T>(dayOf: (one: T) => string) =>
  (a: T, b: T): number => {
    const [x, y] = [dayOf(a), dayOf(b)];
    return x < y ? 1 : x > y ? -1 : 0;
  };
