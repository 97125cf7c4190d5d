import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyRecordChange,
  applyRows,
  decodeEntry,
  diffRecord,
  type Entry,
  invertEntry,
  type Json,
  type Row,
} from '../../shared/store/changes';

/** Laws of the changes that an entry holds: forth gives the new state, back the old one, and neither touches a third state. */

const json: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<Json>(null, true, false, '', '赵光', '190101185001010019', 0, 1.5, -3),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value'), { maxKeys: 3 }),
  ),
})).value;
const row: fc.Arbitrary<Row> = fc.dictionary(fc.constantFrom('title', 'acts', 'files', 'state', 'village'), json);
const record = fc.option(row, { nil: null });

const entryOf = (part: Partial<Entry>): Entry => ({
  version: 1,
  seq: 1,
  at: '2026-09-10T00:00:00Z',
  by: '',
  command: 'settings',
  params: {},
  scope: 'x',
  kind: 'act',
  records: [],
  sheets: [],
  ...part,
});

describe('a change of a record', () => {
  it('leads from the old to the new, turned round from the new to the old, also after it was stored', () => {
    fc.assert(
      fc.property(record, record, (was, now) => {
        const change = diffRecord('batches', 'k', was, now);
        if (!change) {
          expect(now).toEqual(was);
          return;
        }
        const stored = decodeEntry(JSON.parse(JSON.stringify(entryOf({ records: [change] }))));
        if (!stored.ok) throw new Error(JSON.stringify(stored));
        const [there] = stored.value.records;
        const [back] = invertEntry(stored.value).records;
        if (!there || !back) throw new Error('no change');
        expect(applyRecordChange(was, there)).toEqual({ ok: true, value: now });
        expect(applyRecordChange(now, back)).toEqual({ ok: true, value: was });
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves the counters of the store out: nobody changed them', () => {
    const base = { title: '甲', revision: 3, updatedAt: '2026-01-01T00:00:00Z', updatedBy: '李' };
    expect(diffRecord('batches', 'k', base, { ...base, revision: 4, updatedBy: '王' })).toBeUndefined();
  });

  it('keeps of a list that grew only what was added', () => {
    const acts = Array.from({ length: 1000 }, (_, n) => ({ id: n }));
    const change = diffRecord('choices', 'k', { acts }, { acts: [...acts, { id: 1000 }] });
    expect(change?.fields).toEqual({ acts: { added: [{ id: 1000 }] } });
  });

  it('is refused by a record that somebody else changed meanwhile', () => {
    const change = diffRecord('batches', 'k', { title: '甲' }, { title: '乙' });
    if (!change) throw new Error('no change');
    const refused = { ok: false, fault: 'store.changedSince', params: { table: 'batches', key: 'k' } };
    expect(applyRecordChange({ title: '丙' }, change)).toEqual(refused);
    expect(applyRecordChange(null, change)).toEqual(refused);
  });
});

describe('a change of sheet rows', () => {
  const cells = fc.array(fc.string({ maxLength: 4 }), { minLength: 1, maxLength: 4 });
  const block = fc.array(cells, { maxLength: 8 });

  it('leads forth and back for any two states of a block', () => {
    fc.assert(
      fc.property(block, block, (was, now) => {
        const lines = Array.from(
          { length: Math.max(was.length, now.length) },
          (_, at) => [at + 401, was[at] ?? null, now[at] ?? null] as const,
        );
        const entry = entryOf({ sheets: [{ batchId: 'b', sheetKey: '0.0', rows: lines }] });
        const back = invertEntry(entry).sheets[0]?.rows ?? [];
        expect(applyRows(was, 401, lines)).toEqual({ ok: true, value: now });
        expect(applyRows(now, 401, back)).toEqual({ ok: true, value: was });
      }),
      { numRuns: 500 },
    );
  });

  it('is refused where a row reads otherwise, or would leave a hole', () => {
    expect(applyRows([['a']], 1, [[1, ['b'], ['c']]]).ok).toBe(false);
    expect(applyRows([['a']], 1, [[3, null, ['c']]]).ok).toBe(false);
    expect(applyRows([['a'], ['b']], 1, [[1, ['a'], null]]).ok).toBe(false);
  });
});

it('an entry of another version is refused', () => {
  expect(decodeEntry({ ...entryOf({}), version: 2 }).ok).toBe(false);
});
