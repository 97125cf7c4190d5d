import { parseYuan } from '../../../../shared/kernel';
import type { BatchRecord } from '../../../../shared/records';
import { t } from '../../../ui/text';

export interface FileRow {
  /** Key of the sheet inside the batch. */
  readonly key: string;
  readonly file: string;
  readonly sheet: string;
  readonly format: string;
  readonly encoding: string;
  readonly header: string;
  readonly hidden: string;
  readonly rows: number;
  /** True when a column of the sheet names the village. */
  readonly fromRows: boolean;
  readonly assigned: string;
  readonly villages: readonly string[];
}

/** One line per counted sheet of every file. */
export function fileRows(batch: BatchRecord): FileRow[] {
  const names = batch.summary.villages.map((village) => village.name).filter((name) => name !== '');
  return batch.files.flatMap((file) =>
    file.sheets.map((sheet) => {
      const fromRows = sheet.village === '' && sheet.layout.columns.some((column) => column.field === 'village');
      return {
        key: sheet.key,
        file: file.name,
        sheet: sheet.name,
        format: file.format,
        encoding: file.encoding,
        header:
          sheet.layout.headerRows.length > 0
            ? t('files.headerRows', { rows: sheet.layout.headerRows.join(t('app.comma')) })
            : '',
        hidden:
          sheet.hiddenRows + sheet.hiddenColumns > 0
            ? t('files.hidden', { rows: sheet.hiddenRows, columns: sheet.hiddenColumns })
            : '',
        rows: sheet.rowCount,
        fromRows,
        assigned: sheet.village,
        villages: fromRows ? names : sheet.village === '' ? [] : [sheet.village],
      };
    }),
  );
}

/** Reads a typed yuan amount; '' is 0, anything unreadable undefined. Full-width digits and separators are taken as meant. */
export function parseAmount(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/[,\s¥元]/g, '');
  if (plain === '') return 0;
  const value = parseYuan(plain);
  return value.ok ? value.value : undefined;
}

/** Pasted lines "village <tab or blanks> amount". Lines whose name is unknown come back by themselves. */
export function parseAllocated(
  text: string,
  names: readonly string[],
): { found: Record<string, number>; unknown: string[] } {
  const found: Record<string, number> = {};
  const unknown: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    const [, name = '', amount = ''] = /^\s*(\S+?)[\s,，:：]+([¥￥\d０-９][\d０-９.,，．]*)\s*元?\s*$/.exec(line) ?? [];
    if (name === '') {
      if (line.trim() !== '') unknown.push(line.trim());
      continue;
    }
    const value = parseAmount(amount.replaceAll('，', ','));
    const known = names.find((own) => own === name || own === `${name}村` || `${own}村` === name);
    if (known !== undefined && value !== undefined) found[known] = value;
    else unknown.push(line.trim());
  }
  return { found, unknown };
}
