import sample from '../../resources/samples/desk.json';
import { deadlineRules, documentRules } from '../../resources/tables';
import { addDays, type CalendarDate, newId } from '../../shared/kernel';
import { blankDocument, withDue, wordsInSet } from '../../shared/ledgers/documents';
import type { OfficialDocument, UnitRecord } from '../../shared/records';
import { deadlineOfRule, type WorkCalendar } from '../../shared/rules';
import type { DeskSettings } from './settings';
import { source } from './source';

/** 示例数据: official documents of the township, of every class, with the day on which each is due. */
export function sampleDocuments(
  unit: UnitRecord,
  day: CalendarDate,
  { documentClassSet, documentStart }: Pick<DeskSettings, 'documentClassSet' | 'documentStart'>,
  calendar: WorkCalendar,
): readonly OfficialDocument[] {
  const dueOf: Parameters<typeof withDue>[3] = (rule, from) => deadlineOfRule(rule, from, calendar, deadlineRules);
  return documentsOf(unit, day, documentClassSet).map((line) => withDue(line, documentRules, documentStart, dueOf));
}

function documentsOf(unit: UnitRecord, day: CalendarDate, classSet: string): OfficialDocument[] {
  const year = Number(day.slice(0, 4));
  const back = (days: number | undefined): CalendarDate | '' => (days === undefined ? '' : addDays(day, -days));
  return sample.documents.map((row): OfficialDocument => {
    const issuedOn = back(row.issued);
    const disclosureClass = row.class as OfficialDocument['disclosureClass'];
    const publishedOn = back(row.published);
    const copies =
      row.copies && publishedOn !== ''
        ? documentRules.copyPlaces.map(({ to }) => ({ to, on: publishedOn, receipt: '' }))
        : [];
    return {
      ...blankDocument({ id: newId(source), year, unitCode: unit.unitCode }),
      documentNumber: row.number.replace('{year}', String(year)),
      title: row.title,
      madeBy: unit.name,
      keptBy: unit.name,
      disclosureClass,
      classWords: wordsInSet(documentRules, classSet, disclosureClass) ?? '',
      classReason: row.reason ?? '',
      classArticle: row.article ?? '',
      ...(row.reason ? { classCheckedBy: sample.reviewers.release, classCheckedOn: issuedOn } : {}),
      isNormative: row.normative !== undefined,
      validity: (row.normative ?? '') as OfficialDocument['validity'],
      isBenefitPolicy: row.benefit ?? false,
      draftedOn: back(row.drafted ?? (row.issued ?? 0) + 5),
      formedOn: issuedOn,
      issuedOn,
      publishedOn,
      url: publishedOn === '' ? '' : sample.township.site,
      redaction: row.removed ? { removed: row.removed, why: row.why ?? '', pages: 1 } : null,
      copies,
      state: publishedOn !== '' ? (row.copies ? 'closed' : 'published') : issuedOn !== '' ? 'issued' : 'draft',
    };
  });
}
