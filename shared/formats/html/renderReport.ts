import { MARK_FILLS, type PlacedCell, type PlacedRow, type ReportSheet, sheetsOfRows } from '../../layout';
import { escapeMarkup } from './escape';
import { family } from './pageStyles';

const mm = (twips: number): string => `${Number(((twips * 25.4) / 1440).toFixed(2))}mm`;
/** The last column is a hair narrower: half of the outer rules stands outside of the table, where the paper's margin cuts it. */
const OUTER_RULE = 20;
const lines = (text: string): string => text.split('\n').map(escapeMarkup).join('<br>');

/**
 * The report for the printer: the engine cuts the sheets, repeats the head and keeps rows whole. Page numbers stand there
 * where the engine knows margin boxes (Chromium from 131); others leave them out.
 */
export function renderReportHtml(report: ReportSheet): string {
  const head = report.rows.slice(0, report.headerRows);
  const body = report.rows.slice(report.headerRows);
  const columns = report.widthsTwips.length;
  // In the repeated head, because a line above the table would stand on the first sheet only; so do titles of sheets.
  const inside = report.inside
    ? `<tr><th class="inside" colspan="${columns}">${escapeMarkup(report.inside)}</th></tr>`
    : '';
  const line = (name: string, text: string): string => `<p class="${name}">${escapeMarkup(text)}</p>`;
  const parts = sheetsOfRows(body);
  const columnsHtml = report.widthsTwips
    .map((width, index) => `<col style="width:${mm(width - (index === columns - 1 ? OUTER_RULE : 0))}">`)
    .join('');
  const titleOf = (title: string): string =>
    title === '' ? '' : `<tr><th class="title" colspan="${columns}">${escapeMarkup(title)}</th></tr>`;
  const tables = parts.map(
    (part, index) => `<table${index > 0 ? ' class="sheet"' : ''}><colgroup>${columnsHtml}</colgroup>
<thead>${inside}${titleOf(part.title)}${head.map((row) => rowHtml(row, 'th')).join('\n')}</thead>
<tbody>${part.rows.map((row) => rowHtml(row, 'td')).join('\n')}</tbody></table>`,
  );
  return `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeMarkup(report.title)}</title><style>
${styleOf(report)}
</style></head><body>
${parts[0]?.title ? '' : `<h1>${escapeMarkup(report.title)}</h1>`}
${report.subtitle ? line('centre', report.subtitle) : ''}${report.intro.map((text) => line('text', text)).join('')}
${tables.join('\n')}
<div class="closing">${report.foot.map((text) => line('text', text)).join('')}${report.sign.map((text) => line('right', text)).join('')}</div>
</body></html>
`;
}

function rowHtml(row: PlacedRow, tag: 'th' | 'td'): string {
  const height = row.minHeightMm > 0 ? ` style="height:${row.minHeightMm}mm"` : '';
  const name = row.kind === 'group' ? ' class="lead"' : '';
  return `<tr${name}${height}>${row.cells.map((cell) => cellHtml(cell, tag)).join('')}</tr>`;
}

function cellHtml(cell: PlacedCell, tag: 'th' | 'td'): string {
  const rowSpan = cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : '';
  const colSpan = cell.colSpan > 1 ? ` colspan="${cell.colSpan}"` : '';
  const names = [
    ...(cell.align === 'left' ? [] : [cell.align]),
    ...(cell.bold && tag === 'td' ? ['bold'] : []),
    ...(cell.mark ? [cell.mark] : []),
  ].join(' ');
  return `<${tag}${rowSpan}${colSpan}${names ? ` class="${names}"` : ''}>${lines(cell.text)}</${tag}>`;
}

function styleOf(report: ReportSheet): string {
  const { sheet, fonts, titlePt, textPt, tablePt, lineHeight, widthsTwips } = report;
  const { margin } = sheet;
  const width = widthsTwips.reduce((sum, one) => sum + one, 0) - OUTER_RULE;
  const [before = '', between = '', after = ''] = report.pageLine.split(/\{page\}|\{pages\}/).map(cssText);
  return [
    `@page{size:${mm(sheet.width)} ${mm(sheet.height)};margin:${[margin.top, margin.right, margin.bottom + 340, margin.left].map(mm).join(' ')};@bottom-center{content:${before} counter(page) ${between} counter(pages) ${after};font-size:${textPt}pt}}`,
    'html,body{margin:0;padding:0;background:#fff;color:#000}',
    `body{font-family:${family(fonts.body.css)};font-size:${textPt}pt;line-height:${lineHeight};font-variant-numeric:tabular-nums;-webkit-print-color-adjust:exact;print-color-adjust:exact}`,
    `h1{font-family:${family(fonts.title.css)};font-size:${titlePt}pt;text-align:center;margin:0 0 2mm}`,
    'table.sheet{break-before:page}',
    'p{margin:0;white-space:pre-wrap}',
    '.centre{text-align:center}',
    `table{border-collapse:collapse;table-layout:fixed;width:${mm(width)};margin:1mm auto;font-size:${tablePt}pt}`,
    'th,td{box-sizing:border-box;border:.5pt solid #000;padding:.7mm 1.2mm;vertical-align:middle;text-align:left;font-weight:normal;overflow-wrap:anywhere}',
    'thead{display:table-header-group}',
    'tr,.closing{break-inside:avoid}',
    // A group's name never stands alone at the foot of a sheet.
    'tr.lead{break-after:avoid}',
    `th,.bold{font-family:${family(fonts.heading.css)}}`,
    'th.inside,th.title{border:0;text-align:left;padding-left:0}',
    `th.title{font-family:${family(fonts.title.css)};font-size:${titlePt}pt;text-align:center;padding-bottom:2mm}`,
    '.center{text-align:center}',
    '.right{text-align:right}',
    ...Object.entries(MARK_FILLS).map(([mark, fill]) => `.${mark}{background:#${fill}}`),
    '@media screen{body{padding:12mm}}',
  ].join('\n');
}

/** A text for `content`: quoted, nothing in it that could end the quotation or the style sheet. */
const cssText = (text: string): string => `"${text.replace(/["\\<>\n]/g, ' ')}"`;
