import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  actOnConsultation,
  type ConsultationPlace,
  checkPostedOn,
  createConsultation,
  draftNotice,
  linkedNotices,
  listConsultations,
  mustReadConsultation,
  removeConsultation,
  saveConsultation,
  toldConsultations,
} from '../../../../renderer/data/consultations';
import {
  listNotices,
  mustReadNotice,
  noticeContextOf,
  noticeProblems,
  removeNotice,
} from '../../../../renderer/data/notices';
import { setSource } from '../../../../renderer/data/source';
import { listBin, restoreFromBin } from '../../../../renderer/data/store/bin';
import { listHistory } from '../../../../renderer/data/store/history';
import { undoLast } from '../../../../renderer/data/store/undo';
import { JobFault } from '../../../../renderer/workers/protocol';
import { consultationRules } from '../../../../resources/tables';
import { NO_NOTICE_ACT_FACTS, type NoticeEntry } from '../../../../shared/board/notices';
import { type ConsultationEntry, consultationDue } from '../../../../shared/ledgers/consultations';
import type { Consultation, ConsultationBody } from '../../../../shared/records';
import { aHead, anOpinion, answered } from '../../../support/consultations';
import { emptyDesk, TOWN } from '../../../support/deskStore';
import { day } from '../../../support/workCalendars';

let now = Date.UTC(2026, 8, 5, 2);
let drawn = 0;
const goTo = (date: string): void => {
  now = Date.parse(`${date}T02:00:00Z`);
};

const submitProblems = async (entry: NoticeEntry) =>
  noticeProblems(entry, 'submit', NO_NOTICE_ACT_FACTS, (await noticeContextOf(entry)).content);

beforeEach(async () => {
  goTo('2026-09-05');
  drawn = 0;
  setSource({
    now: () => now + drawn,
    randomBytes: (length) => {
      drawn += 1;
      return Uint8Array.from({ length }, (_, at) => (drawn * 31 + at * 7) % 256);
    },
  });
  await emptyDesk();
});

interface Change {
  readonly line?: Partial<Consultation>;
  readonly body?: Partial<ConsultationBody>;
}
const changed = ({ line, body }: ConsultationEntry, change: Change): ConsultationEntry => ({
  line: { ...line, ...change.line },
  body: { ...body, ...change.body },
});
async function save(place: ConsultationPlace, change: Change): Promise<void> {
  const entry = await mustReadConsultation(place);
  await saveConsultation(entry, changed(entry, change));
}
async function refusal(act: Promise<unknown>): Promise<string> {
  try {
    await act;
    return '';
  } catch (error) {
    if (error instanceof JobFault) return error.code.replace('consultation.act.', '');
    throw error;
  }
}

const begin = (): Promise<ConsultationPlace> =>
  createConsultation({
    unitCode: TOWN,
    title: '《集镇规划（草案）》',
    matter: 'majorDecision',
    telephone: '0000-6100002',
  });

async function opened(): Promise<ConsultationPlace> {
  const place = await begin();
  await save(place, { body: { draftText: '主街拓宽。', channels: ['村务公开栏'] } });
  await actOnConsultation(place, 'open', {});
  return place;
}

describe('consultations in the store', () => {
  it('[R-G03] begin with the period and the basis of their matter', async () => {
    const { line, body } = await mustReadConsultation(await begin());
    expect([line.opensOn, line.closesOn, line.state]).toEqual(['2026-09-05', '2026-10-05', 'draft']);
    expect(body.legalBasis).toEqual(['《重大行政决策程序暂行条例》第十五条、第四十二条']);
    expect(await listConsultations()).toHaveLength(1);
  });

  it('[R-G02] open only with what must be published, and keep it as it was published', async () => {
    const place = await begin();
    expect(await refusal(actOnConsultation(place, 'open', {}))).toBe('draftMissing');
    await save(place, { body: { draftText: '主街拓宽。', channels: ['村务公开栏'] } });
    await actOnConsultation(place, 'open', {});
    expect(await refusal(save(place, { body: { draftText: '主街不拓宽。' } }))).toBe('locked');
    expect(await refusal(save(place, { line: { closesOn: '2026-09-06' } }))).toBe('locked');
    await save(place, { body: { opinions: [anOpinion('o1')] } });
    expect((await mustReadConsultation(place)).line.opinions).toBe(1);
  });

  it('[R-G01] close only with the three parts, and are read-only then', async () => {
    const place = await opened();
    goTo('2026-10-06');
    expect(await refusal(actOnConsultation(place, 'close', { on: '2026-10-06' }))).toBe('overallMissing');
    await save(place, { body: answered() });
    await actOnConsultation(place, 'close', { on: '2026-10-06' });
    const { line, body } = await mustReadConsultation(place);
    expect([line.state, line.closedOn, line.opinions, line.refused]).toEqual(['closed', '2026-10-06', 16, 1]);
    expect(body.trace.map(({ act }) => act)).toEqual(['opened', 'closed']);
    expect(await refusal(save(place, { body: { overall: '别的。' } }))).toBe('locked');
    await actOnConsultation(place, 'reopen', { reason: '漏登一条' });
    await save(place, { body: { overall: '补登一条。' } });
  });

  it('[R-G01] do not close while a name that is kept inside stands in the result', async () => {
    const place = await opened();
    goTo('2026-10-06');
    await save(place, {
      body: {
        overall: '好。',
        opinions: [anOpinion('o1', { headId: 'h1', from: '赵光明' })],
        heads: [aHead('h1', { verdict: 'refused', reason: '赵光明户不符合' })],
      },
    });
    expect(await refusal(actOnConsultation(place, 'close', { on: '2026-10-06' }))).toBe('nameInText');
  });

  it('take opinions from two windows, and refuse the second change of the same one', async () => {
    const place = await opened();
    const base = await mustReadConsultation(place);
    await saveConsultation(base, changed(base, { body: { opinions: [anOpinion('o1')] } }));
    await saveConsultation(base, changed(base, { body: { opinions: [anOpinion('o2')], overall: '都赞成。' } }));
    const both = await mustReadConsultation(place);
    expect(both.body.opinions.map(({ id }) => id)).toEqual(['o1', 'o2']);
    const text = (words: string): Change => ({
      body: { opinions: [anOpinion('o1', { text: words }), anOpinion('o2')] },
    });
    await saveConsultation(both, changed(both, text('左边')));
    expect(await refusal(saveConsultation(both, changed(both, text('右边'))))).toBe('changedElsewhere');
    await saveConsultation(both, changed(both, text('右边')), { mine: true });
    expect((await mustReadConsultation(place)).body.opinions[0]?.text).toBe('右边');
  });

  it('[R-G01] keep no number of whoever gave an opinion', async () => {
    const place = await opened();
    await save(place, {
      body: { opinions: [anOpinion('o1', { text: '请回电13800000000', from: '赵光 13800000000' })] },
    });
    const [opinion] = (await mustReadConsultation(place)).body.opinions;
    expect(`${opinion?.text} ${opinion?.from}`).not.toContain('13800000000');
    expect(opinion?.text).toContain('请回电138');
  });

  it('are undone step by step, stand in the history, and lie in the bin', async () => {
    const place = await opened();
    await save(place, { body: { overall: '都赞成。' } });
    expect((await listHistory({ limit: 1 }))[0]?.command).toBe('command.consultation.saved');
    expect((await undoLast(`consultations/${place.id}`)).ok).toBe(true);
    expect((await mustReadConsultation(place)).body.overall).toBe('');
    expect(await refusal(removeConsultation(place))).toBe('keptOpen');
    await actOnConsultation(place, 'withdraw', { reason: '草案有误' });
    await removeConsultation(place);
    expect(await listConsultations()).toEqual([]);
    const [item] = await listBin();
    expect([item?.kind, item?.title]).toEqual(['record.consultations', '《集镇规划（草案）》']);
    expect((await restoreFromBin('consultations', item?.key ?? '')).ok).toBe(true);
    expect(await listConsultations()).toHaveLength(1);
  });
});

describe('notices of a consultation', () => {
  it('[R-G02] the one that asks hangs as long as answers are taken', async () => {
    const place = await begin();
    expect(await refusal(draftNotice(place, 'consultation'))).toBe('draftMissing');
    await save(place, { body: { draftText: '主街拓宽。', channels: ['村务公开栏'] } });
    const { line, body } = await mustReadNotice(await draftNotice(place, 'consultation'));
    expect([line.kind, line.state, line.postingDays, line.links.consultationId]).toEqual([
      'consultation',
      'draft',
      30,
      place.id,
    ]);
    expect(line.title).toBe('样本镇关于公开征求《集镇规划（草案）》意见的公告');
    expect([body.signers, body.telephones]).toEqual([['样本镇人民政府'], ['0000-6100002']]);
    const problems = await submitProblems({ line, body });
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('[R-G01] the one that answers is made of a complete result only, and is found from the consultation', async () => {
    const place = await opened();
    expect(await refusal(draftNotice(place, 'adoption'))).toBe('overallMissing');
    await save(place, { body: answered() });
    const made = await draftNotice(place, 'adoption');
    const problems = await submitProblems(await mustReadNotice(made));
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(linkedNotices(await listNotices(), place.id).adoption?.id).toBe(made.id);
    await removeNotice(made);
    expect(linkedNotices(await listNotices(), place.id).adoption).toBeUndefined();
  });

  it('[R-G03] says when the draft was posted on another day than the period is counted from', async () => {
    const place = await opened();
    const { line } = await mustReadConsultation(place);
    const { line: notice } = await mustReadNotice(await draftNotice(place, 'consultation'));
    const posted = (firstPostedOn: string) =>
      checkPostedOn(line, { consultation: { ...notice, firstPostedOn }, adoption: undefined }).map(
        ({ params }) => params.days,
      );
    expect([posted(''), posted('2026-09-05'), posted('2026-09-10')]).toEqual([[], [], [25]]);
  });
});

describe('what waits', () => {
  it('[R-G01] is told when its result was posted, not when it was written or taken away', async () => {
    const place = await opened();
    await save(place, { body: answered() });
    const { line } = await mustReadNotice(await draftNotice(place, 'adoption'));
    const told = (change: Partial<typeof line>) => [...toldConsultations([{ ...line, ...change }])];
    expect(told({})).toEqual([]);
    expect(told({ firstPostedOn: '2026-10-08' })).toEqual([place.id]);
    expect(told({ firstPostedOn: '2026-10-08', deleted: true })).toEqual([]);
    expect(told({ firstPostedOn: '2026-10-08', kind: 'consultation' })).toEqual([]);
  });

  it('[R-G01] is the end of the period, then the result', async () => {
    const place = await opened();
    const { line } = await mustReadConsultation(place);
    const due = (today: string) => consultationDue(line, consultationRules, day(today), false);
    expect(due('2026-10-05')).toEqual({ what: 'ends', dueOn: '2026-10-05' });
    expect(due('2026-10-06')).toEqual({ what: 'result', dueOn: '2026-10-20' });
    const of = (change: Partial<Consultation>, isTold = false) =>
      consultationDue({ ...line, ...change }, consultationRules, day('2026-10-06'), isTold);
    expect([of({ state: 'draft' }), of({ deleted: true })]).toEqual([undefined, undefined]);
    // Closed is not told: the result is for everybody to read.
    expect(of({ state: 'closed' })).toEqual({ what: 'publish', dueOn: '2026-10-20' });
    expect(of({ state: 'closed' }, true)).toBeUndefined();
  });
});
