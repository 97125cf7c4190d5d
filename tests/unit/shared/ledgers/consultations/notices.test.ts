import { describe, expect, it } from 'vitest';
import { text } from '../../../../../resources';
import { consultationRules, privacyRules } from '../../../../../resources/tables';
import {
  adoptionNotice,
  type ConsultationEntry,
  checkMeetings,
  checkPublicText,
  consultationNotice,
  withoutNames,
} from '../../../../../shared/ledgers/consultations';
import { createDetector } from '../../../../../shared/privacy';
import type { ConsultationBody, NoticeBlock } from '../../../../../shared/records';
import { aConsultation, aHead, anOpinion, answered, consultationContext } from '../../../../support/consultations';

const words = { text, rules: consultationRules, unitName: '样本镇' };
const asText = (blocks: readonly NoticeBlock[]): string[] =>
  blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [block.text] : block.rows.map(({ cells }) => cells.join('|')),
  );
const opening = (entry: ConsultationEntry) => consultationNotice(entry, words, consultationContext());
const result = (entry: ConsultationEntry) => adoptionNotice(entry, words);

describe('the notice that asks', () => {
  it('[R-G02] says what, until when, which ways and channels, and where an answer goes', () => {
    const { title, body } = opening(aConsultation());
    expect(title).toBe('样本镇关于公开征求《样本镇集镇规划（草案）》意见的公告');
    const said = asText(body.blocks);
    for (const line of [
      '集镇主街拟拓宽至十二米。',
      '沿街设停车位六十个。',
      '2026年9月5日至2026年10月5日，自公布之日起30日。',
      '参与方式：征求意见、听证座谈。',
      '公布渠道：村务公开栏、政府门户网站。',
      '收件地址：样本镇党政办公室',
      '联系电话：0000-6100002',
    ])
      expect(said).toContain(line);
    expect(said.join()).not.toContain('意见箱');
    expect(body.telephones).toEqual(['0000-6100002']);
  });

  it('[R-G03] explains a shorter period, and says nothing where it is not shorter', () => {
    const reason = { shortReason: '汛期将至。' };
    const line = '本次征求意见的期限较短，原因是：汛期将至。';
    expect(asText(opening(aConsultation({ closesOn: '2026-09-20' }, reason)).body.blocks)).toContain(line);
    expect(asText(opening(aConsultation({}, reason)).body.blocks)).not.toContain(line);
  });

  it('[R-G02] names its files and puts a subject without 《》 in quotation marks', () => {
    const file = {
      sha256: 'a'.repeat(64),
      name: '规划草案.pdf',
      bytes: 9,
      mediaType: 'application/pdf',
      addedOn: '',
      privacy: 'clean' as const,
    };
    const { title, body } = opening(
      aConsultation(
        { title: '村内停车办法' },
        {
          attachments: [
            { ...file, role: 'attachment' },
            { ...file, name: '底稿.docx', role: 'original' },
          ],
        },
      ),
    );
    expect(title).toBe('样本镇关于公开征求“村内停车办法”意见的公告');
    expect(body.enclosures).toEqual(['规划草案']);
    expect(body.attachments.map(({ name }) => name)).toEqual(['规划草案.pdf']);
  });
});

describe('the notice that answers', () => {
  it('[R-G01] has the three parts: overall, adoption, reasons for what is not adopted', () => {
    const { title, body } = result(aConsultation({ state: 'closed' }, answered()));
    expect(title).toBe('样本镇关于《样本镇集镇规划（草案）》征求意见采纳情况公布');
    const headings = body.blocks.flatMap((block) =>
      block.kind === 'paragraph' && block.level === 1 ? [block.text] : [],
    );
    expect(headings).toEqual(['一、总体情况', '二、采纳情况', '三、不采纳的理由']);
    const said = asText(body.blocks);
    for (const line of [
      '多数意见赞成规划。',
      '2026年9月5日至2026年10月5日征求意见期间，共收到意见16条，归纳为3类，其中采纳1类，部分采纳1类，未采纳1类。',
      '1|增设路灯|12|采纳：增加四十盏',
      '2|主街再宽两米|1|部分采纳',
      '3|不设停车位|3|未采纳',
      '1.主街再宽两米（部分采纳）：东段受河道限制',
      '2.不设停车位（未采纳）：赶集日车辆无处停放',
    ])
      expect(said).toContain(line);
  });

  it('[R-G01] says that nobody answered, and that nothing was refused', () => {
    const silent = asText(result(aConsultation({ nobody: true }, { overall: '无。' })).body.blocks);
    expect(silent).toContain('2026年9月5日至2026年10月5日征求意见期间，没有收到意见。');
    const adopted = { overall: '好。', opinions: [anOpinion('o', { headId: 'h' })], heads: [aHead('h')] };
    expect(asText(result(aConsultation({}, adopted)).body.blocks)).toContain('没有不采纳的意见。');
  });

  it('[R-G01] prints no opinion as it came in and no name', () => {
    const body = answered();
    const opinions = (body.opinions ?? []).map((one) => ({ ...one, from: '欧阳明远', text: `原话${one.id}` }));
    const printed = JSON.stringify(result(aConsultation({}, { ...body, opinions })));
    expect(printed).not.toContain('欧阳明远');
    expect(printed).not.toContain('原话');
  });
});

describe('text that leaves', () => {
  const detector = createDetector({ rules: privacyRules, publicContacts: ['0000-6100002'] });
  const found = (body: Partial<ConsultationBody>) =>
    checkPublicText(aConsultation({}, body), detector, privacyRules).map(
      ({ code, severity, at, params }) =>
        `${severity} ${code.replace('consultation.act.', '')} ${at.field} ${params.name ?? params.masked}`,
    );

  it('[R-G01] holds no name that is kept inside', () => {
    const opinions = [anOpinion('o1', { headId: 'h1', from: '赵光明', text: '我是赵光明' })];
    expect(found({ opinions, heads: [aHead('h1', { verdict: 'refused', reason: '赵光明户不符合条件' })] })).toEqual([
      'error nameInText reason 赵**',
    ]);
    expect(found({ opinions, heads: [aHead('h1')] })).toEqual([]);
    expect(withoutNames('我是赵光明', ['赵光明'], privacyRules)).toBe('我是赵**');
  });

  it('[R-G01] holds no number of a person', () => {
    expect(found({ overall: '有事打13800000000。' })).toEqual(['error numberInText overall 138****0000']);
    expect(found({ overall: '证号999999185001010019。' })).toEqual(['error numberInText overall 999***********0019']);
    expect(found({ overall: '有事打0000-6100002。' })).toEqual([]);
  });
});

describe('meetings on the matter', () => {
  const meeting = { id: 'm', name: '镇长办公会', heldOn: '2026-10-12', invited: '' };
  const of = (body: Partial<ConsultationBody>) => checkMeetings(aConsultation({}, body)).map(({ code }) => code);

  it('[R-G04] of livelihood say whom they invite, whether they are public, and carry the explanation', () => {
    expect(of({ livelihood: true, meetings: [{ ...meeting, invites: '', isPublic: '', explained: '' }] })).toEqual([
      'consultation.meeting.invites',
      'consultation.meeting.isPublic',
      'consultation.meeting.explained',
    ]);
    expect(
      of({ livelihood: true, meetings: [{ ...meeting, invites: 'no', isPublic: 'no', explained: 'no' }] }),
    ).toEqual(['consultation.meeting.explained']);
    expect(
      of({ livelihood: true, meetings: [{ ...meeting, invites: 'yes', isPublic: 'yes', explained: 'yes' }] }),
    ).toEqual([]);
    expect(of({ livelihood: true })).toEqual(['consultation.meeting.none']);
    expect(of({ livelihood: false })).toEqual([]);
  });
});
