import { describe, expect, it } from 'vitest';
import { deadlineRules, dueRules } from '../../../../resources/tables';
import { type Deadline, deadlineOfRule, findDeadlineRule } from '../../../../shared/rules';
import { shippedCalendar as calendar, day } from '../../../support/workCalendars';

const plan = (id: string, from: string, at?: string): Deadline =>
  deadlineOfRule(id, day(from), calendar, deadlineRules, at === undefined ? {} : { at });

/**
 * Figures of rules.md, typed from there: rule, start event, start, last day. The starts lie where working days, calendar days and
 * hours, a later or an earlier figure all give another day.
 */
const FIGURES = [
  ['R-P01', '信息形成或变更之日', '2026-09-10', '2026-10-14', '20 working days'],
  ['R-P02', '印发之日', '2026-09-10', '2026-10-14', '20 working days'],
  ['R-P03', '批准（批复）之日', '2026-06-01', '2026-06-22', '20 days; 21 June is a holiday, so it moves'],
  ['R-P03', '批准（批复）之日', '2026-07-01', '2026-07-21', '20 days'],
  ['R-P11', '半年终了', '2026-03-05', '2026-06-30', 'in June'],
  ['R-P11', '半年终了', '2026-07-01', '2026-12-31', 'and in December'],
  ['R-P12', '当年', '2026-05-04', '2026-12-31', 'once a year'],
  ['R-J03', '文件公开之日', '2026-09-30', '2026-10-10', '3 working days'],
  ['R-C03', '标准指引公开发布之日', '2026-04-20', '2026-07-20', '3 months'],
  ['R-D05', '收到申请之日', '2026-02-10', '2026-02-26', '7 working days'],
  ['R-D06', '收到申请之日', '2026-09-10', '2026-10-14', '20 working days'],
  ['R-D07', '原答复期限届满之日', '2026-03-05', '2026-04-02', '20 working days more'],
  ['R-D09', '第三方收到征求意见书之日', '2026-04-27', '2026-05-20', '15 working days'],
  ['R-D10', '被征求意见机关收到征求意见书之日', '2026-04-27', '2026-05-20', '15 working days'],
  ['R-D15', '收到缴费通知之日', '2026-06-01', '2026-07-01', '30 days'],
  ['R-D16', '收到答复之日', '2026-06-01', '2026-07-31', '60 days'],
  ['R-V03', '季度终了', '2026-03-31', '2026-04-15', '15th of the next quarter'],
  ['R-V03', '季度终了', '2026-02-03', '2026-04-15', 'the quarter, not the month'],
  ['R-V03/month', '月份终了', '2026-02-28', '2026-03-15', '15th of the next month'],
  ['R-V03/month', '月份终了', '2026-12-31', '2027-01-15', 'over the year'],
  ['R-V03/event', '事项发生（形成）之日', '2026-06-01', '2026-06-11', '10 days'],
  ['R-V04', '张贴之日', '2026-09-10', '2026-09-25', '15 days'],
  ['R-V08', '公布之日', '2026-06-01', '2026-06-08', '5 days; the 6th is a Saturday'],
  ['R-V08', '公布之日', '2026-06-03', '2026-06-08', '5 days'],
  ['R-V08/reply', '收到意见之日', '2026-06-04', '2026-06-09', '5 days'],
  ['R-V08/replyShort', '收到意见之日', '2026-06-01', '2026-06-04', '3 days'],
  ['R-V13', '当年', '2026-03-01', '2026-12-31', 'by the end of the year'],
  ['R-V15', '村民会议召开日', '2026-12-31', '2026-12-21', '10 days ahead'],
  ['R-V18', '选举日', '2026-12-31', '2026-12-11', '20 days ahead'],
  ['R-V18/objection', '名单公布之日', '2026-06-04', '2026-06-09', '5 days'],
  ['R-V18/decision', '收到申诉之日', '2026-06-01', '2026-06-04', '3 days'],
  ['R-V23', '成员大会召开日', '2026-03-20', '2026-03-10', '10 days ahead'],
  ['R-V24', '公示之日', '2026-09-10', '2026-09-25', '15 days, default'],
  ['R-V25', '预公告发布之日', '2026-06-01', '2026-06-15', '10 working days'],
  ['R-V25/compensation', '公告之日', '2026-09-05', '2026-10-05', '30 days, a holiday does not lengthen it'],
  ['R-V25/approval', '收到批准文件之日', '2026-04-27', '2026-05-20', '15 working days'],
  ['R-V27', '公示之日', '2026-02-10', '2026-02-26', '7 working days, default'],
  ['R-G03', '草案公布之日', '2026-09-05', '2026-10-05', '30 days'],
  ['R-N01', '上次更新之日', '2026-09-01', '2026-09-14', 'less than 14 days'],
  ['R-B01', '报告年度', '2026-07-01', '2027-01-31', '31 January'],
  ['R-B01/county', '报告年度', '2026-07-01', '2027-03-31', '31 March'],
] as const;

describe('deadlines by rule', () => {
  it.each(FIGURES)('[%s] from %s on %s: %s (%s)', (id, event, from, due) => {
    expect(plan(id, from)).toMatchObject({ rule: id, from, due });
    expect(findDeadlineRule(id, day(from), deadlineRules)?.from).toBe(event);
  });

  it.each([
    ['R-Y01', '2026-10-03T03:30'],
    ['R-Y01/press', '2026-10-03T22:30'],
  ])('[%s] hours run through the night and the weekend: %s (W4)', (id, dueAt) => {
    expect(plan(id, '2026-10-02', '22:30')).toMatchObject({ due: '2026-10-03', dueAt });
    expect(findDeadlineRule(id, day('2026-10-02'), deadlineRules)?.from).toBe('事发之时');
  });

  it('[R-P04] every rule of the tables is held by a figure here', () => {
    const held = new Set<string>([...FIGURES.map(([id]) => id), 'R-Y01', 'R-Y01/press']);
    expect(deadlineRules.map(({ id }) => id).filter((id) => !held.has(id))).toEqual([]);
  });

  it('[R-V03] each frequency has one row of its own', () => {
    expect(Object.fromEntries(dueRules.map(({ frequency, id }) => [frequency, id]))).toEqual({
      quarter: 'R-V03',
      month: 'R-V03/month',
      event: 'R-V03/event',
      year: 'R-V13',
      halfYear: 'R-P11',
    });
  });

  it('[R-D15] what was not read in the text itself is marked as a default', () => {
    const unsure = deadlineRules.filter(({ mark }) => mark !== 'V').map(({ id }) => id);
    expect(unsure).toEqual(['R-D15', 'R-V24', 'R-V27']);
  });

  it('[R-D16] a day before the first row is counted under that row', () => {
    const rules = [
      { ...findOf('R-D16'), amount: 60, validFrom: '2024-01-01' },
      { ...findOf('R-D16'), amount: 90, validFrom: '2027-01-01' },
    ];
    expect(findDeadlineRule('R-D16', day('2020-01-01'), rules)?.amount).toBe(60);
    expect(findDeadlineRule('R-D16', day('2026-12-31'), rules)?.amount).toBe(60);
    expect(findDeadlineRule('R-D16', day('2027-01-01'), rules)?.amount).toBe(90);
    expect(() => deadlineOfRule('R-Q99', day('2026-01-01'), calendar, rules)).toThrow('R-Q99');
  });

  it('[R-P03] a last day in a year without a notice is provisional, a named day is not', () => {
    expect(plan('R-P03', '2026-12-20').status).toBe('provisional');
    expect(plan('R-B01', '2026-12-20').status).toBe('fixed');
    expect(plan('R-V04', '2026-12-25').status).toBe('fixed');
    expect(plan('R-P01', '2026-12-01').status).toBe('fixed');
  });
});

function findOf(id: string) {
  const row = findDeadlineRule(id, day('2026-01-01'), deadlineRules);
  if (!row) throw new Error(id);
  return row;
}
