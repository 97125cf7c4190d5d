import type { CalendarDate } from '../../kernel';
import type { OfficialDocument } from '../../records';
import { type DocumentRules, goesToPortal } from './documentRules';
import { isCurrent, newestFirst } from './fields';
import { ledgerState } from './ledger';

/** One line of the 通报: what a unit issued in a month and what became of it. */
export interface UnitNumbers {
  readonly unitCode: string;
  readonly issued: number;
  /** Of those: must go to the net. */
  readonly due: number;
  readonly onTime: number;
  readonly late: number;
  /** Not on the net, still in time. */
  readonly notYet: number;
  /** 退文 (R-A05). */
  readonly returned: number;
}

/** month: "2026-03", or "2026" for the year. */
export const issuedIn = (document: OfficialDocument, month: string): boolean =>
  isCurrent(document) && document.issuedOn !== '' && document.issuedOn.startsWith(month);

/** R-P02: the figures of the monthly 通报, unit by unit in the order of their codes. late = on the net too late, or still not. */
export function unitNumbers(
  documents: Iterable<OfficialDocument>,
  month: string,
  rules: DocumentRules,
  today: CalendarDate,
): readonly UnitNumbers[] {
  const byUnit = new Map<string, UnitNumbers>();
  for (const document of documents) {
    if (!issuedIn(document, month)) continue;
    const { unitCode } = document;
    const sum = byUnit.get(unitCode) ?? { unitCode, issued: 0, due: 0, onTime: 0, late: 0, notYet: 0, returned: 0 };
    const { mark } = ledgerState(document, rules, today);
    byUnit.set(unitCode, {
      unitCode,
      issued: sum.issued + 1,
      due: sum.due + (goesToPortal(rules, document.disclosureClass) ? 1 : 0),
      onTime: sum.onTime + (mark === 'onTime' ? 1 : 0),
      late: sum.late + (mark === 'late' || mark === 'lateDone' ? 1 : 0),
      notYet:
        sum.notYet +
        (goesToPortal(rules, document.disclosureClass) && document.publishedOn === '' && mark !== 'late' ? 1 : 0),
      returned: sum.returned + document.returnedTimes,
    });
  }
  return [...byUnit.values()].sort((a, b) => (a.unitCode < b.unitCode ? -1 : 1));
}

/** R-P14: what stands in the 目录: published documents with 索引, 名称, 内容概述, 生成日期, newest first. */
export function disclosureDirectory(documents: Iterable<OfficialDocument>): readonly OfficialDocument[] {
  return [...documents]
    .filter((one) => isCurrent(one) && one.publishedOn !== '')
    .sort(newestFirst((one) => one.formedOn || one.issuedOn));
}
