import 'fake-indexeddb/auto';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Session, SessionContext } from '../../../../../renderer/app/session';
import { renderSlip } from '../../../../../renderer/data/lookup/slip';
import { VillageDesk } from '../../../../../renderer/data/lookup/villageDesk';
import { AnswerView } from '../../../../../renderer/features/lookup/desk/AnswerView';
import { lookupRules } from '../../../../../resources/tables';
import { type LookupAnswer, type LookupClock, onTime } from '../../../../../shared/board/lookup';
import { DEFAULT_SETTINGS } from '../../../../../shared/host';
import { type CalendarDate, idCheckCharacter, parseCalendarDate } from '../../../../../shared/kernel';
import { emptyDesk } from '../../../../support/deskStore';
import { aConfirmedList, aPostedList, twoWithOneEnding } from '../../../../support/lookups';
import { anIdNumber } from '../../../../support/people';

/** What somebody learns who tries: nothing but what he knew. */

const TODAY = parseCalendarDate('2026-11-29') as CalendarDate;
const PLACE = { unitCode: '190101100201', village: '东坝村', telephone: '' };
const KNOWN = { payee: '赵甲金', idNumber: anIdNumber(5) };
const ENDING = KNOWN.idNumber.slice(-4);

const numberOf = (birthday: string, serial: string): string => {
  const body = `190101${birthday}${serial}`;
  return body + idCheckCharacter(body);
};

const session: Session = {
  info: {
    version: '',
    shell: 'electron',
    platform: 'linux',
    engine: '',
    portable: false,
    capabilities: {
      pdf: true,
      print: true,
      folder: true,
      freeSpace: true,
      chooseTarget: true,
      keyStore: 'file',
      backupFolder: true,
    },
  },
  limits: DEFAULT_SETTINGS,
};

/** The bytes that the screen gets. */
const drawn = (answer: LookupAnswer): string =>
  renderToStaticMarkup(
    <SessionContext value={session}>
      <AnswerView shown={answer} onAgain={() => undefined} />
    </SessionContext>,
  );

/** Work costs what the test says; waiting costs what was asked for. */
function aClock(): LookupClock & { spend(ms: number): void } {
  let time = 0;
  return {
    now: () => time,
    sleep: async (ms) => {
      time += ms;
    },
    spend: (ms) => {
      time += ms;
    },
  };
}

let desk: VillageDesk;

/** Somebody who is paid, two who cannot be told apart, a child, an orphan, somebody whose list does not hang yet. */
const TWINS = twoWithOneEnding();
const CHILD = numberOf('20150101', '001');
const ORPHAN = numberOf('20160202', '002');
const LATER = numberOf('19700303', '003');

beforeEach(async () => {
  await emptyDesk();
  await aPostedList([
    KNOWN,
    ...TWINS.map((idNumber) => ({ payee: '钱乙木', idNumber })),
    { payee: '孙小丙', idNumber: CHILD },
    ...Array.from({ length: 60 }, (_, n) => ({
      payee: `李${'甲乙丙丁戊己庚辛壬癸'[n % 10]}水`,
      idNumber: anIdNumber(n + 10),
    })),
  ]);
  await aPostedList([{ payee: '周小丁', idNumber: ORPHAN }], { program: '孤儿基本生活费', title: '孤儿' });
  await aConfirmedList([{ payee: '吴戊火', idNumber: LATER }], { title: '未张贴' });
  desk = await VillageDesk.open(PLACE.unitCode, TODAY);
});

describe('[R-V05] guessing at the look-up desk', () => {
  it('10,000 endings of a known name: one is right, all others are byte-equal and take the same time', async () => {
    const clock = aClock();
    const drawings = new Map<string, number>();
    const slips = new Set<string>();
    const times = new Set<number>();
    let hits = 0;
    for (let guess = 0; guess < 10_000; guess += 1) {
      const begun = clock.now();
      const found = await onTime(
        async () => {
          const { answer } = await desk.find(KNOWN.payee, String(guess).padStart(4, '0'));
          // A hit reads a row more; a machine is sometimes slow.
          clock.spend((guess * 7919) % 1190);
          return answer;
        },
        lookupRules,
        clock,
      );
      times.add(Math.round(clock.now() - begun));
      if (found.kind === 'hit') {
        hits += 1;
        continue;
      }
      const html = drawn(found);
      drawings.set(html, (drawings.get(html) ?? 0) + 1);
      if (guess % 500 === 0) slips.add(new TextDecoder().decode((await renderSlip(found, PLACE, TODAY)).bytes));
    }
    const right = /X$/.test(ENDING) ? 0 : 1;
    expect(hits).toBe(right);
    expect([...drawings.values()]).toEqual([10_000 - right]);
    expect([...times]).toEqual([lookupRules.answerAfterMs]);
    expect(slips.size).toBe(1);
    expect([...drawings.keys()][0]).toContain('未查到，请持身份证找村干部核对');
  });

  it('neighbours, namesakes, children, orphans, lists that do not hang yet: the bytes of nobody', async () => {
    const nobody = drawn((await desk.find('无此人', '0000')).answer);
    const near = (idNumber: string): string[] => {
      const serial = Number(idNumber.slice(-4, -1));
      return [serial, serial + 1, serial - 1].flatMap((n) =>
        [...'0123456789X'].map((check) => `${String((n + 1000) % 1000).padStart(3, '0')}${check}`),
      );
    };
    const people = [
      ['钱乙木', TWINS[0]],
      ['孙小丙', CHILD],
      ['周小丁', ORPHAN],
      ['吴戊火', LATER],
      ['赵甲金', anIdNumber(2)],
      ['赵甲', KNOWN.idNumber],
    ] as const;
    let asked = 0;
    for (const [name, idNumber] of people)
      for (const ending of [...near(idNumber), '', 'XXXX', '１２', idNumber]) {
        if (name === KNOWN.payee && ending === ENDING) continue;
        asked += 1;
        const { answer } = await desk.find(name, ending);
        expect(drawn(answer), `${name} ${ending}`).toBe(nobody);
      }
    expect(asked).toBeGreaterThan(200);
    expect(drawn((await desk.find(KNOWN.payee, ENDING)).answer)).not.toBe(nobody);
  });

  it('hits and misses take the same real time, within what a timer is off', async () => {
    const clock: LookupClock = {
      now: () => performance.now(),
      sleep: (ms) => new Promise((wake) => setTimeout(wake, ms)),
    };
    const rules = { ...lookupRules, answerAfterMs: 200 };
    const took = async (name: string, ending: string): Promise<number> => {
      const begun = performance.now();
      await onTime(() => desk.find(name, ending), rules, clock);
      return performance.now() - begun;
    };
    const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
    const [hits, misses]: [number[], number[]] = [[], []];
    for (let n = 0; n < 15; n += 1) {
      hits.push(await took(KNOWN.payee, ENDING));
      misses.push(await took(KNOWN.payee, `900${n % 10}`));
    }
    for (const ms of [...hits, ...misses]) expect(ms).toBeGreaterThanOrEqual(200);
    // The middle of many: one pause of a loaded machine says nothing.
    for (const ms of [median(hits), median(misses)]) expect(ms).toBeLessThan(230);
    expect(Math.abs(median(hits) - median(misses))).toBeLessThan(10);
  });
});
