import type { Report } from '../../shared/layout';

/** A report with everything in it: two-storey header, cells over rows and columns, a group row, a total, notes and a signature. */
export const aReport = (over: Partial<Report> = {}): Report => ({
  title: '样本镇村务公开事项目录',
  subtitle: '（2026年版）',
  intro: ['编制单位：样本镇人民政府', '本目录自2026年1月1日起施行。'],
  paper: 'A4',
  orientation: 'landscape',
  columns: [
    { header: '序号', widthMm: 12, align: 'center' },
    { header: '一级事项', group: '公开事项', widthMm: 26 },
    { header: '二级事项', group: '公开事项', widthMm: 34 },
    { header: '公开内容（要素）', widthMm: 80 },
    { header: '时限', widthMm: 26 },
    { header: '主动', group: '公开方式', widthMm: 14, align: 'center' },
    { header: '依申请', group: '公开方式', widthMm: 16, align: 'center' },
  ],
  rows: [
    { kind: 'group', cells: [{ text: '一、村级财务', colSpan: 7 }] },
    {
      cells: [
        '1',
        { text: '财务收支', rowSpan: 2 },
        '收入',
        '上级拨入\n集体经营收入',
        '20个工作日',
        { text: '■', mark: 'done' },
        '□',
      ],
    },
    { cells: ['2', '支出', '=SUM(A1:A9)', '+3', { text: '逾期', mark: 'late', colSpan: 2 }] },
    { kind: 'total', cells: [{ text: '合计', colSpan: 3, align: 'center' }, '2 项', '', '1', '0'] },
  ],
  foot: ['说明：带“■”的为公开方式。'],
  sign: ['样本镇人民政府', '2026年6月9日'],
  internal: false,
  fileName: '样本镇村务公开事项目录',
  ...over,
});

/** Many rows of long text: what must go on over several sheets. */
export const aLongReport = (rows: number, over: Partial<Report> = {}): Report => {
  const sentence = '服务对象、办理条件、所需材料、办理流程、办理时限、收费依据和标准、咨询方式和监督投诉渠道〓';
  return aReport({
    rows: Array.from({ length: rows }, (_, index) => ({
      cells: [
        String(index + 1),
        ...(index % 5 === 0 ? [{ text: `第${index / 5 + 1}领域`, rowSpan: 5 }] : []),
        `事项${index + 1}末`,
        `${Array.from({ length: (index % 4) + 1 }, () => sentence).join('；')}。`,
        '自信息形成或者变更之日起20个工作日内',
        '■',
        '□',
      ],
    })),
    ...over,
  });
};
