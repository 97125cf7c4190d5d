import { type CalendarDate, fillText, formatDateChinese, type TextTable } from '../../kernel';
import { escapeMarkup } from './escape';

export interface RecoverySheet {
  /** As the vault gave it: eight groups with hyphens between. */
  readonly code: string;
  readonly unitName: string;
  /** 32 hex digits; the last eight are printed, so that a sheet can be matched with its store. */
  readonly storeId: string;
  readonly writtenOn: CalendarDate;
}

const STYLE = [
  '@page{size:210mm 297mm;margin:0}',
  'html,body{margin:0;padding:0;background:#fff;color:#000}',
  'body{font-family:"SimSun","NSimSun","Songti SC","Noto Serif CJK SC","Source Han Serif SC",serif;font-size:15pt;line-height:1.55;-webkit-print-color-adjust:exact;print-color-adjust:exact}',
  '.page{box-sizing:border-box;width:210mm;height:296.5mm;padding:20mm 20mm 16mm;overflow:hidden;background:#fff;display:flex;flex-direction:column}',
  'h1,h2{font-family:"SimHei","Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei",sans-serif;font-weight:normal}',
  'h1{font-size:30pt;line-height:1.2;text-align:center;letter-spacing:.1em;margin:0 0 7mm}',
  'h2{font-size:16pt;margin:7mm 0 2mm}',
  'p{margin:0 0 3mm}',
  '.unit{font-size:17pt}',
  '.code{border-collapse:collapse;table-layout:fixed;width:100%;border:1.5pt solid #000}',
  '.code td{border:.75pt solid #000;padding:2mm 0 3mm;text-align:center}',
  '.code small{display:block;font-size:12pt;line-height:1.2}',
  '.code b{font-family:Consolas,"DejaVu Sans Mono","Noto Sans Mono","Courier New",monospace;font-weight:bold;font-size:27pt;line-height:1.3;letter-spacing:.08em}',
  '.small{font-size:12.5pt;margin-top:3mm}',
  'ol{margin:0;padding-left:1.6em}',
  'li{margin-bottom:1.5mm}',
  '.foot{margin-top:auto;display:grid;grid-template-columns:1fr 1fr;row-gap:5mm;border-top:.75pt solid #000;padding-top:5mm}',
  '.foot p{margin:0}',
  '@media screen{body{background:#e9e7e3}.page{margin:12pt auto;box-shadow:0 0 0 .75pt #bbb}}',
].join('\n');

/** One A4 page in large type, for the printer and the township's safe. It is never saved by the program itself. */
export function renderRecoverySheet(sheet: RecoverySheet, text: TextTable): string {
  const say = (key: string, params: Readonly<Record<string, string>> = {}): string =>
    escapeMarkup(fillText(text, key, params));
  const cells = sheet.code
    .split('-')
    .map((group, index) => `<td><small>${index + 1}</small><b>${escapeMarkup(group)}</b></td>`);
  const half = Math.ceil(cells.length / 2);
  const rows = [cells.slice(0, half), cells.slice(half)].map((row) => `<tr>${row.join('')}</tr>`).join('');
  const keep = [say('vault.sheet.keepSealed'), say('vault.sheet.keepApart'), say('vault.sheet.keepVoid')];
  const foot = [
    say('vault.sheet.writtenOn', { date: formatDateChinese(sheet.writtenOn) }),
    say('vault.sheet.store', { store: sheet.storeId.slice(-8).toUpperCase() }),
    say('vault.sheet.holder'),
    say('vault.sheet.keeper'),
    say('vault.sheet.sealedOn'),
  ];
  return `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${say('vault.sheet.title')}</title><style>
${STYLE}
</style></head><body>
<div class="page">
<h1>${say('vault.sheet.title')}</h1>
<p class="unit">${say('vault.sheet.unit', { unit: sheet.unitName })}</p>
<p>${say('vault.sheet.what')}</p>
<h2>${say('vault.sheet.code')}</h2>
<table class="code"><tbody>${rows}</tbody></table>
<p class="small">${say('vault.sheet.letters')}</p>
<h2>${say('vault.sheet.keepTitle')}</h2>
<ol>${keep.map((line) => `<li>${line}</li>`).join('')}</ol>
<div class="foot">${foot.map((line) => `<p>${line}</p>`).join('')}</div>
</div>
</body></html>
`;
}
