import { describe, expect, it } from 'vitest';
import { noticeRules } from '../../../../../resources/tables';
import { kindRule } from '../../../../../shared/board/notices';
import { type CoverageCell, type CoverageInput, coverageCells } from '../../../../../shared/disclosure/coverage';
import { aCatalogEntry } from '../../../../support/catalogEntries';
import { day, sampleRules } from '../../../../support/coverageRules';
import { aDisclosure } from '../../../../support/disclosures';
import { aNotice } from '../../../../support/notices';

const EAST = '190101100201';
const WEST = '190101100202';
const quarterly = aCatalogEntry({ code: 'VC-CW-03', order: 2, frequency: 'quarter' });
const monthly = aCatalogEntry({ code: 'VC-CW-01', order: 1, frequency: 'month', isFinance: true });
const yearly = aCatalogEntry({ code: 'VC-BT-02', order: 3, frequency: 'year' });
const event = aCatalogEntry({ code: 'VC-JZ-03', order: 4, frequency: 'event' });

const cellsOf = (given: Partial<CoverageInput>): readonly CoverageCell[] =>
  coverageCells({
    units: [{ unitCode: EAST, monthlyFinance: false, since: '' }],
    entries: [quarterly],
    disclosures: [],
    year: 2026,
    today: day('2026-07-10'),
    rules: sampleRules,
    ...given,
  });

/** State of one quarter of VC-CW-03 in 东坝村. */
const stateOf = (today: string, line: Parameters<typeof aDisclosure>[0] = {}, period = '2026-Q2') =>
  cellsOf({
    today: day(today),
    disclosures: [aDisclosure({ catalogCode: 'VC-CW-03', unitCode: EAST, period, ...line })],
  }).find((cell) => cell.period === period);

describe('coverageCells', () => {
  it('[R-V11] has a cell for every village, entry and period, also where nothing was made', () => {
    const cells = cellsOf({
      units: [
        { unitCode: EAST, monthlyFinance: true, since: '' },
        { unitCode: WEST, monthlyFinance: false, since: '' },
      ],
      entries: [quarterly, monthly, yearly, event],
    });
    // East: 12 months of finance, 4 quarters, 1 year; west tells finance by the quarter.
    expect(cells.filter((cell) => cell.unitCode === EAST)).toHaveLength(12 + 4 + 1);
    expect(cells.filter((cell) => cell.unitCode === WEST)).toHaveLength(4 + 4 + 1);
  });

  it('[R-V02] asks for finance each month only where the village turned that on', () => {
    const periods = (monthlyFinance: boolean): string[] =>
      cellsOf({ units: [{ unitCode: EAST, monthlyFinance, since: '' }], entries: [monthly] }).map(
        (cell) => cell.period,
      );
    expect(periods(false)).toEqual(['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']);
    expect(periods(true)).toHaveLength(12);
    expect(periods(true)[0]).toBe('2026-01');
  });

  it.each([
    ['2026-06-30', 'notDue', 'the quarter is not over'],
    ['2026-07-01', 'todo', 'over, and time until the 15th'],
    ['2026-07-15', 'todo', 'the last day itself is in time'],
    ['2026-07-16', 'late', 'one day past'],
  ])('[R-V03] on %s the second quarter is %s: %s', (today, state, _why) => {
    expect(cellsOf({ today: day(today) })[1]).toMatchObject({ period: '2026-Q2', state, dueOn: '2026-07-15' });
  });

  it('[R-V13] reminds of the yearly roll-up from 1 November', () => {
    const on = (today: string) => cellsOf({ entries: [yearly], today: day(today) })[0]?.state;
    expect(on('2026-10-31')).toBe('notDue');
    expect(on('2026-11-01')).toBe('todo');
    expect(on('2026-12-31')).toBe('todo');
    expect(on('2027-01-01')).toBe('late');
  });

  it.each([
    ['draft', {}, 'draft'],
    ['review', {}, 'review'],
    ['draft', { returnedWhy: '缺少附件' }, 'returned'],
    ['published', { postedOn: '2026-07-10' }, 'published'],
    ['archived', { postedOn: '2026-07-10' }, 'archived'],
    ['todo', { notApplicable: '本季度没有发生' }, 'notApplicable'],
  ] as const)('[R-V11] shows a line in state %s %j as %s', (state, line, expected) => {
    expect(stateOf('2026-07-12', { state, ...line })?.state).toBe(expected);
  });

  it('[R-V11] shows what is not public after its day as late, also when it came back', () => {
    expect(stateOf('2026-07-16', { state: 'review' })?.state).toBe('late');
    expect(stateOf('2026-07-16', { state: 'draft', returnedWhy: '缺少附件' })).toMatchObject({
      state: 'late',
      reason: '缺少附件',
    });
  });

  it('[R-M03] goes by the first posting where a correction began a new one', () => {
    const corrected = { state: 'published', postedOn: '2026-08-01', firstPostedOn: '2026-07-10', version: 2 } as const;
    expect(stateOf('2026-08-02', corrected)?.onTime).toBe(true);
    expect(stateOf('2026-08-02', { ...corrected, firstPostedOn: '' })?.onTime).toBe(false);
  });

  it('[R-M03] keeps the day that counted when it went public', () => {
    const line = { state: 'published', postedOn: '2026-07-18', dueOn: '2026-07-20', dueStatus: 'fixed' } as const;
    expect(stateOf('2026-08-02', line)).toMatchObject({ onTime: true, dueOn: '2026-07-20' });
  });

  it('[R-V11] has a cell of an event only where somebody began one, and one for each', () => {
    expect(cellsOf({ entries: [event] })).toEqual([]);
    const one = aDisclosure({ catalogCode: 'VC-JZ-03', unitCode: EAST, period: '2026', dueOn: '2026-07-09' });
    const cells = cellsOf({ entries: [event], disclosures: [one, { ...one, id: 'd2', dueOn: '2026-07-11' }] });
    expect(cells.map(({ disclosureId, state }) => [disclosureId, state])).toEqual([
      ['d1', 'late'],
      ['d2', 'draft'],
    ]);
  });

  it('[R-V11] holds nothing against a village that was due before it kept its list here, unless it entered something', () => {
    const since = (line?: Parameters<typeof aDisclosure>[0]) =>
      cellsOf({
        units: [{ unitCode: EAST, monthlyFinance: false, since: '2026-07-16' }],
        today: day('2026-10-20'),
        disclosures: line ? [aDisclosure({ catalogCode: 'VC-CW-03', unitCode: EAST, ...line })] : [],
      }).map((cell) => cell.state);
    expect(since()).toEqual(['notApplicable', 'notApplicable', 'late', 'notDue']);
    expect(since({ period: '2026-Q2', state: 'draft' })).toEqual(['notApplicable', 'late', 'late', 'notDue']);
  });

  it('[R-V04] shows a posting that came down before its time, and one without proof', () => {
    const hung = { state: 'archived', postedOn: '2026-07-10', postingTo: '2026-07-25', hasProof: true } as const;
    expect(stateOf('2026-08-02', { ...hung, takenDownOn: '2026-07-25' })?.gap).toBe('early');
    expect(stateOf('2026-08-02', { ...hung, takenDownOn: '2026-07-26' })?.gap).toBe('');
    expect(stateOf('2026-08-02', { ...hung, hasProof: false })?.gap).toBe('noProof');
    expect(stateOf('2026-08-02', { ...hung, hasProof: false, url: 'https://example.invalid/1' })?.gap).toBe('');
  });

  it('[R-C05] asks for a period by the version in force on its last day', () => {
    const first = aCatalogEntry({ validTo: '2026-06-30' });
    const second = aCatalogEntry({ version: 1, frequency: 'month', validFrom: '2026-07-01', validTo: '2026-08-31' });
    expect(cellsOf({ entries: [first, second] }).map((cell) => cell.period)).toEqual([
      '2026-Q1',
      '2026-Q2',
      '2026-07',
      '2026-08',
    ]);
  });

  it('[R-V11] passes over deleted lines, other years, other units and codes that no catalog knows', () => {
    const line = aDisclosure({ catalogCode: 'VC-CW-03', unitCode: EAST, period: '2026-Q1', state: 'published' });
    const cells = cellsOf({
      disclosures: [
        { ...line, deleted: true },
        { ...line, period: '2025-Q1' },
        { ...line, unitCode: WEST },
        { ...line, catalogCode: 'VC-XX-99' },
      ],
    });
    expect(cells.map((cell) => cell.state)).toEqual(['late', 'todo', 'notDue', 'notDue']);
  });

  it('[R-V11] takes of two lines for one duty the one that got further', () => {
    const line = aDisclosure({ catalogCode: 'VC-CW-03', unitCode: EAST, period: '2026-Q2', postedOn: '2026-07-05' });
    const published = { ...line, id: 'd2', state: 'published' as const };
    for (const disclosures of [
      [line, published],
      [published, line],
    ])
      expect(cellsOf({ disclosures })[1]).toMatchObject({ disclosureId: 'd2', state: 'published' });
  });
});

describe('the size of a township', () => {
  const UNITS = Array.from({ length: 30 }, (_, i) => String(190101100201 + i));
  const entries = Array.from({ length: 53 }, (_, i) =>
    aCatalogEntry({
      code: `VC-${i}`,
      order: i,
      frequency: i < 1 ? 'month' : i < 20 ? 'quarter' : i < 32 ? 'year' : 'event',
    }),
  );
  const disclosures = UNITS.flatMap((unitCode) =>
    entries.flatMap(({ code, frequency }) =>
      frequency === 'event'
        ? Array.from({ length: 12 }, (_, n) =>
            aDisclosure({
              id: `${unitCode}${code}${n}`,
              unitCode,
              catalogCode: code,
              period: '2026',
              state: 'published',
            }),
          )
        : sampleRules
            .periodsOf(frequency, 2026)
            .map(({ code: period }) =>
              aDisclosure({ id: `${unitCode}${code}${period}`, unitCode, catalogCode: code, period }),
            ),
    ),
  );
  const input: CoverageInput = {
    units: UNITS.map((unitCode) => ({ unitCode, monthlyFinance: true, since: '' })),
    entries,
    disclosures,
    year: 2026,
    today: day('2026-11-28'),
    rules: sampleRules,
  };
  const timeOf = (work: () => unknown): number => {
    const times = Array.from({ length: 9 }, () => {
      const begun = performance.now();
      work();
      return performance.now() - begun;
    });
    return Math.min(...times.slice(2));
  };

  it('[R-V11] costs a few times a bare walk over the same lines, and grows with them', () => {
    expect(disclosures.length).toBeGreaterThan(9000);
    const bare = timeOf(() => {
      const byKey = new Map<string, { readonly id: string; readonly title: string; readonly dueOn: string }>();
      for (const { id, unitCode, catalogCode, period, title, dueOn } of disclosures)
        byKey.set(`${unitCode} ${catalogCode} ${period} ${id}`, { id, title, dueOn });
      return byKey;
    });
    const whole = timeOf(() => coverageCells(input));
    const half = timeOf(() =>
      coverageCells({
        ...input,
        units: input.units.slice(0, 15),
        disclosures: disclosures.slice(0, disclosures.length / 2),
      }),
    );
    expect(whole / bare).toBeLessThan(60);
    expect(whole / half).toBeLessThan(6);
  });

  describe('[R-V11] a notice on the wall', () => {
    const posted = {
      unitCode: EAST,
      kind: 'finance',
      state: 'published',
      catalogCode: 'VC-CW-03',
      period: '2026-Q2',
      title: '东坝村2026年第2季度财务收支公开榜',
      postedOn: '2026-07-20',
      firstPostedOn: '2026-07-12',
      postingTo: '2026-08-04',
    } as const;
    const secondQuarter = (line: Parameters<typeof aNotice>[0], entry?: Parameters<typeof aDisclosure>[0]) =>
      cellsOf({
        today: day('2026-07-22'),
        notices: [aNotice({ ...posted, ...line }).line],
        tellsDuty: (kind) => kindRule(noticeRules, kind).tellsDuty,
        disclosures: entry ? [aDisclosure({ catalogCode: 'VC-CW-03', period: '2026-Q2', ...entry })] : [],
      })[1];

    it('tells the duty where no entry was begun, in time by its first posting', () => {
      expect(secondQuarter({})).toMatchObject({
        state: 'published',
        onTime: true,
        postedOn: '2026-07-12',
        dueOn: '2026-07-15',
        disclosureId: '',
        gap: 'noProof',
      });
    });

    it('tells it in the place of an entry that is still a draft, and leads there', () => {
      const cell = secondQuarter({ hasProof: true }, { id: 'd7', state: 'draft', returnedWhy: '缺附件' });
      expect(cell).toMatchObject({ state: 'published', disclosureId: 'd7', reason: '', gap: '' });
    });

    it('gives way to an entry that hangs itself', () => {
      const cell = secondQuarter({}, { state: 'published', firstPostedOn: '2026-07-16', postedOn: '2026-07-16' });
      expect(cell).toMatchObject({ postedOn: '2026-07-16', onTime: false });
    });

    it.each([
      ['is a draft, as while it is corrected', { state: 'draft' }],
      ['is in the bin', { deleted: true }],
      ['hangs in another village', { unitCode: WEST }],
      ['tells another quarter', { period: '2026-Q1' }],
      ['asks for objections before a decision', { kind: 'posting' }],
      ['calls people together', { kind: 'circular' }],
      ['asks for opinions', { kind: 'consultation' }],
      ['answers opinions', { kind: 'adoption' }],
      ['is the party’s', { kind: 'party' }],
    ] as const)('tells nothing where it %s', (_why, line) => {
      expect(secondQuarter(line)).toMatchObject({ state: 'late', onTime: false });
    });

    it.each(['result', 'announcement', 'resolution', 'quarterly', 'finance'] as const)('tells it as a %s', (kind) => {
      expect(secondQuarter({ kind })).toMatchObject({ state: 'published' });
    });

    it.each([
      ['posting', 'late'],
      ['result', 'published'],
      ['announcement', 'published'],
      ['circular', 'late'],
      ['resolution', 'published'],
      ['consultation', 'late'],
      ['adoption', 'late'],
      ['quarterly', 'published'],
      ['finance', 'published'],
      ['party', 'late'],
    ] as const)('of the kind %s leaves the duty %s: what is settled tells it', (kind, state) => {
      expect(secondQuarter({ kind })?.state).toBe(state);
    });

    it('of any kind tells the entry that it was written for', () => {
      const links = { disclosureId: 'd7', batchId: '', consultationId: '', noticeId: '' };
      const cell = secondQuarter(
        { kind: 'posting', catalogCode: '', period: '', links },
        { id: 'd7', state: 'review' },
      );
      expect(cell).toMatchObject({ state: 'published', disclosureId: 'd7' });
    });
  });
});
