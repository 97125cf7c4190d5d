import { blankDocument } from '../../shared/ledgers/documents';
import type { OfficialDocument } from '../../shared/records';

/** A document of 样本镇 that was issued and is to be published; a test names only what it is about. */
export const anOfficialDocument = (given: Partial<OfficialDocument> = {}): OfficialDocument => ({
  ...blankDocument({ id: 'o1', year: 2026, unitCode: '190101100000' }),
  documentNumber: '样政发〔2026〕3号',
  title: '关于做好耕地地力保护补贴发放工作的通知',
  state: 'issued',
  disclosureClass: 'open',
  classWords: '此件公开发布',
  madeBy: '样本镇人民政府',
  keptBy: '样本镇人民政府',
  issuedOn: '2026-06-10',
  dueOn: '2026-07-09',
  dueStatus: 'fixed',
  ruleId: 'R-P02',
  ...given,
});
