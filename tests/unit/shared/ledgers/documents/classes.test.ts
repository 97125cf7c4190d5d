import { describe, expect, it } from 'vitest';
import { documentRules } from '../../../../../resources/tables';
import {
  classChoices,
  classOfWords,
  goesToPortal,
  needsReason,
  wordsInSet,
} from '../../../../../shared/ledgers/documents';

const wordsOf = (set: string): string[] => classChoices(documentRules, set).map((one) => one.words);

describe('classes of documents', () => {
  it('[R-A01] offers the four classes of Yunnan, printed as written', () => {
    expect(wordsOf('yunnan')).toEqual(['此件公开发布', '此件删减后公开', '此件依申请公开', '此件不公开']);
    expect(classChoices(documentRules, 'yunnan').map((one) => one.disclosureClass)).toEqual([
      'open',
      'redacted',
      'onRequest',
      'withheld',
    ]);
  });

  it('[R-A02] offers the wording of 2017 and, the list being open, the class that it does not name', () => {
    expect(wordsOf('wording2017')).toEqual(['此件公开发布', '主动公开', '依申请公开', '不公开', '删减后公开']);
    expect(classChoices(documentRules, 'wording2017').at(-1)?.disclosureClass).toBe('redacted');
  });

  it('[R-A03] offers the three classes of Gansu and has no counterpart of a redacted document there', () => {
    expect(wordsOf('gansu')).toEqual(['主动公开', '不予公开', '依申请公开']);
    expect(wordsInSet(documentRules, 'gansu', 'redacted')).toBeUndefined();
    expect(wordsInSet(documentRules, 'gansu', 'withheld')).toBe('不予公开');
  });

  it('[R-A02] a county without a known set gets the first one', () => {
    expect(wordsOf('nowhere')).toEqual(wordsOf('yunnan'));
  });

  it.each([
    ['[R-A01]', '此件公开发布', 'open'],
    ['[R-A02]', '公开发布', 'open'],
    ['[R-A02]', '主动公开', 'open'],
    ['[R-A02]', '公开', 'open'],
    ['[R-A01]', '（此件删减后公开）', 'redacted'],
    ['[R-A01]', '删减后公开', 'redacted'],
    ['[R-A01]', '此件依申请公开', 'onRequest'],
    ['[R-A02]', ' 依申请公开 ', 'onRequest'],
    ['[R-A01]', '此件不公开', 'withheld'],
    ['[R-A02]', '不公开', 'withheld'],
    ['[R-A03]', '不予公开', 'withheld'],
    ['[R-A03]', '此件不予公开', 'withheld'],
    ['[R-A01]', '内部', ''],
  ])('%s understands %s as %s', (_, words, wanted) => {
    expect(classOfWords(documentRules, words)).toBe(wanted);
  });

  it('[R-A04] asks a reason of what is not simply published', () => {
    expect(
      ['open', 'redacted', 'onRequest', 'withheld'].map((one) => needsReason(documentRules, one as 'open')),
    ).toEqual([false, false, true, true]);
  });

  it('[R-A08] lets two classes to the portal', () => {
    expect(
      ['open', 'redacted', 'onRequest', 'withheld'].map((one) => goesToPortal(documentRules, one as 'open')),
    ).toEqual([true, true, false, false]);
  });

  it('[R-A04] picks reasons from articles 14, 15 and 16', () => {
    const count = (article: string): number => documentRules.reasons.filter((one) => one.article === article).length;
    expect(count('政府信息公开条例第十四条')).toBe(3);
    expect(count('政府信息公开条例第十五条')).toBe(2);
    expect(count('政府信息公开条例第十六条')).toBe(3);
    expect(documentRules.reasons).toHaveLength(8);
  });

  it('[R-A07] has the six stages in their order', () => {
    expect(documentRules.stages.map((one) => [one.stage, one.words])).toEqual([
      ['drafting', '拟稿'],
      ['checking', '核稿'],
      ['signing', '签发'],
      ['sealing', '用印'],
      ['issuing', '核发'],
      ['circulating', '传阅'],
    ]);
  });

  it('[R-P06] has the four columns of the portal', () => {
    expect(documentRules.portalColumns.map((one) => one.words)).toEqual([
      '政府信息公开指南',
      '政府信息公开制度',
      '法定主动公开内容',
      '政府信息公开年度报告',
    ]);
  });

  it('[R-P09] names the archive, the service centre and the library', () => {
    expect(documentRules.copyPlaces.map((one) => [one.to, one.words])).toEqual([
      ['archive', '县档案馆'],
      ['serviceCentre', '政务服务中心窗口'],
      ['library', '公共图书馆'],
    ]);
  });

  it('[R-P01][R-P02] counts from forming by one rule and from issue by the other, and reminds at 10, 5 and 1 days', () => {
    expect(documentRules.deadlines.map((one) => [one.start, one.deadlineRule])).toEqual([
      ['formed', 'R-P01'],
      ['issued', 'R-P02'],
    ]);
    expect(documentRules.reminderDays.days).toEqual([10, 5, 1]);
  });
});
