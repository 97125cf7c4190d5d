import type { ArchiveBox, BoxEntry, EndedPosting } from '../../../../../shared/board/ledger';
import type { Report } from '../../../../../shared/layout/report';
import { actsOf, type BoardView } from '../../../../data/board';
import { t } from '../../../../ui/text';
import { dayText, unitName } from '../words';

export const kindOf = (entry: BoxEntry): string =>
  entry.kind === 'posting' ? t('board.archive.posting') : t(`board.archiveKind.${entry.line.kind}`);

export const titleOf = (entry: BoxEntry): string =>
  entry.kind === 'posting' ? entry.hanging.thing.title : entry.line.title;

export function spanOf(entry: BoxEntry): string {
  if (entry.kind === 'file') return entry.line.span;
  const { postedOn, takenDownOn } = entry.hanging.thing;
  return t('board.archive.hung', { from: dayText(postedOn), to: dayText(takenDownOn) });
}

const endedWords = ({ version, postedOn, endedOn, why }: EndedPosting): string =>
  t('board.ended', { n: version, from: dayText(postedOn), to: dayText(endedOn) }) +
  (why === '' ? '' : t('board.endedWhy', { why }));

/** Photographs, objections and earlier versions of a posting; the note of any other file. */
async function noteOf(entry: BoxEntry): Promise<string> {
  if (entry.kind === 'file') return entry.line.note;
  const { thing, line } = entry.hanging;
  const { proofs, ended } = await actsOf(thing).details(thing);
  const objections = line?.objections.length ?? 0;
  return [
    ...ended.map(endedWords),
    ...(proofs.length > 0 ? [t('board.archive.proofs', { n: proofs.length })] : []),
    ...(objections > 0 ? [t('board.archive.objections', { n: objections })] : []),
  ].join('\n');
}

/** R-V20: the index that lies in the box, one line for each file. */
export async function boxIndex(box: ArchiveBox, view: BoardView): Promise<Report> {
  const unit = unitName(view.units, box.unitCode);
  const column = (key: string, widthMm: number) => ({ header: t(`board.archive.col.${key}`), widthMm });
  const rows = box.entries.map(async (entry) => ({
    cells: [
      String(entry.no),
      kindOf(entry),
      titleOf(entry),
      spanOf(entry),
      entry.kind === 'file' && entry.line.pages > 0 ? String(entry.line.pages) : '',
      await noteOf(entry),
    ],
  }));
  return {
    title: t('board.archive.indexTitle', { unit }),
    subtitle: box.name,
    paper: 'A4',
    orientation: 'portrait',
    columns: [
      { ...column('no', 12), align: 'center' },
      column('kind', 30),
      column('title', 56),
      column('span', 40),
      { ...column('pages', 12), align: 'center' },
      column('note', 36),
    ],
    rows: await Promise.all(rows),
    sign: [unit, dayText(view.today)],
    internal: true,
    fileName: t('board.archive.indexFile', { unit, box: box.name }),
  };
}

/** The sheet that is glued on the box; what nobody has settled (years to keep) is left to be written in. */
export function boxLabel(box: ArchiveBox, view: BoardView): Report {
  const unit = unitName(view.units, box.unitCode);
  const numbers = box.entries.map(({ no }) => no);
  const row = (key: string, text: string) => ({
    cells: [{ text: t(`board.archive.labelRow.${key}`), bold: true }, text],
    minHeightMm: 14,
  });
  return {
    title: t('board.archive.labelTitle', { unit }),
    paper: 'A4',
    orientation: 'portrait',
    titlePt: 26,
    tablePt: 18,
    columns: [
      { header: t('board.archive.labelCol.what'), widthMm: 45, align: 'center' },
      { header: t('board.archive.labelCol.said'), widthMm: 120 },
    ],
    rows: [
      row('unit', unit),
      row('box', box.name),
      row('numbers', t('board.archive.numbers', { from: Math.min(...numbers), to: Math.max(...numbers) })),
      row('count', t('board.archive.count', { n: box.entries.length })),
      row('kinds', [...new Set(box.entries.map(kindOf))].join(t('board.comma'))),
      row('keep', ''),
      row('note', ''),
    ],
    internal: false,
    fileName: t('board.archive.labelFile', { unit, box: box.name }),
  };
}
