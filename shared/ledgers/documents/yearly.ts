import type { OfficialDocument, YEARLY_OUTCOMES } from '../../records';
import type { ClassChoice } from './documentRules';
import { isCurrent, newestFirst } from './fields';

export type YearlyOutcome = (typeof YEARLY_OUTCOMES)[number];
export type YearlyLine = OfficialDocument['yearly'][number];

export interface YearlyItem {
  readonly document: OfficialDocument;
  /** This year's outcome, undefined while it is still to be decided. */
  readonly outcome: YearlyLine | undefined;
}

const isKeptBack = (document: OfficialDocument): boolean =>
  document.disclosureClass === 'withheld' || document.disclosureClass === 'onRequest';

/** R-P12: all that is withheld or on request, with this year's outcome; those that were turned open this year stay on the list. */
export function yearlyWorklist(documents: Iterable<OfficialDocument>, year: number): readonly YearlyItem[] {
  const items: YearlyItem[] = [];
  for (const document of documents) {
    if (!isCurrent(document) || document.year > year || document.state === 'draft') continue;
    const outcome = document.yearly.find((line) => line.year === year);
    if (outcome || isKeptBack(document)) items.push({ document, outcome });
  }
  return items.sort(newestFirst((item) => item.document.issuedOn));
}

/** What can be decided: on request can become open, withheld also on request. */
export const outcomesFor = ({ disclosureClass }: OfficialDocument): readonly YearlyOutcome[] =>
  disclosureClass === 'onRequest' ? ['keep', 'toOpen'] : ['keep', 'toOpen', 'toOnRequest'];

/** Writes an outcome; a new class starts its own duties: an opened document is due again (R-P01 变更). */
export function applyOutcome(
  document: OfficialDocument,
  line: YearlyLine,
  words: Readonly<Record<'open' | 'onRequest', ClassChoice['words']>>,
): OfficialDocument {
  const yearly = [...document.yearly.filter((one) => one.year !== line.year), line];
  if (line.outcome === 'keep') return { ...document, yearly };
  if (line.outcome === 'toOnRequest')
    return { ...document, yearly, disclosureClass: 'onRequest', classWords: words.onRequest, classReason: line.reason };
  return {
    ...document,
    yearly,
    disclosureClass: 'open',
    classWords: words.open,
    classReason: '',
    classArticle: '',
    closedReason: '',
    state: document.state === 'closed' ? 'issued' : document.state,
  };
}
