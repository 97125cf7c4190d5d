import { describe, expect, it } from 'vitest';
import {
  type ConsultationAct,
  type ConsultationEntry,
  type ConsultationFacts,
  checkConsultationAct,
  consultationActs,
  NO_CONSULTATION_FACTS,
  planConsultationAct,
  resultParts,
  withConsultationSummary,
} from '../../../../../shared/ledgers/consultations';
import type { Consultation, ConsultationBody } from '../../../../../shared/records';
import { aConsultation, aHead, anOpinion, answered, consultationContext } from '../../../../support/consultations';
import { day } from '../../../../support/workCalendars';

const STAMP = { at: '2026-10-08T02:00:00Z', by: '经办人' };
const CLOSED_ON = '2026-10-08';

const problems = (
  entry: ConsultationEntry,
  act: ConsultationAct,
  facts: Partial<ConsultationFacts> = {},
  today = '2026-10-08',
): string[] =>
  checkConsultationAct(
    entry,
    act,
    { ...NO_CONSULTATION_FACTS, ...facts },
    consultationContext({ today: day(today) }),
  ).map(({ code, severity }) => `${severity} ${code.replace('consultation.act.', '')}`);

const open = (line: Partial<Consultation> = {}, body: Partial<ConsultationBody> = {}): ConsultationEntry =>
  aConsultation({ state: 'open', ...line }, body);

describe('opening', () => {
  it('[R-G02] needs a subject, a draft, ways, channels, and a place where an answer goes', () => {
    const empty = aConsultation(
      { title: ' ', ways: [], opensOn: '', closesOn: '' },
      { draftText: '', channels: [], answer: { address: '', telephone: ' ', box: '', hours: '早上' } },
    );
    expect(problems(empty, 'open')).toEqual([
      'error titleMissing',
      'error draftMissing',
      'error waysMissing',
      'error channelsMissing',
      'error answerMissing',
      'error opensMissing',
      'error closesMissing',
    ]);
    expect(problems(aConsultation(), 'open')).toEqual([]);
  });

  it('[R-G02] takes a file for the draft, but none that nobody has looked at', () => {
    const file = {
      sha256: 'a'.repeat(64),
      name: '规划草案.pdf',
      bytes: 9,
      mediaType: 'application/pdf',
      addedOn: '2026-09-01',
    };
    const withFile = (role: 'attachment' | 'original', privacy: 'clean' | 'unread' | 'found') =>
      problems(aConsultation({}, { draftText: '', attachments: [{ ...file, role, privacy }] }), 'open');
    expect(withFile('attachment', 'clean')).toEqual([]);
    expect(withFile('attachment', 'unread')).toEqual(['error attachmentUnsafe']);
    expect(withFile('attachment', 'found')).toEqual(['error attachmentUnsafe']);
    expect(withFile('original', 'found')).toEqual(['error draftMissing']);
  });

  it('[R-G03] of a major decision runs 30 days, or says in writing why it is shorter', () => {
    const until = (closesOn: string, shortReason = '') =>
      problems(aConsultation({ closesOn }, { shortReason }), 'open');
    expect(until('2026-10-05')).toEqual([]);
    expect(until('2026-10-06')).toEqual([]);
    expect(until('2026-10-04')).toEqual(['error short']);
    expect(until('2026-10-04', '  ')).toEqual(['error short']);
    expect(until('2026-10-04', '汛期将至')).toEqual([]);
    expect(until('2026-09-05')).toEqual(['error closesBeforeOpens']);
  });

  it('[R-G03] says how many days it is and how many it should be', () => {
    const [short] = checkConsultationAct(
      aConsultation({ closesOn: '2026-09-25' }),
      'open',
      NO_CONSULTATION_FACTS,
      consultationContext(),
    );
    expect(short?.params).toEqual({ days: 20, least: 30, end: '2026年10月5日' });
  });

  it('[R-G03] leaves a village free, and only reminds where the rule is no law for the matter', () => {
    const ten = { closesOn: '2026-09-15' };
    expect(problems(aConsultation({ ...ten, matter: 'villageAffair' }), 'open')).toEqual([]);
    expect(problems(aConsultation({ ...ten, matter: 'other' }), 'open')).toEqual(['warning short']);
  });

  it('[R-G03] waits for its first day', () => {
    expect(problems(aConsultation(), 'open', {}, '2026-09-04')).toEqual(['error notYet']);
    expect(problems(aConsultation(), 'open', {}, '2026-09-05')).toEqual([]);
  });
});

describe('closing', () => {
  const close = (body: Partial<ConsultationBody>, line: Partial<Consultation> = {}, facts = {}) =>
    problems(open(line, body), 'close', { on: CLOSED_ON, ...facts });

  it('[R-G01] passes with all three parts', () => {
    expect(close(answered())).toEqual([]);
  });

  it('[R-G01] names each of the three parts that is missing', () => {
    expect(close({ ...answered(), overall: ' ' })).toEqual(['error overallMissing']);
    const [h1, h2, h3] = answered().heads ?? [];
    if (!h1 || !h2 || !h3) throw new Error('heads');
    expect(close({ ...answered(), heads: [{ ...h1, verdict: '' }, h2, h3] })).toEqual(['error verdictMissing']);
    expect(close({ ...answered(), heads: [h1, { ...h2, reason: '' }, { ...h3, reason: ' ' }] })).toEqual([
      'error reasonMissing',
      'error reasonMissing',
    ]);
    expect(close({ ...answered(), heads: [{ ...h1, reason: '' }, h2, h3] })).toEqual([]);
    expect(close({ ...answered(), heads: [h1, h2] })).toEqual(['error unsorted']);
    expect(close({ ...answered(), heads: [{ ...h1, title: '' }, h2, h3] })).toEqual(['error headUntitled']);
  });

  it('[R-G01] says which head lacks a reason and how many said so', () => {
    const entry = open({}, { ...answered(), heads: [aHead('h1'), aHead('h2'), aHead('h3', { verdict: 'refused' })] });
    const refusal = resultParts(entry).find(({ part }) => part === 'refusal');
    expect(refusal?.missing.map(({ params }) => params)).toEqual([{ head: '归类h3', n: 3 }]);
  });

  it('[R-G01] asks for no reason where everything was adopted, and for none of a head that nobody stands under', () => {
    const adopted = { overall: '一致赞成。', opinions: [anOpinion('o1', { headId: 'h1' })], heads: [aHead('h1')] };
    expect(close(adopted)).toEqual([]);
    expect(resultParts(open({}, adopted)).map(({ status }) => status)).toEqual(['done', 'done', 'void']);
    expect(close({ ...adopted, heads: [...adopted.heads, aHead('h9', { verdict: 'refused' })] })).toEqual([]);
  });

  it('[R-G01] takes silence for a result only when somebody says so', () => {
    const silent = { overall: '张贴和入户告知都做了。' };
    expect(close(silent)).toEqual(['error nobodyUnsaid']);
    const statuses = (line: Partial<Consultation>) => resultParts(open(line, silent)).map(({ status }) => status);
    expect(statuses({})).toEqual(['done', 'missing', 'later']);
    expect(statuses({ nobody: true })).toEqual(['done', 'void', 'void']);
    expect(close(silent, { nobody: true })).toEqual([]);
    expect(close(answered(), { nobody: true })).toEqual(['error nobodyWrong']);
  });

  it('[R-G01] before the period has ended says why', () => {
    expect(close(answered(), {}, { on: '2026-10-06' })).toEqual([]);
    expect(close(answered(), {}, { on: '2026-10-05' })).toEqual(['warning early', 'error earlyWhy']);
    expect(close(answered(), {}, { on: '2026-10-05', reason: '各户都已答复' })).toEqual(['warning early']);
    expect(close(answered(), {}, { on: '2026-10-09' })).toEqual(['error dayFuture']);
    expect(close(answered(), {}, { on: '2026-09-04', reason: '有' })).toEqual(['error closedBeforeOpened']);
    expect(close(answered(), {}, { on: '' })).toEqual(['error dayMissing']);
  });
});

describe('acts', () => {
  it('are offered by state, the next step first', () => {
    const of = (state: Consultation['state']) => consultationActs({ state });
    expect([of('draft'), of('open'), of('closed')]).toEqual([['open'], ['close', 'extend', 'withdraw'], ['reopen']]);
    expect(problems(aConsultation(), 'close', { on: CLOSED_ON })).toEqual(['error notNow']);
    expect(problems(aConsultation({ deleted: true }), 'open')).toEqual(['error notNow']);
  });

  it('[R-G03] extend to a later day, with a reason', () => {
    const extend = (closesOn: string, reason: string) => problems(open(), 'extend', { closesOn, reason });
    expect(extend('2026-10-20', '雨天不便走访')).toEqual([]);
    expect(extend('2026-10-05', '雨天不便走访')).toEqual(['error notLater']);
    expect(extend('2026-10-20', ' ')).toEqual(['error whyMissing']);
  });

  it('leave a trace with the days that they ended or began', () => {
    const plan = (entry: ConsultationEntry, act: ConsultationAct, facts: Partial<ConsultationFacts>) => {
      const { next } = planConsultationAct(
        entry,
        act,
        { ...NO_CONSULTATION_FACTS, ...facts },
        consultationContext(),
        STAMP,
      );
      if (!next) throw new Error(act);
      return next;
    };
    const opened = plan(aConsultation({}, answered()), 'open', {});
    const longer = plan(opened, 'extend', { closesOn: '2026-10-07', reason: '雨天' });
    const closed = plan(longer, 'close', { on: CLOSED_ON });
    const again = plan(closed, 'reopen', { reason: '漏了一户' });
    expect(again.body.trace.map(({ act, closesOn, reason }) => [act, closesOn, reason])).toEqual([
      ['opened', '2026-10-05', ''],
      ['extended', '2026-10-07', '雨天'],
      ['closed', '2026-10-07', ''],
      ['reopened', '2026-10-07', '漏了一户'],
    ]);
    expect([closed.line.state, closed.line.closedOn]).toEqual(['closed', CLOSED_ON]);
    expect([again.line.state, again.line.closedOn]).toEqual(['open', '']);
    expect(plan(again, 'withdraw', { reason: '草案有误' }).line.state).toBe('draft');
  });

  it('do not happen while an error stands in the way', () => {
    const plan = planConsultationAct(open(), 'close', NO_CONSULTATION_FACTS, consultationContext(), STAMP);
    expect(plan.next).toBeUndefined();
    expect(plan.problems.length).toBeGreaterThan(0);
  });
});

describe('what lists show', () => {
  it('[R-G01] counts opinions as often as they came, and heads by what became of them', () => {
    const { line } = withConsultationSummary(open({}, answered()));
    expect([line.opinions, line.adopted, line.partly, line.refused]).toEqual([16, 1, 1, 1]);
  });
});
