import { text } from '../../../resources';
import type { RenderedFile } from '../../../shared/jobs';
import { beijingDay, fillText } from '../../../shared/kernel';
import { maskLongNumbers } from '../../../shared/payout';
import { renderInternalTable } from '../internalTable';
import { source } from '../source';
import { type HistoryLine, listHistory } from './history';

const EVERYTHING = 1_000_000;
/** Beijing time, as screens show it. */
const BEIJING_MS = 8 * 3600 * 1000;

const momentOf = (at: string): string =>
  new Date(Date.parse(at) + BEIJING_MS).toISOString().slice(0, 16).replace('T', ' ');

const sentenceOf = (line: HistoryLine): string => fillText(text, line.command, inWords(line));

/** An undo names what it took back: its parameter is the other act's own key. */
function inWords({ params }: HistoryLine): HistoryLine['params'] {
  const command = params.command;
  const inner = typeof command === 'string' ? text[`command.${command}`] : undefined;
  return inner === undefined ? params : { ...params, what: fillText(text, `command.${command}`, params) };
}

const rowOf = (line: HistoryLine): string[] => {
  const details = line.changes.map(({ what, field, before, after }) =>
    fillText(text, 'history.change', { place: [what, field].filter(Boolean).join(' '), before, after }),
  );
  return [
    String(line.seq),
    momentOf(line.at),
    line.by,
    maskLongNumbers(sentenceOf(line)),
    fillText(text, `history.state.${line.state}`),
    maskLongNumbers(details.join('；')),
  ];
};

/** The trail to take along: who did what and when, private values masked; opened again and scanned like every output. */
export async function renderTrail(format: 'csv' | 'html'): Promise<RenderedFile> {
  const lines = (await listHistory({ limit: EVERYTHING })).reverse();
  const header = fillText(text, 'history.header').split('|');
  const rows = lines.map(rowOf);
  const widths = [5, 11, 8, 22, 6, 30];
  return renderInternalTable(
    {
      name: fillText(text, 'history.fileName', { day: beijingDay(source.now()) }),
      title: fillText(text, 'history.title'),
      intro: fillText(text, 'history.intro', { n: lines.length }),
      columns: header.map((one, index) => ({ header: one, isNumber: index === 0, maxEm: widths[index] ?? 10 })),
      rows,
    },
    format,
  );
}
