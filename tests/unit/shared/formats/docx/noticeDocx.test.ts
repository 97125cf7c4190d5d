import { describe, expect, it } from 'vitest';
import { renderNoticeDocx } from '../../../../../shared/formats/docx';
import {
  layoutBanner,
  layoutNotice,
  type NoticeContent,
  type NoticeInput,
  splitDocuments,
} from '../../../../../shared/layout';
import { dice } from '../../../../support/dice';
import { expectSoundDocx } from '../../../../support/docxChecks';
import { docxPart, docxParts } from '../../../../support/docxParts';
import { type ReadParagraph, readParagraphs } from '../../../../support/docxReading';
import { aNotice, householdTable, RARE_TEXTS } from '../../../../support/goldenNotices';
import { layoutResources } from '../../../../support/postingSamples';

const text = (words: string, level: 0 | 1 | 2 | 3 | 4 = 0): NoticeContent => ({
  kind: 'paragraph',
  text: words,
  level,
});
const docx = (over: Partial<NoticeInput>): Uint8Array =>
  renderNoticeDocx(layoutNotice(aNotice({ layout: 'official', ...over }), layoutResources));
const section = (bytes: Uint8Array): string =>
  /<w:sectPr>.*?<\/w:sectPr>/.exec(docxPart(bytes, 'word/document.xml'))?.[0] ?? '';
const attribute = (xml: string, name: string): number => Number(new RegExp(`w:${name}="(-?\\d+)"`).exec(xml)?.[1]);
const mm = (twips: number): number => (twips * 25.4) / 1440;

const LONG = '现将有关情况公示如下，'.repeat(8);
const official = docx({
  issuer: '样本镇东坝村村民委员会文件',
  documentNumber: '东村发〔2026〕3号',
  addressee: '各村民小组：',
  content: [
    text(LONG),
    text('一、补贴范围', 1),
    text('（一）补贴对象。拥有承包权的种地农民。', 2),
    text('1.种地农民', 3),
    text('（1）自种', 4),
  ],
  attachments: ['会议议程'],
  note: '此件公开发布',
});

describe('[notices § 3] the official layout read back from the DOCX', () => {
  const paragraphs = readParagraphs(official);
  const find = (words: string): ReadParagraph => {
    const found = paragraphs.find((one) => one.text.includes(words));
    if (!found) throw new Error(words);
    return found;
  };

  it.each([
    // Words, face, size in points: 小标宋 size 2 the title, size 3 everything else.
    ['发放结果公示', '方正小标宋简体', 22],
    ['东村发〔2026〕3号', '仿宋_GB2312', 16],
    ['各村民小组：', '仿宋_GB2312', 16],
    ['现将有关情况', '仿宋_GB2312', 16],
    ['一、补贴范围', '黑体', 16],
    ['1.种地农民', '仿宋_GB2312', 16],
    ['（1）自种', '仿宋_GB2312', 16],
    ['附件：会议议程', '仿宋_GB2312', 16],
    ['（此件公开发布）', '仿宋_GB2312', 16],
    ['2026年9月10日', '仿宋_GB2312', 16],
  ])('%s stands in %s %i pt', (words, font, sizePt) => {
    expect([find(words).font, find(words).sizePt]).toEqual([font, sizePt]);
    expect(find(words).color).toBe('');
  });

  it('has the heading mark in red 小标宋', () => {
    expect(find('委员会文件')).toMatchObject({ font: '方正小标宋简体', color: 'FF0000', align: 'center' });
    expect(docxPart(official, 'word/document.xml')).toMatch(
      /<w:pBdr><w:bottom w:val="single" [^>]*w:color="FF0000"\/>/,
    );
  });

  it('has a second-level heading in 楷体 and the text behind it in 仿宋', () => {
    expect(find('补贴对象')).toMatchObject({ font: '仿宋_GB2312', runFonts: ['楷体_GB2312'] });
  });

  it('has every line of text at exactly 28.95 pt, 22 on a sheet, and paragraphs that begin two characters in', () => {
    for (const words of ['现将有关情况', '一、补贴范围', '补贴对象', '1.种地农民', '（1）自种'])
      expect(find(words)).toMatchObject({ linePt: 28.95, firstLineChars: 2, align: 'both' });
    expect(find('各村民小组：').firstLineChars).toBe(0);
    expect(find('现将有关情况').text).toBe(LONG);
  });

  it('has the margins and the grid of 22 lines and 28 characters', () => {
    const xml = section(official);
    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838"/>');
    const margins = ['top', 'right', 'bottom', 'left'].map((name) => Math.round(mm(attribute(xml, name))));
    expect(margins).toEqual([37, 26, 35, 28]);
    expect(xml).toContain('<w:docGrid w:type="linesAndChars" w:linePitch="579"');
    // 156 mm / 28 = 15.79 pt: 0.21 pt less than size 3, in 1/4096 pt.
    expect(attribute(xml, 'charSpace') / 4096).toBeCloseTo(15.79 - 16, 2);
    const width = 11906 - attribute(xml, 'left') - attribute(xml, 'right');
    expect(Math.floor(width / (16 * 20 + attribute(xml, 'charSpace') / 204.8) + 0.01)).toBe(28);
    expect(Math.floor((16838 - attribute(xml, 'top') - attribute(xml, 'bottom')) / 579)).toBe(22);
  });

  it('has the page number in 宋体 size 4 between dashes, odd at the right, even at the left, one character in', () => {
    expect(docxPart(official, 'word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
    const xml = section(official);
    const [odd] = readParagraphs(official, 'word/footer1.xml');
    const [even] = readParagraphs(official, 'word/footer2.xml');
    expect(xml).toMatch(
      /<w:footerReference w:type="default" r:id="rId4"\/><w:footerReference w:type="even" r:id="rId5"\/>/,
    );
    for (const line of [odd, even]) expect(line).toMatchObject({ text: '— 1 —', font: '宋体', sizePt: 14 });
    expect([odd?.align, even?.align]).toEqual(['right', 'left']);
    // The dashes, in the middle of their line, 7 mm below the text.
    const dashes = attribute(xml, 'bottom') - attribute(xml, 'footer') - ((odd?.linePt ?? 0) * 20) / 2;
    expect(mm(dashes)).toBeCloseTo(7, 1);
  });

  it('is a sound package with a table, too', () => {
    expectSoundDocx(official);
    expectSoundDocx(docx({ content: [householdTable(90, dice(4))], orientation: 'landscape' }));
  });
});

describe('notices as DOCX', () => {
  it('keep a paragraph in one piece on a sheet and cut it where the sheet ends', () => {
    const document = layoutNotice(aNotice({ layout: 'official', content: [text('村'.repeat(1000))] }), layoutResources);
    const pieces = readParagraphs(renderNoticeDocx(document)).filter((one) => one.text.includes('村村村村'));
    expect(pieces.map((one) => one.text).join('')).toBe('村'.repeat(1000));
    expect(pieces).toHaveLength(document.pages.length);
    expect(pieces.map((one) => one.firstLineChars)).toEqual([2, 0, ...Array(pieces.length - 2).fill(0)]);
  });

  it('turn the sheet of a wide table, its number in the left margin, and turn back', () => {
    const xml = docxPart(
      docx({ orientation: 'landscape', content: [text('前。'), householdTable(3, dice(1)), text('后。')] }),
      'word/document.xml',
    );
    const sections = [...xml.matchAll(/<w:pgSz [^>]*>/g)].map((found) => found[0].includes('landscape'));
    expect(sections).toEqual([false, true, false]);
    // The number goes on by itself behind the first section.
    expect(xml.match(/<w:pgNumType/g)).toHaveLength(1);
    const bytes = docx({ orientation: 'landscape', content: [householdTable(3, dice(1)), text('后。')] });
    expect(docxParts(bytes).get('word/header1.xml')).toContain('<w:textDirection w:val="tbRl"/>');
  });

  it('number a later part on from where the one before ended', () => {
    const document = layoutNotice(
      aNotice({ layout: 'official', content: [householdTable(400, dice(2))] }),
      layoutResources,
    );
    const [, second] = splitDocuments(document, 150);
    if (!second) throw new Error('no second part');
    expect(section(renderNoticeDocx(second))).toContain(`<w:pgNumType w:start="${second.pages[0]?.number}"/>`);
  });

  it('write rare characters and other writings as they are, and say which words run from right to left', () => {
    const bytes = docx({ layout: 'board', content: RARE_TEXTS.map((one) => text(one)) });
    const xml = docxPart(bytes, 'word/document.xml');
    const words = readParagraphs(bytes).map((one) => one.text);
    for (const one of RARE_TEXTS) expect(words).toContain(one);
    expect(xml).toMatch(/<w:rPr><w:rtl\/><\/w:rPr><w:t xml:space="preserve">كەنت/);
    expect(docxPart(bytes, 'word/styles.xml')).toContain('<w:bidi/>');
    expect(xml.match(/<w:rtl\/>/g)?.length).toBeGreaterThan(0);
    expectSoundDocx(bytes);
  });

  it('have no footer on a banner', () => {
    const bytes = renderNoticeDocx(layoutBanner('村务公开栏', 'A4', 5, layoutResources));
    expect([...docxParts(bytes).keys()].filter((name) => name.includes('footer'))).toEqual([]);
    expectSoundDocx(bytes);
  });
});
