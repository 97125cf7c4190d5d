import * as XLSX from '@e965/xlsx';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { openTableFile } from '../../../../../shared/formats/sheet';
import { renderReportXlsx } from '../../../../../shared/formats/xlsx';
import { layoutReport, type Report } from '../../../../../shared/layout';
import { docxPart, docxParts } from '../../../../support/docxParts';
import { layoutResources } from '../../../../support/postingSamples';
import { aByteSource, allRows } from '../../../../support/readSources';
import { aReport } from '../../../../support/reports';

const written = (over: Partial<Report> = {}) => renderReportXlsx(layoutReport(aReport(over), layoutResources));
const sheetXml = (over: Partial<Report> = {}) => docxPart(written(over), 'xl/worksheets/sheet1.xml');

const EXPECTED = [
  ['样本镇村务公开事项目录'],
  ['（2026年版）'],
  ['编制单位：样本镇人民政府'],
  ['本目录自2026年1月1日起施行。'],
  ['序号', '公开事项', '', '公开内容（要素）', '时限', '公开方式'],
  ['', '一级事项', '二级事项', '', '', '主动', '依申请'],
  ['一、村级财务'],
  ['1', '财务收支', '收入', '上级拨入\n集体经营收入', '20个工作日', '■', '□'],
  ['2', '', '支出', '=SUM(A1:A9)', '+3', '逾期'],
  ['合计', '', '', '2 项', '', '1', '0'],
  ['说明：带“■”的为公开方式。'],
  ['样本镇人民政府'],
  ['2026年6月9日'],
];
const short = (rows: readonly (readonly unknown[])[]): string[][] =>
  rows.map((row) => {
    const texts = row.map((cell) => String(cell ?? ''));
    while (texts.at(-1) === '') texts.pop();
    return texts;
  });

describe('renderReportXlsx', () => {
  it('is read back cell by cell by our own reader', async () => {
    const file = await openTableFile(aByteSource(written(), { name: '目录.xlsx' }));
    if (!file.ok) throw new Error(file.fault);
    expect(file.value.format).toBe('xlsx');
    expect(file.value.sheets[0]?.name).toBe('样本镇村务公开事项目录');
    expect(short(await allRows(file.value))).toEqual(EXPECTED);
  });

  it('is read the same by two other programs, every cell a text, merged where the report says', async () => {
    const bytes = written();
    const hucre = (await readXlsx(bytes)).sheets[0];
    expect(short(hucre?.rows ?? [])).toEqual(EXPECTED);
    expect(hucre?.rows.flat().every((cell) => cell === null || typeof cell === 'string')).toBe(true);
    const book = XLSX.read(bytes, { cellFormula: true, cellNF: true });
    const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
    expect(short(XLSX.utils.sheet_to_json(sheet, { header: 1, defval: '' }))).toEqual(EXPECTED);
    expect(sheet.D9).toMatchObject({ t: 's', v: '=SUM(A1:A9)' });
    expect(sheet.D9?.f).toBeUndefined();
    const merges = (sheet['!merges'] ?? []).map((range) => XLSX.utils.encode_range(range));
    expect(merges).toEqual(
      expect.arrayContaining([
        'A1:G1',
        'A5:A6',
        'B5:C5',
        'D5:D6',
        'E5:E6',
        'F5:G5',
        'A7:G7',
        'B8:B9',
        'F9:G9',
        'A10:C10',
      ]),
    );
    expect(merges).not.toContain('B6:C6');
  });

  it('stays text also when somebody types over a cell', () => {
    const styles = docxPart(written(), 'xl/styles.xml');
    const formats =
      styles
        .split('<cellXfs')[1]
        ?.match(/<xf [^>]*/g)
        ?.slice(1) ?? [];
    expect(formats.length).toBeGreaterThan(3);
    for (const format of formats) expect(format).toContain('numFmtId="49"');
  });

  it('holds the head while scrolling and repeats it on every printed sheet', () => {
    expect(sheetXml()).toContain('<pane ySplit="6" topLeftCell="A7" activePane="bottomLeft" state="frozen"/>');
    expect(docxPart(written(), 'xl/workbook.xml')).toContain(
      '<definedName name="_xlnm.Print_Titles" localSheetId="0">&#39;样本镇村务公开事项目录&#39;!$5:$6</definedName>',
    );
  });

  it('sets paper and direction, and fits all columns on the width of the sheet', () => {
    expect(sheetXml()).toContain('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>');
    expect(sheetXml({ paper: 'A3', orientation: 'portrait' })).toContain('paperSize="8" orientation="portrait"');
  });

  it('says 内部使用 on the sheet and at the foot of every page of a report for inside use', () => {
    expect(sheetXml()).not.toContain('内部使用');
    const xml = sheetXml({ internal: true });
    expect(xml).toMatch(/<c r="A1"[^>]*><is><t xml:space="preserve">内部使用</);
    expect(xml).toContain('<oddFooter>&amp;L内部使用&amp;C第 &amp;P 页　共 &amp;N 页</oddFooter>');
  });

  it('says nothing of who made it and when; the same report gives the same bytes', () => {
    const parts = docxParts(written());
    expect([...parts.keys()].sort()).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'docProps/core.xml',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
    ]);
    expect(parts.get('docProps/core.xml')).not.toMatch(/creator|created|modified|dcterms|Application/);
    expect(written()).toEqual(written());
  });

  it('makes a sheet name of any title: no forbidden marks, 31 characters, never empty', () => {
    const name = (title: string) => /<sheet name="([^"]*)"/.exec(docxPart(written({ title }), 'xl/workbook.xml'))?.[1];
    expect(name('2026/6：[目录]*?')).toBe('2026 6： 目录');
    expect(name('样'.repeat(40))).toBe('样'.repeat(31));
    expect(name('')).toBe('1');
    expect(docxPart(written({ title: "村'务" }), 'xl/workbook.xml')).toContain('&#39;村&#39;&#39;务&#39;!$5:$6');
  });

  it('keeps a text that looks like an escaped character as it is', async () => {
    const bytes = written({ rows: [{ cells: ['_x0041_', 'a<b>&"c"'] }] });
    const rows = short((await readXlsx(bytes)).sheets[0]?.rows ?? []);
    expect(rows[6]).toEqual(['_x0041_', 'a<b>&"c"']);
  });

  it('writes a row that would be over the highest possible one in smaller type', () => {
    const long = '公开内容'.repeat(400);
    const xml = sheetXml({ rows: [{ cells: ['1', '', '', long] }] });
    const heights = [...xml.matchAll(/ht="([\d.]+)"/g)].map((found) => Number(found[1]));
    expect(Math.max(...heights)).toBeLessThanOrEqual(409.5);
    const sizes = [
      ...docxPart(written({ rows: [{ cells: ['1', '', '', long] }] }), 'xl/styles.xml').matchAll(/<sz val="([\d.]+)"/g),
    ];
    expect(Math.min(...sizes.map((found) => Number(found[1])))).toBeLessThan(10.5);
  });
});
