import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { lookUp, markTakenDown, removeBatch, reopenBatch } from '../../../../renderer/data/batches/confirm';
import { database } from '../../../../renderer/data/database';
import { listsOf } from '../../../../renderer/data/lookup/lists';
import { noteDesk, readRegister, recordLookup } from '../../../../renderer/data/lookup/register';
import { renderSlip } from '../../../../renderer/data/lookup/slip';
import { VillageDesk } from '../../../../renderer/data/lookup/villageDesk';
import { listHistory } from '../../../../renderer/data/store/history';
import { openHistory } from '../../../../renderer/data/store/records';
import { undoLast } from '../../../../renderer/data/store/undo';
import { setVaultKeys } from '../../../../renderer/data/vault';
import { MISS } from '../../../../shared/board/lookup';
import { type CalendarDate, parseCalendarDate } from '../../../../shared/kernel';
import { undoBatch } from '../../../support/deskActs';
import { emptyDesk, theDesk } from '../../../support/deskStore';
import { aConfirmedList, aPostedList, hang, twoWithOneEnding } from '../../../support/lookups';
import { anIdNumber } from '../../../support/people';
import { reviewThings } from '../../../support/reviewActs';

const DONGBA = '190101100201';
const XIBA = '190101100202';
const day = (text: string) => parseCalendarDate(text) as CalendarDate;
const TODAY = day('2026-11-29');
const PLACE = { unitCode: DONGBA, village: '东坝村', telephone: '0000-1234567' };

const ZHAO = { payee: '赵甲金', idNumber: anIdNumber(1) };
const last = (idNumber: string): string => idNumber.slice(-4);
const openAt = (unitCode = DONGBA, today = TODAY) => VillageDesk.open(unitCode, today);
const ask = async (name: string, digits: string, unitCode = DONGBA) => (await openAt(unitCode)).find(name, digits);

beforeEach(emptyDesk);

describe('a question at the look-up desk', () => {
  it('[R-V05] is answered with program, year, rate, amount, rule and posting date, and a masked name', async () => {
    await aPostedList([ZHAO, { payee: '钱乙木', idNumber: anIdNumber(2) }]);
    expect(await ask('赵甲金', last(ZHAO.idNumber))).toEqual({
      outcome: 'hit',
      answer: {
        kind: 'hit',
        maskedName: '赵**',
        lines: [
          {
            program: '耕地地力保护补贴',
            year: 2026,
            period: '2026',
            unitRateYuan: '100.00',
            rateUnit: '元/亩',
            amountFen: 20000,
            documentNumber: '示政发〔2026〕3号',
            postedOn: '2026-09-10',
          },
        ],
      },
    });
  });

  it('[R-V05] finds a name however it was typed, and the digits in full width', async () => {
    const people = [
      { payee: '买买提·阿不都', idNumber: anIdNumber(3) },
      { payee: '欧阳 明', idNumber: anIdNumber(4) },
    ];
    await aPostedList(people);
    for (const [typed, at] of [
      ['买买提阿不都', 0],
      ['买买提•阿不都 ', 0],
      ['欧阳明', 1],
      ['欧　阳　明', 1],
    ] as const)
      expect((await ask(typed, last(people[at]?.idNumber ?? ''))).outcome, typed).toBe('hit');
    const wide = [...last(anIdNumber(4))].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('');
    expect((await ask('欧阳明', wide)).outcome).toBe('hit');
  });

  it('[R-V05] by X or x', async () => {
    const n = Array.from({ length: 400 }, (_, i) => i).find((i) => anIdNumber(i).endsWith('X')) ?? 0;
    await aPostedList([{ payee: '赵甲金', idNumber: anIdNumber(n) }]);
    const digits = last(anIdNumber(n));
    expect((await ask('赵甲金', digits)).outcome).toBe('hit');
    expect((await ask('赵甲金', digits.toLowerCase())).outcome).toBe('hit');
  });

  it('[R-V05] tells everything of several lists, whichever key their index was made under', async () => {
    await aPostedList([ZHAO]);
    const keys = await theDesk().host['vault.keys']();
    if (!keys.ok) throw new Error(keys.fault);
    const newer = { id: '0a0b0c0d', key: new Uint8Array(32).fill(5) };
    setVaultKeys({ current: newer.id, keys: [...keys.value.keys, newer] });
    await aPostedList([{ ...ZHAO, amountYuan: '300.00' }], { year: 2025, period: '2025', title: '上一年' });
    const { answer } = await ask('赵甲金', last(ZHAO.idNumber));
    expect(answer.kind === 'hit' && answer.lines.map(({ year, amountFen }) => [year, amountFen])).toEqual([
      [2026, 20000],
      [2025, 30000],
    ]);
  });

  it('[R-V05] is a miss for a part of a name, another ending, another village', async () => {
    await aPostedList([ZHAO, { payee: '孙丙水', idNumber: anIdNumber(5), village: '西坝村' }]);
    const digits = last(ZHAO.idNumber);
    for (const [name, typed, unit] of [
      ['赵甲', digits],
      ['甲金', digits],
      ['赵甲全', digits],
      ['', digits],
      ['赵甲金', last(anIdNumber(2))],
      ['赵甲金', digits.slice(1)],
      ['赵甲金', ZHAO.idNumber],
      ['赵甲金', digits, XIBA],
      ['孙丙水', last(anIdNumber(5)), DONGBA],
    ] as const)
      expect(await ask(name, typed, unit ?? DONGBA), `${name} ${typed}`).toEqual({ outcome: 'miss', answer: MISS });
    expect((await ask('孙丙水', last(anIdNumber(5)), XIBA)).outcome).toBe('hit');
  });
});

describe('what the desk may not tell', () => {
  const outcome = async (): Promise<string> => (await ask('赵甲金', last(ZHAO.idNumber))).outcome;

  it('[R-V13] a list before it hangs; from its posting on also after it came down', async () => {
    const id = await aConfirmedList([ZHAO]);
    expect(await outcome()).toBe('miss');
    await hang(id);
    expect(await outcome()).toBe('hit');
    await markTakenDown(id, '2026-10-01', '');
    expect(await outcome()).toBe('hit');
    expect((await (await openAt(DONGBA, day('2026-09-09'))).find('赵甲金', last(ZHAO.idNumber))).outcome).toBe('miss');
  });

  it('[R-V05] a list that was reopened, undone or thrown away', async () => {
    const id = await aPostedList([ZHAO]);
    await reopenBatch(id, '面积有误');
    expect(await outcome()).toBe('miss');
    await undoBatch(id);
    expect(await outcome()).toBe('hit');
    await removeBatch(id, true);
    expect(await outcome()).toBe('miss');
  });

  it('[R-S01] a list whose reviews did not agree to it', async () => {
    const id = await aPostedList([ZHAO]);
    await reviewThings([{ kind: 'batch', id }], { secrecy: 'refused' });
    expect(await outcome()).toBe('miss');
    expect((await listsOf(DONGBA, TODAY)).map(({ askable }) => askable)).toEqual(['unreviewed']);
  });

  it('[R-V05] a program that names nobody', async () => {
    await aPostedList([ZHAO], { program: '孤儿基本生活费' });
    expect(await outcome()).toBe('miss');
    expect((await listsOf(DONGBA, TODAY)).map(({ askable }) => askable)).toEqual(['nobodyNamed']);
  });

  it('[R-V05] a child, whom the posting does not name', async () => {
    const child = '190101201501010011';
    const { idCheckCharacter } = await import('../../../../shared/kernel');
    const idNumber = child.slice(0, 17) + idCheckCharacter(child.slice(0, 17));
    await aPostedList([{ payee: '赵小丁', idNumber }]);
    expect((await lookUp(idNumber)).length).toBe(1);
    expect((await ask('赵小丁', last(idNumber))).outcome).toBe('miss');
  });

  it('[R-V05] two persons of one village with one name and the same ending, also over two lists', async () => {
    // Same serial and check character, born in other years.
    const twins = twoWithOneEnding();
    await aPostedList([{ payee: '赵甲金', idNumber: twins[0] }]);
    expect((await ask('赵甲金', last(twins[0]))).outcome).toBe('hit');
    const second = await aConfirmedList([{ payee: '赵甲金', idNumber: twins[1] }], { title: '第二批' });
    expect(await ask('赵甲金', last(twins[0]))).toEqual({ outcome: 'unclear', answer: MISS });
    await removeBatch(second, true);
    expect((await ask('赵甲金', last(twins[0]))).outcome).toBe('hit');
  });

  it('[R-V05] a row without a number', async () => {
    await aPostedList([ZHAO, { payee: '李无号', idNumber: '' }]);
    expect((await ask('李无号', '0000')).outcome).toBe('miss');
    expect((await ask('李无号', '')).outcome).toBe('miss');
  });
});

describe('the trail and the register', () => {
  it('[R-V05] hold moment, village and whether it was found, and neither name nor digits', async () => {
    await aPostedList([ZHAO]);
    await noteDesk('begun', '东坝村');
    for (const outcome of ['hit', 'miss', 'unclear', 'miss'] as const) await recordLookup(PLACE, outcome, TODAY);
    await recordLookup(PLACE, 'hit', day('2026-11-30'));
    await recordLookup({ ...PLACE, unitCode: XIBA, village: '西坝村' }, 'miss', TODAY);
    const lines = await listHistory({ limit: 7 });
    expect(lines.map(({ command, params, state }) => [command, params, state]).reverse()).toEqual([
      ['command.lookup.begun', { village: '东坝村' }, 'fixed'],
      ['command.lookup.hit', { village: '东坝村' }, 'fixed'],
      ['command.lookup.miss', { village: '东坝村' }, 'fixed'],
      ['command.lookup.miss', { village: '东坝村' }, 'fixed'],
      ['command.lookup.miss', { village: '东坝村' }, 'fixed'],
      ['command.lookup.hit', { village: '东坝村' }, 'fixed'],
      ['command.lookup.miss', { village: '西坝村' }, 'fixed'],
    ]);
    expect(
      (await readRegister('2026')).map(({ id, unitCode, hits, misses, unclear }) => [
        id,
        unitCode,
        hits,
        misses,
        unclear,
      ]),
    ).toEqual([
      ['2026-11-30', DONGBA, 1, 0, 0],
      ['2026-11-29', DONGBA, 1, 3, 1],
      ['2026-11-29', XIBA, 0, 1, 0],
    ]);
    expect(await readRegister('2026', XIBA)).toHaveLength(1);
    expect(await readRegister('2025')).toEqual([]);
  });

  it('[R-V05] cost a few hundred bytes a question, late in the year too', async () => {
    for (let n = 1; n <= 28; n += 1) await recordLookup(PLACE, 'miss', day(`2026-02-${String(n).padStart(2, '0')}`));
    await recordLookup(PLACE, 'miss', TODAY);
    await recordLookup(PLACE, 'hit', TODAY);
    const row = await database().history.orderBy('order').last();
    expect(row?.body.length ?? 0).toBeLessThan(700);
    expect(JSON.stringify(row && (await openHistory(row)))).not.toContain('2026-02');
  });

  it('[R-V05] cannot be undone', async () => {
    await recordLookup(PLACE, 'miss', TODAY);
    expect(await undoLast(`lookups/${DONGBA}/2026`)).toMatchObject({ ok: false });
    expect(await readRegister('2026')).toHaveLength(1);
  });
});

describe('the slip', () => {
  it('[R-V05] of a miss says the one sentence on the sheet of a hit, and nothing private is on either', async () => {
    await aPostedList([ZHAO]);
    const { answer } = await ask('赵甲金', last(ZHAO.idNumber));
    const hit = await renderSlip(answer, PLACE, TODAY);
    const miss = await renderSlip(MISS, PLACE, TODAY);
    const [hitText, missText] = [hit, miss].map((file) => new TextDecoder().decode(file.bytes));
    expect([hit.findings, miss.findings]).toEqual([[], []]);
    expect(hit.name).toBe(miss.name);
    expect(missText).toContain('未查到，请持身份证找村干部核对');
    expect(hitText).toContain('200.00');
    expect(hitText).not.toContain('赵甲金');
    expect(hitText).not.toContain(last(ZHAO.idNumber));
    const frame = (html = '') => html.replace(/<table>.*?<\/table>/s, '').replace(/<span>.*?<\/span>/, '');
    expect(frame(hitText)).toBe(frame(missText));
    expect(missText?.match(/class="page"/g)).toHaveLength(1);
  });

  it('[R-V05] holds eight payments on a sheet, more on a further one', async () => {
    await aPostedList([ZHAO]);
    const { answer } = await ask('赵甲金', last(ZHAO.idNumber));
    if (answer.kind !== 'hit') throw new Error('no hit');
    const [line] = answer.lines;
    if (!line) throw new Error('no line');
    const pages = async (n: number) => {
      const slip = await renderSlip({ ...answer, lines: Array.from({ length: n }, () => line) }, PLACE, TODAY);
      return new TextDecoder().decode(slip.bytes).match(/class="page"/g)?.length;
    };
    expect([await pages(1), await pages(8), await pages(9)]).toEqual([1, 1, 2]);
  });

  it('[R-S04] stays here when a number that is somebody’s stands in it', async () => {
    const line = {
      program: `补贴 ${ZHAO.idNumber}`,
      year: 2026,
      period: '2026',
      unitRateYuan: '',
      rateUnit: '',
      amountFen: 1,
      documentNumber: '',
      postedOn: '2026-09-10',
    };
    const slip = await renderSlip({ kind: 'hit', maskedName: '赵**', lines: [line] }, PLACE, TODAY);
    expect(slip.bytes.length).toBe(0);
    expect(slip.findings[0]?.severity).toBe('error');
  });
});
