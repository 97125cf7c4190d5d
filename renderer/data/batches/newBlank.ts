import { text } from '../../../resources';
import { payoutRules } from '../../../resources/tables';
import { fillText, newId } from '../../../shared/kernel';
import { describeLayout } from '../../../shared/payout';
import { JobFault } from '../../workers/protocol';
import { source } from '../source';
import { selfUnit } from '../units';
import { saveBatch } from './batchStore';
import { NO_CHOICES } from './decisionList';
import { emptyBatch } from './importFiles';
import { RowMarks } from './marks';
import { rowChanges } from './sheetBlocks';

/** Rows that stand ready to be typed into; typing below them makes more. */
const EMPTY_ROWS = 50;

/** A small list that is typed, not imported: an ordinary sheet with a header and empty rows, checked like any other. */
export async function newBlankBatch(title: string): Promise<string> {
  const header = fillText(text, 'payout.blank.header').split('|');
  const rows = [header, ...Array.from({ length: EMPTY_ROWS }, () => header.map(() => ''))];
  const name = fillText(text, 'payout.blank.name');
  const layout = describeLayout(rows, payoutRules, { fileName: name, sheetName: '', firstRow: 1 });
  if (!layout.ok) throw new JobFault(layout.fault, layout.params);
  const batchId = newId(source);
  const sheetKey = '0.0';
  const self = await selfUnit();
  const batch = emptyBatch(batchId, self?.unitCode ?? '', title);
  await saveBatch({
    act: { name: 'batch.newBlank' },
    record: {
      ...batch,
      files: [
        {
          name,
          bytes: 0,
          sha256: '',
          format: 'csv',
          encoding: 'utf-8',
          leftOut: [],
          sheets: [
            {
              key: sheetKey,
              name: '',
              layout: layout.value,
              rowCount: rows.length,
              blockCount: 1,
              hiddenRows: 0,
              hiddenColumns: 0,
              village: '',
            },
          ],
        },
      ],
    },
    choices: NO_CHOICES,
    found: { problems: [], marks: [{ sheetKey, marks: new RowMarks() }] },
    sheets: [{ batchId, sheetKey, rows: rowChanges(0, [], rows) }],
  });
  return batchId;
}
