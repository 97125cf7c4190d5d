/**
 * What must be remembered across all rows, sheets and files of one batch, in plain numbers: about 60 bytes a row, no string
 * of a cell is kept. Persons and accounts are found through open-addressing tables over those numbers.
 */
export interface BatchState {
  /** Rows taken up so far. */
  readonly size: number;
  /** Registers a row; returns its ordinal. `hash` stands for all its fields, `name` for its payee. */
  add(source: number, row: number, person: number, name: number, hash: number): number;
  /** Ordinal of the first row of this person, -1 when new. Call before `add`. */
  firstOfPerson(person: number): number;
  /** Is there an earlier row of this person with the same fields? Its ordinal, or -1. Call before `add`. */
  sameRow(person: number, hash: number): number;
  /** Ordinal of the first row with this account, -1 when new (then it is remembered for `ordinal`). */
  firstOfCard(card: number, ordinal: number): number;
  personOf(ordinal: number): number;
  nameOf(ordinal: number): number;
  placeOf(ordinal: number): { readonly source: number; readonly row: number };
  /** Counts a person once; true the first time. */
  countPerson(person: number): boolean;
  readonly distinctPeople: number;
  /** Names a sheet of a file; its number goes into `add`. */
  addSource(file: string, sheet: string): number;
  sourceName(source: number): { readonly file: string; readonly sheet: string };
}

const FIRST = 1024;
/** Rows of one person that are compared; a placeholder number on every row must not cost n². */
const LONGEST_CHAIN = 256;

class NumberTable {
  private slots = new Int32Array(FIRST * 2).fill(-1);
  private used = 0;
  constructor(private readonly keyOf: (value: number) => number) {}

  private home(key: number): number {
    // The low half without `%`, which is a slow call on numbers of more than 31 bits.
    const high = Math.trunc(key / 4294967296);
    let h = Math.imul(((key - high * 4294967296) | 0) ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b);
    h ^= h >>> 15;
    return (h >>> 0) & (this.slots.length - 1);
  }

  find(key: number): number {
    const mask = this.slots.length - 1;
    for (let at = this.home(key); ; at = (at + 1) & mask) {
      const value = this.slots[at] ?? -1;
      if (value < 0 || this.keyOf(value) === key) return value;
    }
  }

  insert(key: number, value: number): void {
    if ((this.used + 1) * 10 > this.slots.length * 7) this.grow();
    const mask = this.slots.length - 1;
    let at = this.home(key);
    while ((this.slots[at] ?? -1) >= 0) at = (at + 1) & mask;
    this.slots[at] = value;
    this.used += 1;
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Int32Array(old.length * 2).fill(-1);
    this.used = 0;
    for (const value of old) if (value >= 0) this.insert(this.keyOf(value), value);
  }
}

class Batch implements BatchState {
  size = 0;
  distinctPeople = 0;
  private person = new Float64Array(FIRST);
  private card = new Float64Array(FIRST);
  private name = new Int32Array(FIRST);
  private hash = new Int32Array(FIRST);
  private row = new Int32Array(FIRST);
  private source = new Uint16Array(FIRST);
  private counted = new Uint8Array(FIRST);
  /** Next row of the same person, so that three plots of one person are all compared. */
  private next = new Int32Array(FIRST);
  private readonly sources: { file: string; sheet: string }[] = [];
  private readonly people = new NumberTable((at) => this.person[at] ?? 0);
  private readonly cards = new NumberTable((at) => this.card[at] ?? 0);

  addSource(file: string, sheet: string): number {
    this.sources.push({ file, sheet });
    return this.sources.length - 1;
  }

  sourceName(source: number): { file: string; sheet: string } {
    return this.sources[source] ?? { file: '', sheet: '' };
  }

  add(source: number, row: number, person: number, name: number, hash: number): number {
    const at = this.size;
    if (at === this.person.length) this.grow();
    this.person[at] = person;
    this.name[at] = name;
    this.hash[at] = hash;
    this.row[at] = row;
    this.source[at] = source;
    this.next[at] = -1;
    this.size += 1;
    if (person !== 0) {
      const first = this.people.find(person);
      if (first < 0) this.people.insert(person, at);
      else {
        this.next[at] = this.next[first] ?? -1;
        this.next[first] = at;
      }
    }
    return at;
  }

  firstOfPerson(person: number): number {
    return person === 0 ? -1 : this.people.find(person);
  }

  sameRow(person: number, hash: number): number {
    let left = LONGEST_CHAIN;
    for (let at = this.firstOfPerson(person); at >= 0 && left > 0; at = this.next[at] ?? -1, left -= 1)
      if (this.hash[at] === hash) return at;
    return -1;
  }

  firstOfCard(card: number, ordinal: number): number {
    const first = this.cards.find(card);
    if (first >= 0) return first;
    this.card[ordinal] = card;
    this.cards.insert(card, ordinal);
    return -1;
  }

  personOf(ordinal: number): number {
    return this.person[ordinal] ?? 0;
  }

  nameOf(ordinal: number): number {
    return this.name[ordinal] ?? 0;
  }

  placeOf(ordinal: number): { source: number; row: number } {
    return { source: this.source[ordinal] ?? 0, row: this.row[ordinal] ?? 0 };
  }

  countPerson(person: number): boolean {
    const first = this.people.find(person);
    if (first < 0 || this.counted[first] === 1) return false;
    this.counted[first] = 1;
    this.distinctPeople += 1;
    return true;
  }

  private grow(): void {
    const length = this.person.length * 2;
    const into = <T extends { set(from: T): void }>(to: T, from: T): T => {
      to.set(from);
      return to;
    };
    this.person = into(new Float64Array(length), this.person);
    this.card = into(new Float64Array(length), this.card);
    this.name = into(new Int32Array(length), this.name);
    this.hash = into(new Int32Array(length), this.hash);
    this.row = into(new Int32Array(length), this.row);
    this.source = into(new Uint16Array(length), this.source);
    this.counted = into(new Uint8Array(length), this.counted);
    this.next = into(new Int32Array(length), this.next);
  }
}

export const createBatchState = (): BatchState => new Batch();
