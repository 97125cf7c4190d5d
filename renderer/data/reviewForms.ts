import { text } from '../../resources';
import { fillText, formatDateChinese, parseCalendarDate } from '../../shared/kernel';
import { type Report, type ReviewSheetItem, reviewSheet } from '../../shared/layout';
import type { ReviewedItem, ReviewRecord } from '../../shared/records';
import { readEntry } from './disclosures';
import { readDocuments } from './documents';
import { readNotice } from './notices';
import { listUnits } from './units';

const className = (value: string): string => (value === '' ? '' : fillText(text, `disclosure.class.${value}`));

async function itemInWords(
  { id, kind, page, title, unitCode, conclusion }: ReviewedItem,
  names: ReadonlyMap<string, string>,
): Promise<ReviewSheetItem> {
  const [pageUnit = '', year = ''] = page.split('/');
  const entry = kind === 'disclosure' ? await readEntry({ unitCode: pageUnit, year, id }) : undefined;
  const notice = kind === 'notice' ? await readNotice({ unitCode: pageUnit, year, id }) : undefined;
  const document = kind === 'document' ? (await readDocuments()).find((one) => one.id === id) : undefined;
  const [disclosureClass, reach] = entry
    ? [entry.line.disclosureClass, entry.line.reach]
    : document
      ? [document.disclosureClass, 'internet']
      : notice
        ? ['open', notice.line.reach]
        : [kind === 'batch' ? 'open' : '', 'board'];
  return {
    unitName: names.get(unitCode) ?? '',
    title,
    className: className(disclosureClass),
    reachName: fillText(text, `disclosure.reach.${reach}`),
    conclusion,
  };
}

/** A sheet as it is printed, or as it was signed. */
export async function reviewReport(review: ReviewRecord): Promise<Report> {
  const names = new Map((await listUnits()).map(({ unitCode, name }) => [unitCode, name]));
  const day = parseCalendarDate(review.printedOn);
  const items = await Promise.all(review.items.map((item) => itemInWords(item, names)));
  const head = {
    unit: names.get(review.unitCode) ?? '',
    number: review.number,
    date: day ? formatDateChinese(day) : '',
  };
  return reviewSheet(review.kind, items, head, text);
}
