import { describe, expect, it } from 'vitest';
import { breakLines, fitText, fitTitle, widthEm } from '../../../../shared/layout/textWidth';
import { layoutRules } from '../../../support/postingSamples';

describe('widths and line breaks', () => {
  it('counts Chinese as one em, rare characters of extension B too, and figures as no less than any face draws them', () => {
    expect(widthEm('王阿依')).toBe(3);
    expect(widthEm('𠮷田𡈽')).toBe(3);
    expect(widthEm('88')).toBeGreaterThanOrEqual(2 * 0.636);
  });

  it('counts the gap that word processors put between Chinese and figures', () => {
    expect(widthEm('第1页')).toBeGreaterThan(widthEm('第') + widthEm('1') + widthEm('页'));
  });

  it.each([
    ['阿卜杜热西提·阿卜杜热合曼·麦麦提明', 8],
    ['上年度漏发补发，经村民代表会议核实（见记录）。', 6],
    ['Alimjan Abdukerim 2026', 5],
  ])('breaks %s into lines that all fit and lose nothing', (text, maxEm) => {
    const lines = breakLines(text, maxEm, layoutRules);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(widthEm(line)).toBeLessThanOrEqual(maxEm);
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  });

  it('begins no line with a closing mark and keeps figures whole', () => {
    const lines = breakLines('补贴面积共计一千，金额为壹佰元（1,234.50）。', 9, layoutRules);
    for (const line of lines) expect('，。）》').not.toContain(line.charAt(0));
    expect(lines.some((line) => line.includes('1,234.50'))).toBe(true);
  });

  it('begins no line with a dash, dots or a sign of percent, and ends none with an opening mark', () => {
    const text = '所需资金……由村集体——即本村——承担百分之五十（50％）、农户承担“其余部分”和￥300元℃';
    for (let maxEm = 8; maxEm < 20; maxEm += 1) {
      for (const line of breakLines(text, maxEm, layoutRules)) {
        expect('…—％”℃、').not.toContain(line.charAt(0));
        expect('（“￥').not.toContain(line.charAt(line.length - 1));
      }
    }
  });

  it('keeps addresses, numbers with signs and words of other letters whole', () => {
    const whole = ['K1208+300', 'https://a.invalid/b', 'ئاھالىسىنىڭ', 'ᠮᠣᠩᠭᠣᠯ', '110/35kV'];
    const text = whole.join('村');
    for (let maxEm = 16; maxEm < 30; maxEm += 1) {
      const lines = breakLines(text, maxEm, layoutRules);
      for (const word of whole) expect(lines.some((line) => line.includes(word))).toBe(true);
    }
  });

  it('keeps what is counted with its figure', () => {
    const text = '公示期自2026年6月9日至6月24日（16天），共412户，面积3,126.58亩，完成率95%';
    for (let maxEm = 8; maxEm < 24; maxEm += 1) {
      const lines = breakLines(text, maxEm, layoutRules);
      for (const word of ['16天', '412户', '58亩', '2026年', '9日', '95%'])
        expect(lines.filter((line) => line.includes(word)).length, `${maxEm} ${word}`).toBeGreaterThan(0);
    }
  });

  it('breaks Tibetan behind its mark only, and never parts a mark from its letter', () => {
    const syllables = 'བོད་ཡིག་གི་ཡི་གེ་འདི་ནི་གྲོང་ཚོའི་གསལ་བསྒྲགས་ཡིན།'.repeat(3);
    const lines = breakLines(syllables, 9, layoutRules);
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.join('')).toBe(syllables);
    for (const line of lines) expect('་།').toContain(line.charAt(line.length - 1));
    expect(widthEm('བོ')).toBe(widthEm('བ'));
    expect(widthEm('邉\u{e0102}')).toBe(1);
    for (const line of breakLines('邉\u{e0102}'.repeat(30), 3, layoutRules)) expect(line.startsWith('邉')).toBe(true);
  });

  it('[notices § 6] shrinks a long name to the minimum of 12 pt and then wraps it', () => {
    expect(fitText('阿卜杜热西提', 7 * 14 * 20, 14, 12, layoutRules)).toEqual({ lines: ['阿卜杜热西提'], sizePt: 14 });
    expect(fitText('阿卜杜热西提', 6 * 12.5 * 20, 14, 12, layoutRules)).toEqual({
      lines: ['阿卜杜热西提'],
      sizePt: 12,
    });
    const wrapped = fitText('阿卜杜热西提·阿卜杜热合曼', 6 * 12 * 20, 14, 12, layoutRules);
    expect(wrapped.sizePt).toBe(12);
    expect(wrapped.lines.length).toBeGreaterThan(1);
  });

  it('[notices § 2] breaks a long title at sense on two lines, never inside a word', () => {
    const title = '示例县样本镇东坝村2026年耕地地力保护补贴发放情况公示';
    const fitted = fitTitle(title, 22 * 20 * 20, 22, layoutRules);
    expect(fitted.lines).toHaveLength(2);
    expect(fitted.lines.join('')).toBe(title);
    expect(layoutRules.titleBreakAfter.some((word) => fitted.lines[0]?.endsWith(word))).toBe(true);
  });

  it('[notices § 2] makes a title a little smaller rather than cut a word or a name in 《》', () => {
    const fitted = fitTitle('关于《东坝村村规民约（修订草案）》意见采纳情况的公示', 20 * 26 * 20, 26, layoutRules);
    expect(fitted.lines).toEqual(['关于《东坝村村规民约（修订草案）》', '意见采纳情况的公示']);
    const long = fitTitle(
      '样本镇东坝村第十一届村民代表会议关于村集体林地流转方案的决议公告',
      17 * 26 * 20,
      26,
      layoutRules,
    );
    expect(long.lines.filter((line) => line.includes('村集体'))).toHaveLength(1);
  });
});
