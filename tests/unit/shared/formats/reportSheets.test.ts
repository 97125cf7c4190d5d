import { describe, expect, it } from 'vitest';
import { renderReportCsv } from '../../../../shared/formats/csv';
import { renderReportDocx } from '../../../../shared/formats/docx';
import { renderReportHtml } from '../../../../shared/formats/html';
import { renderReportXlsx } from '../../../../shared/formats/xlsx';
import { layoutReport, type Report } from '../../../../shared/layout';
import { docxPart } from '../../../support/docxParts';
import { layoutResources } from '../../../support/postingSamples';
import { aReport } from '../../../support/reports';

const two: Partial<Report> = {
  rows: [{ sheetTitle: '东坝村日历', cells: ['1'] }, { cells: ['2'] }, { sheetTitle: '西坝村日历', cells: ['3'] }],
};
const laid = (over: Partial<Report> = two) => layoutReport(aReport(over), layoutResources);
const count = (text: string, what: string): number => text.split(what).length - 1;

describe('a report of several sheets, each under its own title', () => {
  it('begins a page for each in DOCX, its title among the header rows that come again, none above the table', () => {
    const xml = docxPart(renderReportDocx(laid()), 'word/document.xml');
    expect(count(xml, '<w:tbl>')).toBe(2);
    expect(count(xml, '<w:pageBreakBefore/>')).toBe(1);
    expect(count(xml, '<w:tblHeader/>')).toBe(6);
    expect(xml).not.toContain('样本镇村务公开事项目录');
    const tables = xml.split('<w:tbl>');
    expect(tables[1]?.split('</w:tr>')[0]).toContain('东坝村日历');
    expect(tables[2]?.split('</w:tr>')[0]).toContain('西坝村日历');
  });

  it('begins a page for each on the printer, with its title in the repeated head', () => {
    const html = renderReportHtml(laid());
    expect(html).not.toContain('<h1>');
    expect(html).toContain('table.sheet{break-before:page}');
    const heads = [...html.matchAll(/<thead>(.*?)<\/thead>/gs)].map(([, head = '']) => head);
    expect(heads.map((head) => /class="title"[^>]*>([^<]*)</.exec(head)?.[1])).toEqual(['东坝村日历', '西坝村日历']);
  });

  it('breaks the worksheet before the second title', () => {
    const xml = docxPart(renderReportXlsx(laid()), 'xl/worksheets/sheet1.xml');
    const row = Number(/<brk id="(\d+)" max="16383" man="1"\/>/.exec(xml)?.[1]);
    expect(xml).toMatch(new RegExp(`<c r="A${row + 1}"[^>]*t="inlineStr"><is><t xml:space="preserve">西坝村日历</t>`));
    expect(xml).toMatch(/<\/headerFooter><rowBreaks count="1" manualBreakCount="1">/);
  });

  it('tells each title on a line of its own in CSV', () => {
    const lines = new TextDecoder().decode(renderReportCsv(laid())).split('\r\n');
    expect(lines.map((line) => line.replace(/^\ufeff/, '').split(',')[0]).slice(2)).toEqual([
      '东坝村日历',
      '1',
      '2',
      '西坝村日历',
      '3',
      '',
    ]);
  });

  it('changes nothing where a report has one title', () => {
    const one = laid({});
    expect(docxPart(renderReportDocx(one), 'word/document.xml')).not.toContain('pageBreakBefore');
    expect(docxPart(renderReportXlsx(one), 'xl/worksheets/sheet1.xml')).not.toContain('rowBreaks');
    expect(count(renderReportHtml(one), '<table>')).toBe(1);
    expect(renderReportHtml(one)).toContain('<h1>样本镇村务公开事项目录</h1>');
  });
});
