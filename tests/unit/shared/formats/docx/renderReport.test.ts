import { describe, expect, it } from 'vitest';
import { renderReportDocx } from '../../../../../shared/formats/docx';
import { layoutReport, type Report } from '../../../../../shared/layout';
import { docxPart, docxParts } from '../../../../support/docxParts';
import { layoutResources } from '../../../../support/postingSamples';
import { aReport } from '../../../../support/reports';

const laid = (over: Partial<Report> = {}) => layoutReport(aReport(over), layoutResources);
const written = (over: Partial<Report> = {}) => renderReportDocx(laid(over));
const bodyOf = (over: Partial<Report> = {}) => docxPart(written(over), 'word/document.xml');
const rowsOf = (xml: string) =>
  xml
    .split('<w:tr>')
    .slice(1)
    .map((row) => row.split('</w:tr>')[0] ?? '');
const numbers = (xml: string, pattern: RegExp) => [...xml.matchAll(pattern)].map((found) => Number(found[1]));
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('renderReportDocx', () => {
  it('[stack § 3.14] gives the table a grid as wide as the sheet and every row cells of exactly that width', () => {
    const xml = bodyOf();
    const width = laid().sheet.contentWidth;
    expect(sum(numbers(xml, /<w:gridCol w:w="(\d+)"/g))).toBe(width);
    for (const row of rowsOf(xml)) expect(sum(numbers(row, /<w:tcW w:w="(\d+)"/g))).toBe(width);
  });

  it('repeats both header rows and no other on every sheet', () => {
    expect(rowsOf(bodyOf()).map((row) => row.includes('<w:tblHeader/>'))).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it('merges over rows and columns where the report says', () => {
    const [first = '', second = '', group = '', third = '', fourth = ''] = rowsOf(bodyOf());
    expect(first.match(/<w:vMerge w:val="restart"\/>/g)).toHaveLength(3);
    expect(second.match(/<w:vMerge\/>/g)).toHaveLength(3);
    expect(group).toContain('<w:gridSpan w:val="7"/>');
    expect(third).toMatch(/<w:vMerge w:val="restart"\/>.*?财务收支/);
    expect(fourth).toContain('<w:vMerge/>');
    expect(fourth).not.toContain('财务收支');
    expect(third).toContain('上级拨入</w:t><w:br/><w:t xml:space="preserve">集体经营收入');
  });

  it('keeps a row on one sheet unless it is so high that lines would be lost, and fixes no height', () => {
    const [, , low = '', high = ''] = rowsOf(
      bodyOf({ rows: [{ cells: ['1'] }, { cells: ['2', '', '', '公开内容'.repeat(300)] }] }),
    );
    expect(low).toContain('<w:cantSplit/>');
    expect(high).not.toContain('<w:cantSplit/>');
    expect(bodyOf()).not.toContain('w:hRule="exact"/></w:trPr>');
    expect(rowsOf(bodyOf({ rows: [{ cells: ['1'], minHeightMm: 20 }] }))[2]).toContain(
      '<w:trHeight w:val="1134" w:hRule="atLeast"/>',
    );
  });

  it("keeps a group's name with the row below it", () => {
    expect(rowsOf(bodyOf()).map((row) => row.includes('<w:keepNext/>'))).toEqual([
      false,
      false,
      true,
      false,
      false,
      false,
    ]);
  });

  it('counts the sheets at the foot, and says 内部使用 there on every sheet of a report for inside use', () => {
    const foot = docxPart(written(), 'word/footer1.xml');
    expect(foot).toContain(' PAGE ');
    expect(foot).toContain(' NUMPAGES ');
    expect(foot).not.toContain('内部使用');
    expect(docxPart(written({ internal: true }), 'word/footer1.xml')).toContain('内部使用');
    expect(bodyOf({ internal: true })).toContain('内部使用');
  });

  it('sets the paper and its direction', () => {
    expect(bodyOf()).toContain('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>');
    expect(bodyOf({ paper: 'A3', orientation: 'portrait' })).toContain('<w:pgSz w:w="16838" w:h="23811"/>');
  });

  it('says nothing of who made it and when; the same report gives the same bytes', () => {
    const properties = docxParts(written()).get('docProps/core.xml') ?? '';
    expect(properties).toContain('<dc:title>样本镇村务公开事项目录</dc:title>');
    expect(properties).not.toMatch(/creator|created|modified|lastModifiedBy/);
    expect(written()).toEqual(written());
  });
});
