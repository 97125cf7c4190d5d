/** Figures of repeated runs. Few runs: p95 of three is the worst of them, which is what a person would meet. */
const sorted = (values) => [...values].sort((a, b) => a - b);

export function median(values) {
  const list = sorted(values);
  const middle = list.length >> 1;
  if (list.length === 0) return Number.NaN;
  return list.length % 2 === 1 ? list[middle] : (list[middle - 1] + list[middle]) / 2;
}

export function p95(values) {
  const list = sorted(values);
  return list.length === 0 ? Number.NaN : list[Math.min(list.length - 1, Math.ceil(list.length * 0.95) - 1)];
}

/**
 * One line of the table.
 * @param {object} line
 * @param {string} line.name what was done
 * @param {number} line.rows size
 * @param {string} line.unit ms, MB or fps
 * @param {number[]} line.values one per run, warm-up left out
 * @param {number[]} [line.floors] what the ratio is taken to, run by run (one value serves all runs)
 * @param {string} [line.floorName]
 * @param {{ of: 'value' | 'ratio' | 'worst', max?: number, min?: number }} [line.wanted] `worst`: every single run counts
 */
export function figure({ name, rows, unit, values, floors, floorName, wanted, note }) {
  const ratios = floors?.length ? values.map((value, run) => value / (floors[run] ?? floors[0])) : [];
  // Of frames per second the low ones are the bad ones.
  const bad = unit === 'fps' ? -p95(values.map((value) => -value)) : p95(values);
  const result = { name, rows, unit, runs: values.length, median: median(values), p95: bad };
  if (ratios.length > 0) Object.assign(result, { ratio: median(ratios), ratioOf: floorName });
  if (note) result.note = note;
  if (wanted) {
    const worst = wanted.min === undefined ? Math.max(...values) : Math.min(...values);
    const reached = { ratio: result.ratio, value: result.median, worst }[wanted.of];
    const isMet = reached <= (wanted.max ?? Number.POSITIVE_INFINITY) && reached >= (wanted.min ?? 0);
    Object.assign(result, { wanted, reached, met: isMet });
  }
  return result;
}
