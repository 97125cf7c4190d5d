import type { LookupAnswer, LookupLine } from '../../board/lookup';
import {
  type CalendarDate,
  fillText,
  formatDateChinese,
  formatYuanGrouped,
  parseCalendarDate,
  type TextTable,
} from '../../kernel';
import { escapeMarkup } from './escape';

export interface LookupSlip {
  readonly village: string;
  readonly writtenOn: CalendarDate;
  /** Official, '' when none is set. */
  readonly telephone: string;
  readonly answer: LookupAnswer;
}

/** Payments on one sheet; more go on a further one of the same form. */
const LINES_PER_SHEET = 8;

const STYLE = [
  '@page{size:210mm 297mm;margin:0}',
  'html,body{margin:0;padding:0;background:#fff;color:#000}',
  'body{font-family:"SimSun","NSimSun","Songti SC","Noto Serif CJK SC","Source Han Serif SC",serif;font-size:14pt;line-height:1.4;-webkit-print-color-adjust:exact;print-color-adjust:exact}',
  '.page{box-sizing:border-box;width:210mm;height:296.5mm;padding:18mm 15mm 14mm;overflow:hidden;background:#fff;display:flex;flex-direction:column;break-after:page}',
  '.page:last-child{break-after:auto}',
  'h1{font-family:"SimHei","Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei",sans-serif;font-weight:normal;font-size:26pt;line-height:1.2;text-align:center;margin:0 0 6mm}',
  'p{margin:0 0 3mm}',
  '.facts{display:flex;justify-content:space-between}',
  'table{border-collapse:collapse;table-layout:fixed;width:100%;border:1pt solid #000}',
  'th,td{box-sizing:border-box;border:.5pt solid #000;padding:0 1.2mm;height:22mm;font-size:12pt;line-height:1.25;text-align:center;vertical-align:middle;overflow:hidden}',
  'th{height:11mm;font-family:"SimHei","Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei",sans-serif;font-weight:normal}',
  'td.money{text-align:right;font-variant-numeric:tabular-nums}',
  'td.say{height:176mm;font-size:22pt}',
  '.foot{margin-top:auto}',
  '@media screen{body{background:#e9e7e3}.page{margin:12pt auto;box-shadow:0 0 0 .75pt #bbb}}',
].join('\n');

const WIDTHS = { program: 44, year: 15, rate: 29, amount: 28, rule: 30, postedOn: 34 } as const;
const COLUMNS = Object.keys(WIDTHS) as (keyof typeof WIDTHS)[];

const dayOf = (day: string): string => {
  const date = parseCalendarDate(day);
  return date ? formatDateChinese(date) : '';
};

/** What a villager takes along from the look-up desk: a hit and a miss on the same sheet. */
export function renderLookupSlip({ village, writtenOn, telephone, answer }: LookupSlip, text: TextTable): string {
  const say = (key: string, params: Readonly<Record<string, string | number>> = {}): string =>
    escapeMarkup(fillText(text, key, params));
  const cellsOf = (line: LookupLine): string => {
    const { unitRateYuan, rateUnit } = line;
    const cells: Record<keyof typeof WIDTHS, string> = {
      program: escapeMarkup(line.program),
      year: escapeMarkup(String(line.year)),
      rate: unitRateYuan === '' ? '' : escapeMarkup(`${unitRateYuan} ${rateUnit}`.trim()),
      amount: escapeMarkup(formatYuanGrouped(line.amountFen)),
      rule: escapeMarkup(line.documentNumber),
      postedOn: escapeMarkup(dayOf(line.postedOn)),
    };
    return COLUMNS.map((name) => `<td${name === 'amount' ? ' class="money"' : ''}>${cells[name]}</td>`).join('');
  };
  const head = COLUMNS.map((name) => `<th style="width:${WIDTHS[name]}mm">${say(`lookup.col.${name}`)}</th>`).join('');
  const empty = `<tr>${'<td></td>'.repeat(COLUMNS.length)}</tr>`;
  const sheets: string[] = [];
  if (answer.kind === 'miss')
    sheets.push(`<tr><td class="say" colspan="${COLUMNS.length}">${say('lookup.miss')}</td></tr>`);
  else
    for (let from = 0; from < answer.lines.length; from += LINES_PER_SHEET) {
      const rows = answer.lines.slice(from, from + LINES_PER_SHEET).map((line) => `<tr>${cellsOf(line)}</tr>`);
      sheets.push(rows.join('') + empty.repeat(LINES_PER_SHEET - rows.length));
    }
  const who = answer.kind === 'hit' ? say('lookup.slip.name', { name: answer.maskedName }) : say('lookup.slip.noName');
  const foot = [say('lookup.slip.foot'), ...(telephone === '' ? [] : [say('lookup.slip.telephone', { telephone })])];
  const page = (rows: string): string =>
    [
      `<div class="page"><h1>${say('lookup.slip.title', { village })}</h1>`,
      `<p class="facts"><span>${who}</span><span>${say('lookup.slip.on', { day: formatDateChinese(writtenOn) })}</span></p>`,
      `<table><tr>${head}</tr>${rows}</table>`,
      `<div class="foot">${foot.map((line) => `<p>${line}</p>`).join('')}</div></div>`,
    ].join('');
  return `<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>${say('lookup.slip.title', { village })}</title><style>${STYLE}</style></head><body>${sheets.map(page).join('\n')}</body></html>\n`;
}
