import { describe, expect, it } from 'vitest';
import { documentRules } from '../../../../../resources/tables';
import type { CalendarDate } from '../../../../../shared/kernel';
import {
  type ActFacts,
  actsFor,
  applyAct,
  checkAct,
  type DocumentAct,
  NO_FACTS,
  publicFiles,
} from '../../../../../shared/ledgers/documents';
import type { AttachmentRef, OfficialDocument } from '../../../../../shared/records';
import { anOfficialDocument } from '../../../../support/officialDocuments';

const TODAY = '2026-07-01' as CalendarDate;

const codes = (document: OfficialDocument, act: DocumentAct, facts: Partial<ActFacts> = {}): string[] =>
  checkAct(document, act, { ...NO_FACTS, ...facts }, documentRules, TODAY)
    .filter((one) => one.severity === 'error')
    .map((one) => one.code);

const aDraft = (given: Partial<OfficialDocument> = {}): OfficialDocument =>
  anOfficialDocument({ state: 'draft', issuedOn: '', documentNumber: '', ...given });

const aFile = (given: Partial<AttachmentRef>): AttachmentRef => ({
  sha256: 'a'.repeat(64),
  name: '通知.docx',
  bytes: 1000,
  mediaType: '',
  role: 'attachment',
  privacy: 'clean',
  addedOn: '2026-06-10',
  ...given,
});

describe('acts on a document', () => {
  it('[R-A06] sends nothing for signature without a class', () => {
    expect(codes(aDraft({ disclosureClass: '' }), 'circulate')).toEqual(['document.classMissing']);
    expect(codes(aDraft(), 'circulate')).toEqual([]);
  });

  it.each(['onRequest', 'withheld'] as const)(
    '[R-A04] asks reason, article and check before approval of %s',
    (given) => {
      const bare = aDraft({ disclosureClass: given });
      expect(codes(bare, 'circulate')).toEqual([
        'document.reasonMissing',
        'document.articleMissing',
        'document.checkMissing',
      ]);
      const reasoned = { ...bare, classReason: '过程性信息', classArticle: '政府信息公开条例第十六条' };
      expect(codes(reasoned, 'circulate')).toEqual(['document.checkMissing']);
      const checked = { ...reasoned, classCheckedBy: '赵光', classCheckedOn: '2026-06-01' };
      expect(codes(checked, 'circulate')).toEqual([]);
    },
  );

  it('[R-A04] looks again when a document in circulation is issued', () => {
    const changed = anOfficialDocument({ state: 'circulating', disclosureClass: 'withheld' });
    expect(codes(changed, 'issue', { on: '2026-06-10', documentNumber: '样政发〔2026〕3号' })).toContain(
      'document.reasonMissing',
    );
  });

  it('[R-A05] sends a document back with a reason, and counts it', () => {
    const sent = anOfficialDocument({ state: 'circulating', returnedTimes: 1 });
    expect(codes(sent, 'sendBack')).toEqual(['document.whyMissing']);
    const back = applyAct(sent, 'sendBack', { ...NO_FACTS, reason: '没有写明公开属性' });
    expect([back.state, back.returnedWhy, back.returnedTimes]).toEqual(['draft', '没有写明公开属性', 2]);
    expect(applyAct(back, 'circulate', NO_FACTS).returnedWhy).toBe('');
  });

  it('[R-P02] issues with number and day, and forms on that day where nobody said otherwise', () => {
    const sent = anOfficialDocument({ state: 'circulating', issuedOn: '', documentNumber: '' });
    expect(codes(sent, 'issue')).toEqual(['document.numberMissing', 'document.dayMissing']);
    expect(codes(sent, 'issue', { on: '2026-07-02', documentNumber: '3号' })).toEqual(['document.dayFuture']);
    expect(codes(sent, 'issue', { on: '2025-12-30', documentNumber: '3号' })).toEqual(['document.otherYear']);
    const issued = applyAct(sent, 'issue', { ...NO_FACTS, on: '2026-06-10', documentNumber: ' 样政发〔2026〕3号 ' });
    expect([issued.state, issued.issuedOn, issued.formedOn, issued.documentNumber]).toEqual([
      'issued',
      '2026-06-10',
      '2026-06-10',
      '样政发〔2026〕3号',
    ]);
  });

  it.each(['onRequest', 'withheld'] as const)('[R-A08] never publishes %s', (disclosureClass) => {
    const issued = anOfficialDocument({ disclosureClass });
    expect(actsFor(issued, documentRules)).toEqual(['close']);
    expect(codes(issued, 'publish', { on: '2026-06-20' })).toEqual(['document.notForPortal']);
  });

  it('[R-A09] publishes with parts left out only with both files and the reason', () => {
    const issued = anOfficialDocument({ disclosureClass: 'redacted' });
    expect(codes(issued, 'publish', { on: '2026-06-20' })).toEqual([
      'document.originalMissing',
      'document.publicMissing',
      'document.redactionMissing',
    ]);
    const original = aFile({ role: 'original', privacy: 'found' });
    const same = aFile({ role: 'public' });
    const filled = { ...issued, redaction: { removed: '附件2', why: '涉及个人隐私', pages: 2 } };
    expect(codes({ ...filled, attachments: [original, same] }, 'publish', { on: '2026-06-20' })).toEqual([
      'document.publicIsOriginal',
    ]);
    const cut = aFile({ role: 'public', sha256: 'b'.repeat(64) });
    expect(codes({ ...filled, attachments: [original, cut] }, 'publish', { on: '2026-06-20' })).toEqual([]);
  });

  it('[R-A09] never lets an original, a proof or a scan out', () => {
    const roles = ['original', 'public', 'attachment', 'proof', 'scan'] as const;
    const document = anOfficialDocument({ attachments: roles.map((role) => aFile({ role })) });
    expect(publicFiles(document).map((file) => file.role)).toEqual(['public', 'attachment']);
  });

  it('[R-S01] publishes no file with private data, nor a picture that nobody has looked at', () => {
    const of = (privacy: AttachmentRef['privacy']): string[] =>
      codes(anOfficialDocument({ attachments: [aFile({ privacy })] }), 'publish', { on: '2026-06-20' });
    expect(of('found')).toEqual(['document.filePrivate']);
    expect(of('unread')).toEqual(['document.fileUnread']);
    expect(of('confirmed')).toEqual([]);
  });

  it('[R-A10] waits for the other units of a joint document', () => {
    const joint = anOfficialDocument({ jointUnits: ['样本镇财政所'] });
    expect(codes(joint, 'publish', { on: '2026-06-20' })).toEqual(['document.jointOpen']);
    expect(codes({ ...joint, jointConfirmedOn: '2026-06-15' }, 'publish', { on: '2026-06-20' })).toEqual([]);
  });

  it('[R-P02] publishes on a day that can be, with an address that can be', () => {
    const issued = anOfficialDocument();
    expect(codes(issued, 'publish', { on: '2026-06-09' })).toEqual(['document.publishedBeforeIssue']);
    expect(codes(issued, 'publish', { on: '2026-07-02' })).toEqual(['document.dayFuture']);
    expect(codes(issued, 'publish', { on: '2026-06-20', url: '官网' })).toEqual(['document.urlWrong']);
    const done = applyAct(issued, 'publish', { ...NO_FACTS, on: '2026-06-20', url: 'https://www.example.cn/1' });
    expect([done.state, done.publishedOn, done.url]).toEqual(['published', '2026-06-20', 'https://www.example.cn/1']);
    const down = applyAct(done, 'withdraw', { ...NO_FACTS, reason: '内容有误' });
    expect([down.state, down.publishedOn, down.url]).toEqual(['issued', '', '']);
  });

  it('[R-P09] closes without copies only with a reason', () => {
    const published = anOfficialDocument({ state: 'published', publishedOn: '2026-06-20' });
    expect(codes(published, 'close')).toEqual(['document.copiesMissing']);
    const warned = checkAct(published, 'close', { ...NO_FACTS, reason: '图书馆装修' }, documentRules, TODAY);
    expect(warned.map((one) => [one.code, one.severity, one.params.n])).toEqual([
      ['document.copiesMissing', 'warning', 3],
    ]);
    expect(applyAct(published, 'close', { ...NO_FACTS, reason: '图书馆装修' }).closedReason).toBe('图书馆装修');
    const copies = (['archive', 'serviceCentre', 'library'] as const).map((to) => ({
      to,
      on: '2026-06-21',
      receipt: '',
    }));
    expect(codes({ ...published, copies }, 'close')).toEqual([]);
    expect(codes({ ...published, copies: copies.slice(1) }, 'close')).toEqual(['document.copiesMissing']);
  });

  it('[R-P02] offers no step that the state does not have', () => {
    expect(actsFor(aDraft(), documentRules)).toEqual(['circulate']);
    expect(actsFor(anOfficialDocument({ state: 'circulating' }), documentRules)).toEqual(['issue', 'sendBack']);
    expect(actsFor(anOfficialDocument(), documentRules)).toEqual(['publish']);
    expect(actsFor(anOfficialDocument({ state: 'published' }), documentRules)).toEqual(['close', 'withdraw']);
    expect(actsFor(anOfficialDocument({ state: 'closed' }), documentRules)).toEqual(['reopen']);
    expect(codes(aDraft(), 'close')).toEqual(['document.notNow']);
  });
});
