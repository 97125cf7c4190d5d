/** What many histories came to, as plain data: workers hand it over as JSON. */
export interface TallyData {
  histories: number;
  commands: number;
  acknowledged: number;
  kills: number;
  powerCuts: number;
  faults: number;
  byKind: Record<string, number>;
  /** How often a command was refused with which code. */
  refusals: Record<string, number>;
  lost: string[];
  halfApplied: string[];
  /** A start, undo, check or further command that failed where it must not. */
  failed: string[];
}

const count = (counts: Record<string, number>, key: string, by = 1): void => {
  counts[key] = (counts[key] ?? 0) + by;
};

export class Tally implements TallyData {
  histories = 0;
  commands = 0;
  acknowledged = 0;
  kills = 0;
  powerCuts = 0;
  faults = 0;
  readonly byKind: Record<string, number> = {};
  readonly refusals: Record<string, number> = {};
  readonly lost: string[] = [];
  readonly halfApplied: string[] = [];
  readonly failed: string[] = [];

  addFault(kind: string): void {
    this.faults += 1;
    count(this.byKind, kind);
  }

  addRefusal(code: string): void {
    count(this.refusals, code);
  }

  add(other: TallyData): void {
    for (const key of ['histories', 'commands', 'acknowledged', 'kills', 'powerCuts', 'faults'] as const)
      this[key] += other[key];
    for (const [kind, n] of Object.entries(other.byKind)) count(this.byKind, kind, n);
    for (const [code, n] of Object.entries(other.refusals)) count(this.refusals, code, n);
    for (const key of ['lost', 'halfApplied', 'failed'] as const) this[key].push(...other[key]);
  }

  get isClean(): boolean {
    return this.lost.length + this.halfApplied.length + this.failed.length === 0;
  }
}
