import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoreHead } from '../../shared/hostStore';
import { EMPTY_HEAD, Journal } from '../../shared/store/journal';
import { type Dice, dice } from '../support/dice';
import { aJournal, got, payload, STORE_ID, testSource } from '../support/journals';
import { type FolderCall, MemoryFolder } from '../support/memoryFolder';

/** An acknowledged entry as the page remembers it. */
interface Known {
  readonly head: StoreHead;
  readonly payload: number;
  readonly parts: readonly number[];
}

const SEGMENT_BYTES = 3000;
const KINDS: readonly (FolderCall | 'any' | 'change')[] = [
  ...(['any', 'change', 'write', 'flush', 'truncate', 'writeWhole', 'rename', 'remove', 'read', 'size'] as const),
];
const CODES = ['EIO', 'ENOSPC', 'EACCES'];

/** Plays a history against a journal, as the page does: what is acknowledged is remembered, what fails is not. */
class History {
  known: Known[] = [];
  /** What failed since the last acknowledged entry: at most one of them may have been kept. */
  unsure: Known[] = [];
  pruned = 0;
  private next = 1;
  private bulk: { readonly id: string; readonly parts: number[] } | undefined;

  constructor(
    private readonly random: Dice,
    public folder: MemoryFolder,
    public journal: Journal,
  ) {}

  get head(): StoreHead {
    return this.known.at(-1)?.head ?? EMPTY_HEAD;
  }

  async act(): Promise<void> {
    const what = this.random.int(0, 99);
    if (what < 45) await this.commit();
    else if (what < 75) await this.part();
    else if (what < 80) await this.drop();
    else if (what < 87) await this.prune();
    else if (what < 92) await this.break();
    else if (what < 95) await this.reopen(this.folder);
    else if (what < 98) await this.reopen(this.folder.kill());
    else await this.reopen(this.folder.cutPower(this.random));
  }

  private async commit(): Promise<void> {
    const bulk = this.bulk && this.random.chance(0.6) ? this.bulk : undefined;
    const number = this.next;
    this.next += 1;
    const { seq, hash } = this.head;
    const entry = { seq: seq + 1, previous: hash, payload: payload(number, this.sizeOf(number)), bulk: bulk?.id };
    const wanted = { payload: number, parts: bulk?.parts ?? [] };
    try {
      const answer = await this.journal.commit(entry);
      if (answer.ok) {
        this.known.push({ head: answer.value, ...wanted });
        this.unsure = [];
      }
      if (!answer.ok) expect(['host.badToken', 'host.storeDamaged']).toContain(answer.fault);
      if (answer.ok || answer.fault === 'host.badToken') this.bulk = bulk ? undefined : this.bulk;
    } catch {
      this.unsure.push({ head: { seq: seq + 1, hash: '' }, ...wanted, parts: [...wanted.parts] });
    }
  }

  private async part(): Promise<void> {
    const number = this.next;
    this.next += 1;
    try {
      if (!this.bulk) {
        const began = await this.journal.begin();
        if (began.ok) this.bulk = { id: began.value.bulk, parts: [] };
        return;
      }
      const bytes = payload(number, this.sizeOf(number));
      const answer = await this.journal.part({ bulk: this.bulk.id, bytes });
      if (answer.ok) this.bulk.parts.push(number);
      else this.bulk = undefined;
    } catch {
      // The part may be tried again; a lost bulk says so at the next call.
    }
  }

  private async drop(): Promise<void> {
    if (this.bulk) await this.journal.drop({ bulk: this.bulk.id }).catch(() => undefined);
    this.bulk = undefined;
  }

  private async prune(): Promise<void> {
    const through = this.random.int(0, this.known.length);
    this.pruned = Math.max(this.pruned, through);
    await this.journal.prune(through).catch(() => undefined);
  }

  private async break(): Promise<void> {
    const on = this.random.pick(KINDS);
    const stays = this.random.chance(0.2);
    this.folder.fail({
      ...{ on, nth: this.random.int(1, 6), code: this.random.pick(CODES), stays },
      share: this.random.int(0, 10) / 10,
    });
  }

  async reopen(folder: MemoryFolder): Promise<void> {
    if (folder === this.folder && this.random.chance(0.7)) await this.journal.close().catch(() => undefined);
    folder.heal();
    this.folder = folder;
    this.bulk = undefined;
    this.journal = await aJournal(folder, SEGMENT_BYTES, this.random.int(1, 1e9));
    await this.compare();
  }

  /** Everything acknowledged is there, byte by byte; one entry more only when it was being written, and then whole. */
  async compare(): Promise<void> {
    const entries = got(await this.journal.list({ afterSeq: 0, maxBytes: 1e9 }));
    if (entries.length > this.known.length) {
      const extra = entries[this.known.length];
      const meant = this.unsure.find(
        (known) => extra && Buffer.compare(extra.payload, payload(known.payload, this.sizeOf(known.payload))) === 0,
      );
      if (meant && extra) this.known.push({ ...meant, head: { seq: extra.seq, hash: extra.hash } });
    }
    this.unsure = [];
    expect(entries.map(({ seq, hash }) => ({ seq, hash }))).toEqual(this.known.map(({ head }) => head));
    for (const [at, entry] of entries.entries()) {
      const known = this.known[at];
      if (!known) continue;
      expect(Buffer.compare(entry.payload, payload(known.payload, this.sizeOf(known.payload)))).toBe(0);
      expect(entry.parts).toBe(known.parts.length);
      if (entry.isPruned) expect(entry.seq).toBeLessThanOrEqual(this.pruned);
      else await this.compareParts(entry.seq, known.parts);
    }
    const report = got(await this.journal.verify());
    expect(report).toMatchObject({ broken: null, isWhole: true, entries: this.known.length });
  }

  private async compareParts(seq: number, parts: readonly number[]): Promise<void> {
    for (const [part, number] of parts.entries()) {
      const bytes = got(await this.journal.readPart({ seq, part }));
      expect(Buffer.compare(bytes, payload(number, this.sizeOf(number)))).toBe(0);
    }
  }

  private sizeOf(number: number): number {
    return number % 11 === 0 ? 2500 : 20 + (number % 7) * 60;
  }
}

describe('random histories', () => {
  it('keep every acknowledged entry and never half of another, over faults, kills and power cuts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 31 - 1 }), async (seed) => {
        const random = dice(seed);
        const folder = new MemoryFolder();
        const history = new History(random, folder, await aJournal(folder, SEGMENT_BYTES, random.int(1, 1e9)));
        for (let n = random.int(10, 80); n > 0; n -= 1) await history.act();
        const end = random.pick(['same', 'kill', 'power'] as const);
        const next = { same: history.folder, kill: undefined, power: undefined }[end];
        await history.reopen(next ?? (end === 'kill' ? history.folder.kill() : history.folder.cutPower(random)));
      }),
      { numRuns: 120 },
    );
  }, 400_000);

  it('never show a changed byte as if it were right', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 31 - 1 }), async (seed) => {
        const random = dice(seed);
        const folder = new MemoryFolder();
        const history = new History(random, folder, await aJournal(folder, SEGMENT_BYTES, random.int(1, 1e9)));
        for (let n = 40; n > 0; n -= 1) await history.act();
        await history.reopen(history.folder.kill());
        const { known, folder: spoilt } = history;
        const names = spoilt.names().filter((name) => name.endsWith('.gkj'));
        if (names.length === 0) return;
        for (let n = random.int(1, 4); n > 0; n -= 1) {
          const name = random.pick(names);
          const size = (await spoilt.size(name)) ?? 0;
          const act = random.int(0, 3);
          if (act === 0) spoilt.lose(name);
          else if (act === 1) spoilt.cut(name, random.int(0, size));
          else if (size > 0) spoilt.flip(name, random.int(0, size - 1), 1 << random.int(0, 7));
          if (act === 0) break;
        }
        const opened = await Journal.open(spoilt, {
          ...{ storeId: STORE_ID, source: testSource(seed), segmentBytes: SEGMENT_BYTES },
        });
        const journal = got(opened);
        for (let afterSeq = 0; afterSeq < known.length; afterSeq += 1) {
          const page = await journal.list({ afterSeq, maxBytes: 1 });
          const entry = page.ok ? page.value[0] : undefined;
          const right = known[afterSeq];
          if (!entry || !right) continue;
          expect({ seq: entry.seq, hash: entry.hash }).toEqual(right.head);
          for (const part of right.parts.keys()) {
            const bytes = await journal.readPart({ seq: entry.seq, part });
            if (!bytes.ok) continue;
            const number = right.parts[part] ?? 0;
            const size = number % 11 === 0 ? 2500 : 20 + (number % 7) * 60;
            expect(Buffer.compare(bytes.value, payload(number, size))).toBe(0);
          }
        }
      }),
      { numRuns: 80 },
    );
  }, 400_000);

  it('of two windows on one folder end in one chain with every acknowledged entry', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 31 - 1 }), async (seed) => {
        const random = dice(seed);
        const folder = new MemoryFolder();
        const windows = [
          await aJournal(folder, SEGMENT_BYTES, random.int(1, 1e9)),
          await aJournal(folder, SEGMENT_BYTES, random.int(1, 1e9)),
        ];
        const bulks: (string | undefined)[] = [undefined, undefined];
        const acknowledged: string[] = [];
        for (let n = 1; n < 60; n += 1) {
          const at = random.int(0, 1);
          const journal = windows[at];
          if (!journal) continue;
          const act = random.int(0, 9);
          const bulk = bulks[at];
          try {
            if (act === 0) folder.fail({ on: 'change', nth: random.int(1, 4), share: random.int(0, 10) / 10 });
            else if (act === 1) await journal.prune(random.int(0, acknowledged.length));
            else if (act < 5 && bulk === undefined) bulks[at] = got(await journal.begin()).bulk;
            else if (act < 5 && bulk !== undefined) {
              const part = await journal.part({ bulk, bytes: payload(n, 700) });
              if (!part.ok) bulks[at] = undefined;
            } else {
              const head = await journal.head();
              if (!head.ok) windows[at] = await aJournal(folder, SEGMENT_BYTES, random.int(1, 1e9));
              if (!head.ok) continue;
              const { seq, hash: previous } = head.value;
              const entry = { seq: seq + 1, previous, payload: payload(n, 300) };
              const done = await journal.commit({ ...entry, bulk: act === 9 ? bulk : undefined });
              if (act === 9) bulks[at] = undefined;
              if (done.ok) acknowledged.push(done.value.hash);
            }
          } catch {
            // Not acknowledged.
          }
        }
        folder.heal();
        const last = await aJournal(folder.kill(), SEGMENT_BYTES, random.int(1, 1e9));
        const hashes = got(await last.list({ afterSeq: 0, maxBytes: 1e9 })).map(({ hash }) => hash);
        expect(hashes).toEqual(expect.arrayContaining(acknowledged));
        expect(got(await last.verify())).toMatchObject({ broken: null, entries: hashes.length });
      }),
      { numRuns: 80 },
    );
  }, 400_000);
});
