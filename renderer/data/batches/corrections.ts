import { text } from '../../../resources';
import { layoutRules } from '../../../resources/tables';
import { renderCsv } from '../../../shared/formats/csv';
import { renderDocx } from '../../../shared/formats/docx';
import type { RenderedFile } from '../../../shared/jobs';
import { beijingDay, fillText } from '../../../shared/kernel';
import { layoutTable } from '../../../shared/layout';
import { correctionList, maskLongNumbers } from '../../../shared/payout';
import { JobFault } from '../../workers/protocol';
import { scanOutput } from '../scanOutput';
import { source } from '../source';
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
  const name = `${fillText(text, 'correctionList.fileName', { title: record.title })}.${format}`;
  const bytes =
    format === 'csv'
      ? renderCsv({ header, rows })
      : renderDocx(
          layoutTable(
            {
              paper: 'A4',
              orientation: 'landscape',
              title: fillText(text, 'correctionList.title', { title: record.title }),
              introLines: [fillText(text, 'correctionList.intro', { count: lines.length })],
              columns: header.map((one, index) => ({
                header: one,
                align: index === 2 ? ('right' as const) : ('left' as const),
                ...(index === 5 ? { maxEm: 40 } : { maxEm: 8 }),
              })),
              rows,
              footerLines: [],
              writtenOn: beijingDay(source.now()),
              internal: true,
            },
            { rules: layoutRules, text },
          ),
        );
  const findings = await scanOutput(name, bytes, {});
  const blocked = findings.some((finding) => finding.severity === 'error');
  return { name, bytes: blocked ? new Uint8Array() : bytes, findings };
}
