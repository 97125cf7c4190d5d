/** Per data row of one sheet: row number, gravest severity, amount and village, in plain typed arrays (15 bytes a row). */
export class RowLedger {
  size = 0;
  private rows = new Int32Array(1024);
  private severities = new Uint8Array(1024);
  private amounts = new Float64Array(1024);
  private villages = new Uint16Array(1024);
  /** Rows by gravest severity: none, repair, warn, reject. */
  readonly tally: [number, number, number, number] = [0, 0, 0, 0];

  /** `fen` below 0 stands for a row that is not imported. Returns the ordinal. */
  add(row: number, severity: number, fen: number, village: number): number {
    const at = this.size;
    if (at === this.rows.length) this.grow();
    this.rows[at] = row;
    this.severities[at] = severity;
    this.amounts[at] = fen;
    this.villages[at] = village;
    this.tally[severity as 0 | 1 | 2 | 3] += 1;
    this.size += 1;
    return at;
  }

  rowOf(at: number): number {
    return this.rows[at] ?? 0;
  }

  /** A finding that came late: the row is counted under the graver of the two. */
  raise(at: number, severity: number): void {
    const before = this.severities[at] ?? 0;
    if (severity <= before) return;
    this.severities[at] = severity;
    this.tally[before as 0 | 1 | 2 | 3] -= 1;
    this.tally[severity as 0 | 1 | 2 | 3] += 1;
  }

  /** Ordinals of rows whose amount is more than `factor` times the median of their village, with that median. */
  outliers(
    factor: number,
    minimumRows: number,
  ): { readonly at: number; readonly fen: number; readonly median: number }[] {
    // Amounts of each village stand together in one array; one pass counts, one pass fills.
    const villages = this.villages.subarray(0, this.size).reduce((most, one) => Math.max(most, one), 0) + 1;
    const ends = new Int32Array(villages);
    for (let at = 0; at < this.size; at += 1) {
      const village = this.villages[at] ?? 0;
      if ((this.amounts[at] ?? -1) > 0) ends[village] = (ends[village] ?? 0) + 1;
    }
    for (let village = 1; village < villages; village += 1)
      ends[village] = (ends[village] ?? 0) + (ends[village - 1] ?? 0);
    const starts = ends.slice();
    const sorted = new Float64Array(ends[villages - 1] ?? 0);
    for (let at = this.size - 1; at >= 0; at -= 1) {
      const village = this.villages[at] ?? 0;
      const fen = this.amounts[at] ?? -1;
      if (fen <= 0) continue;
      const place = (starts[village] ?? 0) - 1;
      starts[village] = place;
      sorted[place] = fen;
    }
    const found: { at: number; fen: number; median: number }[] = [];
    const medians = new Map<number, number>();
    for (let village = 0; village < villages; village += 1) {
      const list = sorted.subarray(starts[village], ends[village]);
      const count = list.length;
      if (count < Math.max(1, minimumRows)) continue;
      list.sort();
      const middle = count >> 1;
      medians.set(village, count % 2 === 1 ? (list[middle] ?? 0) : ((list[middle - 1] ?? 0) + (list[middle] ?? 0)) / 2);
    }
    for (let at = 0; at < this.size; at += 1) {
      const median = medians.get(this.villages[at] ?? 0);
      const fen = this.amounts[at] ?? -1;
      if (median !== undefined && fen > median * factor) found.push({ at, fen, median });
    }
    return found;
  }

  private grow(): void {
    const length = this.rows.length * 2;
    const rows = new Int32Array(length);
    rows.set(this.rows);
    this.rows = rows;
    const severities = new Uint8Array(length);
    severities.set(this.severities);
    this.severities = severities;
    const amounts = new Float64Array(length);
    amounts.set(this.amounts);
    this.amounts = amounts;
    const villages = new Uint16Array(length);
    villages.set(this.villages);
    this.villages = villages;
  }
}
