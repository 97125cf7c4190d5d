import { describe, expect, it } from 'vitest';
import { readTable } from '../../../../../renderer/data/readTable';
import {
  directoryReport,
  ledgerReport,
  monthlyReport,
  noticeReport,
  policyReport,
  portalReport,
  type ReportFrame,
} from '../../../../../renderer/features/government/reports/ledgerReports';
import {
  clearingReport,
  compilationReport,
  selfCheckReport,
} from '../../../../../renderer/features/government/reports/yearReports';
import { text } from '../../../../../resources';
import { documentRules, layoutRules, payoutRules, registerRules } from '../../../../../resources/tables';
import { renderReportDocx } from '../../../../../shared/formats/docx';
import { renderReportXlsx } from '../../../../../shared/formats/xlsx';
import type { CalendarDate } from '../../../../../shared/kernel';
import { layoutReport, type Report } from '../../../../../shared/layout';
import { applyOutcome, applyValidity, clearingOf, yearlyWorklist } from '../../../../../shared/ledgers/documents';
import { findColumns, readRegister } from '../../../../../shared/ledgers/register';
import type { OfficialDocument } from '../../../../../shared/records';
import { jobContext } from '../../../../support/deskStore';
import { anOfficialDocument } from '../../../../support/officialDocuments';

const FRAME: ReportFrame = {
  unitName: '样本镇',
  nameOf: (code) => (code === '190101100000' ? '样本镇' : code),
  today: '2026-07-01' as CalendarDate,
};

const plain = ({ rows }: Report): string[][] =>
  rows.map(({ cells }) => cells.map((cell) => (typeof cell === 'string' ? cell : cell.text)));

const register = async (report: Report) => {
  const bytes = renderReportXlsx(layoutReport(report, { rules: layoutRules, text }));
  const table = await readTable(new File([bytes.slice()], '台账.xlsx'), jobContext());
  const rows = table.sheets[0]?.rows ?? [];
  return readRegister(rows, findColumns(rows, registerRules), {
    rules: registerRules,
    documents: documentRules,
    classSet: 'yunnan',
    dateMarks: payoutRules.dateMarks,
    year: 2026,
    today: FRAME.today,
    known: new Set(),
  });
};

describe('reports of documents', () => {
  const lines: OfficialDocument[] = [
    anOfficialDocument({
      id: 'a',
      formedOn: '2026-06-05',
      publishedOn: '2026-06-20',
      url: 'https://a.example/1',
      state: 'published',
    }),
    anOfficialDocument({ id: 'b', documentNumber: '样政发〔2026〕4号', title: '关于防汛的通知', dueOn: '2026-06-30' }),
    anOfficialDocument({
      id: 'c',
      documentNumber: '样政发〔2026〕5号',
      title: '关于值班的通知',
      disclosureClass: 'withheld',
      classWords: '此件不公开',
      dueOn: '',
      dueStatus: '',
      state: 'closed',
    }),
  ];

  it('[R-P02] writes the ledger in its columns, late in words', () => {
    const report = ledgerReport(lines, '2026年', FRAME);
    expect(report.columns.map((one) => one.header)).toEqual([
      '文号',
      '标题',
      '属性',
      '形成日期',
      '印发日',
      '应上网日',
      '实上网日',
      '网址',
      '是否逾期',
    ]);
    expect(plain(report)[0]).toEqual([
      '样政发〔2026〕3号',
      '关于做好耕地地力保护补贴发放工作的通知',
      '此件公开发布',
      '2026年6月5日',
      '2026年6月10日',
      '2026年7月9日',
      '2026年6月20日',
      'https://a.example/1',
      '按时',
    ]);
    expect(plain(report).map((row) => row.at(-1))).toEqual(['按时', '逾期 1 天', '不上网']);
  });

  it('[R-P02] the ledger saved as XLSX and read again says the same', async () => {
    const read = await register(ledgerReport(lines, '2026年', FRAME));
    expect(read.problems).toEqual([]);
    const kept = [
      'documentNumber',
      'title',
      'disclosureClass',
      'classWords',
      'formedOn',
      'issuedOn',
      'publishedOn',
      'url',
      'state',
    ] as const;
    const pick = (one: Pick<OfficialDocument, (typeof kept)[number]>) => kept.map((key) => one[key]);
    expect(read.lines.map(({ line }) => pick(line))).toEqual(lines.map(pick));
    const again = await register(
      ledgerReport(
        read.lines.map(({ line }) => anOfficialDocument(line)),
        '2026年',
        FRAME,
      ),
    );
    expect(again.lines.map(({ line }) => line)).toEqual(read.lines.map(({ line }) => line));
  });

  it('[R-P02][R-A05] counts the units of the 通报 and their sum', () => {
    const report = noticeReport(lines, '2026-06', '2026年6月', FRAME);
    expect(report.title).toBe('2026年6月公文公开情况通报');
    expect(plain(report)).toEqual([
      ['样本镇', '3', '2', '1', '1', '0', '0'],
      ['合计', '3', '2', '1', '1', '0', '0'],
    ]);
    expect(plain(monthlyReport(lines, '2026-06', '2026年6月', FRAME)).map((row) => row[0])).toEqual([
      '样政发〔2026〕4号',
      '样政发〔2026〕3号',
    ]);
  });

  it('[R-A08][R-P06][R-P08] lists for the portal only what may go, with column and repost, and names what is not ready', () => {
    const ready = anOfficialDocument({
      id: 'd',
      portalColumn: '法定主动公开内容',
      isRepost: true,
      madeBy: '示例县人民政府',
    });
    const report = portalReport(
      [...lines, ready, anOfficialDocument({ id: 'e', jointUnits: ['示例县财政局'] })],
      FRAME,
    );
    expect(plain(report).map((row) => [row[0], row[3], row[4], row[5]])).toEqual([
      ['样政发〔2026〕4号', '', '样本镇人民政府', ''],
      ['样政发〔2026〕3号', '法定主动公开内容', '示例县人民政府', '转载'],
    ]);
    expect(report.foot).toHaveLength(1);
    expect(report.foot?.[0]).toContain('与联合单位协商确认');
  });

  it('[R-P14] builds the 目录 from what is published: index, name, summary, day', () => {
    const report = directoryReport(
      [anOfficialDocument({ publishedOn: '2026-06-20', indexNumber: '01', summary: '概述。' })],
      FRAME,
    );
    expect(report.columns.map((one) => one.header)).toEqual(['索引号', '名称', '内容概述', '生成日期']);
    expect(plain(report)).toEqual([['01', '关于做好耕地地力保护补贴发放工作的通知', '概述。', '2026年6月10日']]);
  });

  it('[R-P16] lists the policies with their validity', () => {
    const report = policyReport([anOfficialDocument({ isBenefitPolicy: true, validity: 'inForce' })], FRAME);
    expect(plain(report)[0]?.[3]).toBe('现行有效');
  });

  it('[R-P12] writes the 自查报告 with what was decided and what is open', () => {
    const kept = anOfficialDocument({ id: 'x', disclosureClass: 'withheld', classWords: '此件不公开' });
    const line = { year: 2026, outcome: 'toOpen' as const, reason: '已可公开', on: '2026-06-30', by: '' };
    const opened = applyOutcome({ ...kept, id: 'y' }, line, { open: '此件公开发布', onRequest: '' });
    const report = selfCheckReport(yearlyWorklist([kept, opened], 2026), 2026, FRAME);
    expect(report.title).toBe('样本镇2026年不予公开信息自查报告');
    expect(report.intro?.[0]).toContain(
      '共 2 件，已审查 1 件：保持 0 件，转主动公开 1 件，转依申请公开 0 件；还有 1 件',
    );
    expect(plain(report).map((row) => row.slice(-2))).toEqual([
      ['待审查', ''],
      ['转主动公开', '已可公开'],
    ]);
  });

  it('[R-F02][R-F03] writes the result of a 清理 and the list of the 汇编', () => {
    const rule = anOfficialDocument({ isNormative: true, validity: 'inForce' });
    const line = {
      year: 2026,
      on: '2026-06-30',
      validity: 'repealed' as const,
      byDocument: '样政发〔2026〕9号',
      reason: '',
    };
    const repealed = applyValidity({ ...rule, id: 'z' }, line);
    expect(plain(clearingReport(clearingOf([rule, repealed], 2026), 2026, FRAME))).toEqual([
      ['样政发〔2026〕3号', '关于做好耕地地力保护补贴发放工作的通知', '2026年6月10日', '已废止', '样政发〔2026〕9号'],
    ]);
    expect(plain(compilationReport([rule, repealed], FRAME)).map((row) => row[0])).toEqual(['1']);
  });

  it('[R-P02] also as DOCX', () => {
    const bytes = renderReportDocx(
      layoutReport(noticeReport(lines, '2026-06', '2026年6月', FRAME), { rules: layoutRules, text }),
    );
    expect(bytes.length).toBeGreaterThan(1000);
  });
});
