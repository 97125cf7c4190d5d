import { describe, expect, it } from 'vitest';
import {
  explanationReport,
  meetingReport,
} from '../../../../../renderer/features/board/consultations/consultation/opinions/reports';
import { ledgerReport } from '../../../../../renderer/features/board/consultations/ledgerReport';
import { withConsultationSummary } from '../../../../../shared/ledgers/consultations';
import { aConsultation, aHead, anOpinion, answered } from '../../../../support/consultations';
import { day } from '../../../../support/workCalendars';

const NO_NOTICES = { consultation: undefined, adoption: undefined };
const texts = (rows: readonly { readonly cells: readonly unknown[] }[]): string[] =>
  rows.map(({ cells }) => cells.map(String).join('|'));

describe('what is printed of a consultation', () => {
  it('[R-G04] the explanation for the meeting lists what was said under each head, without anybody’s name', () => {
    const { heads = [] } = answered();
    const opinions = [
      anOpinion('o1', { headId: 'h1', times: 12, from: '欧阳明', text: '我是欧阳明，路太黑。' }),
      anOpinion('o2', { headId: 'h1', text: '多装几盏。' }),
      anOpinion('o3', { headId: 'h2' }),
      anOpinion('o4', { times: 2 }),
    ];
    const report = explanationReport(aConsultation({}, { overall: '欧阳明等提出意见。', opinions, heads }), '样本镇');
    expect(texts(report.rows)).toEqual([
      '1|增设路灯|13|1. 我是欧阳*，路太黑。\n2. 多装几盏。|采纳|增加四十盏',
      '2|主街再宽两米|1|意见o3|部分采纳|东段受河道限制',
      '|没有归类|2|意见o4||',
      '合计||16|||',
    ]);
    expect(JSON.stringify(report)).not.toContain('欧阳明');
    expect(report.intro?.[0]).toBe('征求意见时间：2026年9月5日至2026年10月5日，共30天。参与方式：征求意见、听证座谈。');
    expect(report.publicContacts).toEqual(['0000-6100002']);
  });

  it('[R-G04] the checklist of a meeting says what its agenda states', () => {
    const meeting = { id: 'm', name: '镇长办公会', heldOn: '2026-10-12', invited: '商户代表' };
    const entry = aConsultation({}, { meetings: [{ ...meeting, invites: 'yes', isPublic: 'no', explained: '' }] });
    expect(texts(meetingReport(entry, '样本镇').rows)).toEqual(['镇长办公会|2026年10月12日|是|否|方案没有写|商户代表']);
  });

  it('[R-G01][R-G03] the ledger of a year says how long, how many and what became of it', () => {
    const done = withConsultationSummary(aConsultation({ state: 'closed', closedOn: '2026-10-08' }, answered())).line;
    const silent = aConsultation({ id: 'c2', title: '停车办法', nobody: true, matter: 'villageAffair' }).line;
    const half = withConsultationSummary(
      aConsultation({ id: 'c3' }, { opinions: [anOpinion('o')], heads: [aHead('h')] }),
    ).line;
    const rows = [done, silent, half].map((line) => ({ line, unitName: '样本镇', notices: NO_NOTICES }));
    const report = ledgerReport(rows, { unitName: '样本镇', year: '2026', today: day('2026-12-01') });
    expect(report.title).toBe('样本镇2026年征求意见台账');
    expect(texts(report.rows).map((row) => row.split('|').slice(7).join('|'))).toEqual([
      '30|16|采纳 1，部分 1，未采纳 1\n公告还没有起草|已办结\n2026年10月8日',
      '30|0|没有人提出意见|拟稿',
      '30|1|还没有写采纳情况|拟稿',
    ]);
  });
});
