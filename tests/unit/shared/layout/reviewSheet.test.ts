import { describe, expect, it } from 'vitest';
import reviewTexts from '../../../../resources/text/zh-CN/review.json';
import { renderReportDocx } from '../../../../shared/formats/docx';
import { layoutReport, type ReviewSheetItem, reviewSheet, rowHeights } from '../../../../shared/layout';
import { REVIEW_KINDS } from '../../../../shared/records';
import { docxPart } from '../../../support/docxParts';
import { layoutResources } from '../../../support/postingSamples';

const VILLAGES = [
  '东坝村',
  '西坝村',
  '南坝村',
  '北坝村',
  '上寨村',
  '下寨村',
  '大田村',
  '小田村',
  '新桥村',
  '老街村',
  '石门村',
  '河口村',
];
const items = (over: Partial<ReviewSheetItem> = {}): ReviewSheetItem[] =>
  VILLAGES.map((unitName) => ({
    unitName,
    title: `${unitName}2026年第二季度村级财务收支情况`,
    className: '此件公开发布',
    reachName: '村公开栏',
    ...over,
  }));
const head = { unit: '样本镇人民政府', number: '2026-015', date: '2026年6月9日' };
const sheetOf = (kind: 'release' | 'secrecy', given = items()) => reviewSheet(kind, given, head, reviewTexts);
const textsOf = (row: { readonly cells: readonly (string | { readonly text: string })[] } | undefined): string[] =>
  (row?.cells ?? []).map((cell) => (typeof cell === 'string' ? cell : cell.text));

describe('reviewSheet', () => {
  it.each(REVIEW_KINDS)('[R-S01] gives every item a line of its own with its own answer: %s', (kind) => {
    const { rows } = sheetOf(kind);
    for (const [index, village] of VILLAGES.entries())
      expect(textsOf(rows[index])).toEqual([
        String(index + 1),
        village,
        `${village}2026年第二季度村级财务收支情况`,
        '此件公开发布',
        '村公开栏',
        '□',
        '□',
        '□',
      ]);
  });

  it.each(REVIEW_KINDS)('[R-S02] has a column for what only a higher office can decide: %s', (kind) => {
    const sheet = sheetOf(kind, items({ conclusion: 'pending' }));
    expect(sheet.columns.slice(5).map((column) => [column.group, column.header])).toEqual([
      ['审查结论（逐项打√）', '同意'],
      ['审查结论（逐项打√）', '不同意'],
      ['审查结论（逐项打√）', '待上级确定'],
    ]);
    expect(textsOf(sheet.rows[0]).slice(5)).toEqual(['□', '□', '☑']);
    expect(sheet.foot?.join('')).toContain('待上级确定');
  });

  it('ticks the answer that was recorded, and only that', () => {
    const ticks = (conclusion: 'agreed' | 'refused' | '') =>
      textsOf(sheetOf('release', items({ conclusion })).rows[0]).slice(5);
    expect(ticks('agreed')).toEqual(['☑', '□', '□']);
    expect(ticks('refused')).toEqual(['□', '☑', '□']);
    expect(ticks('')).toEqual(['□', '□', '□']);
  });

  it('[R-S01] leaves room for each of the four to sign and date', () => {
    const sheet = sheetOf('release');
    const signing = sheet.rows.slice(VILLAGES.length);
    expect(signing.map((row) => textsOf(row)[0])).toEqual(['拟稿人', '政务公开工作机构', '保密审查人', '分管领导']);
    for (const row of signing) {
      expect(textsOf(row)[2]).toMatch(/^签名：\n　+年　+月　+日$/);
      expect(row.minHeightMm).toBeGreaterThanOrEqual(12);
    }
  });

  it('says whose form it is, its number and day, and what a secrecy review asks', () => {
    expect(sheetOf('release').title).toBe('政府信息发布审批单');
    expect(sheetOf('release').intro).toEqual([
      '填表单位：样本镇人民政府　　编号：2026-015　　日期：2026年6月9日　　共 12 项',
    ]);
    expect(sheetOf('secrecy').title).toBe('政府信息公开保密审查表');
    expect(sheetOf('secrecy').intro?.[1]).toMatch(/国家秘密.*个人隐私.*商业秘密/);
  });

  it.each(REVIEW_KINDS)('holds twelve villages on one sheet of A4: %s', (kind) => {
    const report = layoutReport(sheetOf(kind), layoutResources);
    const { sheet } = report;
    const table = rowHeights(report).reduce((sum, height) => sum + height, 0);
    // Title, mark, at most four lines above and two below, the number at the foot.
    const linesAround = 20 * (report.titlePt + 8 * report.textPt) * report.lineHeight;
    expect(table + linesAround).toBeLessThan(sheet.height - sheet.margin.top - sheet.margin.bottom);
  });

  it('becomes a DOCX in which every title stands once', () => {
    const xml = docxPart(renderReportDocx(layoutReport(sheetOf('secrecy'), layoutResources)), 'word/document.xml');
    for (const village of VILLAGES) expect(xml.split(`${village}2026年`).length - 1).toBe(1);
  });
});
