/** What many histories came to. */
export class Tally {
  histories = 0;
  commands = 0;
  acknowledged = 0;
  kills = 0;
  powerCuts = 0;
  faults = 0;
  readonly byKind = new Map<string, number>();
  readonly lost: string[] = [];
  readonly halfApplied: string[] = [];
  /** A start, undo, check or further command that failed where it must not. */
  readonly failed: string[] = [];
  readonly refusals = new Map<string, number>();

  addFault(kind: string): void {
    this.faults += 1;
    this.byKind.set(kind, (this.byKind.get(kind) ?? 0) + 1);
  }

  addRefusal(code: string): void {
    this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1);
  }

  get isClean(): boolean {
    return this.lost.length + this.halfApplied.length + this.failed.length === 0;
  }

  lines(): string[] {
    const sorted = [...this.byKind].sort(([a], [b]) => (a < b ? -1 : 1));
    return [
      ...sorted.map(([kind, count]) => `  ${kind.padEnd(34)} ${String(count).padStart(6)}`),
      `  ${'faults'.padEnd(34)} ${String(this.faults).padStart(6)}`,
      `  ${'of them kills / power cuts'.padEnd(34)} ${String(this.kills).padStart(6)} / ${this.powerCuts}`,
      `  ${'histories / commands'.padEnd(34)} ${String(this.histories).padStart(6)} / ${this.commands}`,
      `  ${'acknowledged'.padEnd(34)} ${String(this.acknowledged).padStart(6)}`,
      `  ${'acknowledged and lost'.padEnd(34)} ${String(this.lost.length).padStart(6)}`,
      `  ${'half applied'.padEnd(34)} ${String(this.halfApplied.length).padStart(6)}`,
      `  ${'other failures'.padEnd(34)} ${String(this.failed.length).padStart(6)}`,
      ...[...this.lost, ...this.halfApplied, ...this.failed].slice(0, 40).map((line) => `  ! ${line}`),
    ];
  }
}
