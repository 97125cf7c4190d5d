/** The readable table: one line per figure, figures of one scenario together. */
const width = (text) => [...text].reduce((sum, char) => sum + (char.charCodeAt(0) > 0x2e7f ? 2 : 1), 0);
const left = (text, size) => text + ' '.repeat(Math.max(0, size - width(text)));
const right = (text, size) => ' '.repeat(Math.max(0, size - width(text))) + text;

export function formatFigure(value, unit) {
  if (!Number.isFinite(value)) return '-';
  if (unit === 'ms')
    return value >= 10_000 ? `${(value / 1000).toFixed(1)} s` : `${value.toFixed(value < 10 ? 1 : 0)} ms`;
  return `${value.toFixed(value < 10 ? 1 : 0)} ${unit}`;
}

function wantedText({ wanted, unit }) {
  if (!wanted) return '';
  const bound = wanted.max ?? wanted.min;
  const sign = wanted.max === undefined ? '≥' : '≤';
  return wanted.of === 'ratio' ? `${sign} ${bound} ×` : `${sign} ${formatFigure(bound, unit)}`;
}

const COLUMNS = [
  ['scenario', (line) => line.name, left],
  ['rows', (line) => (line.rows ? line.rows.toLocaleString('en') : ''), right],
  ['median', (line) => formatFigure(line.median, line.unit), right],
  ['p95', (line) => (line.runs > 1 ? formatFigure(line.p95, line.unit) : ''), right],
  ['runs', (line) => String(line.runs), right],
  ['ratio', (line) => (line.ratio === undefined ? '' : `${line.ratio.toFixed(2)} ×`), right],
  ['of', (line) => line.ratioOf ?? '', left],
  ['wanted', wantedText, left],
  ['', (line) => (line.met === undefined ? '' : line.met ? 'met' : 'MISSED'), left],
  ['note', (line) => line.note ?? '', left],
];

export function formatTable(lines) {
  const grid = [COLUMNS.map(([head]) => head), ...lines.map((line) => COLUMNS.map(([, text]) => text(line)))];
  const sizes = COLUMNS.map((_, at) => Math.max(...grid.map((cells) => width(cells[at]))));
  return grid
    .map((cells) =>
      cells
        .map((cell, at) => COLUMNS[at][2](cell, sizes[at]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
