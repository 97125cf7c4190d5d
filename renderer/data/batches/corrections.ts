import { text } from '../../../resources';
import type { RenderedFile } from '../../../shared/jobs';
import { fillText } from '../../../shared/kernel';
import { correctionList, maskLongNumbers } from '../../../shared/payout';
import { JobFault } from '../../workers/protocol';
import { renderInternalTable } from '../internalTable';
import type { BatchSession } from './session';

/** 更正清单: where to look and what to change, masked, to send back to the office that made the sheet. */
export async function renderCorrections(session: BatchSession, format: 'csv' | 'docx'): Promise<RenderedFile> {
  const { record } = session;
  const lines = session.problems
    .filter((item) => item.severity === 'warn' || item.severity === 'reject')
    .flatMap((item) =>
      correctionList({ problems: [item] }, text).map((line) => ({ ...line, file: item.at.file ?? '' })),
    );
  if (lines.length === 0) throw new JobFault('correctionList.none');
  const header = fillText(text, 'correctionList.header').split('|');
  const rows = lines.map((line) => [
    maskLongNumbers(line.file),
    maskLongNumbers(line.sheet),
    String(line.row),
    line.header,
    fillText(text, `correctionList.${line.severity}`),
    line.sentence,
  ]);
  return renderInternalTable(
    {
      name: fillText(text, 'correctionList.fileName', { title: record.title }),
      title: fillText(text, 'correctionList.title', { title: record.title }),
      intro: fillText(text, 'correctionList.intro', { count: lines.length }),
      columns: header.map((one, index) => ({ header: one, isNumber: index === 2, maxEm: index === 5 ? 40 : 8 })),
      rows,
    },
    format,
  );
}
