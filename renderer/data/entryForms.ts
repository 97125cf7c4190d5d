import { text } from '../../resources';
import { postingRules } from '../../resources/tables';
import { legalBasisOn } from '../../shared/disclosure/catalog';
import { type Entry, planEntryPosting } from '../../shared/disclosure/entries';
import { describePeriodCode, fillText, parseCalendarDate } from '../../shared/kernel';
import { entrySheet, type Report } from '../../shared/layout';
import { signerOf } from '../../shared/pipeline/villagePosting';
import { readCalendar } from './calendars';
import { findEntry } from './catalogs';
import { today } from './disclosures';
import { readSettings } from './settings';
import { listUnits } from './units';

const FIGURES = ['documentNumber', 'standard', 'people', 'quantity', 'amountYuan'] as const;

/** The posting of an entry as it hangs, or as it would hang from today on; law and period as of the posting day (R-00a, R-V04). */
export async function postingReport({ line, body }: Entry): Promise<Report> {
  const postedOn = parseCalendarDate(line.postedOn) ?? today();
  const [units, settings, calendar, catalog] = await Promise.all([
    listUnits(),
    readSettings(),
    readCalendar(),
    findEntry(line.catalogCode, postedOn),
  ]);
  const village = units.find(({ unitCode }) => unitCode === line.unitCode)?.name ?? '';
  const township = units.find(({ level }) => level === 'township')?.name ?? '';
  const wanted = { to: '' as const, objectionDays: body.objectionDays ?? 0 };
  const planned = planEntryPosting(postedOn, catalog, postingRules, calendar, wanted);
  const isVillage = line.unitKind === 'villagersCommittee';
  const kind = fillText(text, `disclosure.unitKind.${line.unitKind}`);
  return entrySheet(
    {
      title: line.title,
      text: body.text,
      figures: FIGURES.map((name) => ({ name: fillText(text, `disclosure.field.${name}`), value: line.figures[name] })),
      enclosed: body.attachments
        .filter(({ role }) => role === 'attachment' || role === 'public')
        .map(({ name }) => name),
      unit: [kind, body.group ?? ''].filter((part) => part !== '').join(' '),
      period: /^\d{4}$/.test(line.period) ? '' : describePeriodCode(text, line.period),
      legalBasis: catalog ? legalBasisOn(catalog, postedOn) : [],
      telephone: settings.supervisionTelephone,
      signer: isVillage
        ? signerOf(village, township, text)
        : fillText(text, 'disclosure.sheet.signer', { village, kind }),
      township,
      postedOn,
      postingTo: parseCalendarDate(line.postingTo) ?? planned?.to ?? postedOn,
    },
    text,
  );
}
