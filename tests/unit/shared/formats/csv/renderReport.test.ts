import { describe, expect, it } from 'vitest';
import { renderReportCsv } from '../../../../../shared/formats/csv';
import { openTableFile } from '../../../../../shared/formats/sheet';
import { layoutReport, type Report } from '../../../../../shared/layout';
import { layoutResources } from '../../../../support/postingSamples';
import { aByteSource, allRows } from '../../../../support/readSources';
import { aReport } from '../../../../support/reports';

async function rowsOf(over: Partial<Report> = {}) {
  const bytes = renderReportCsv(layoutReport(aReport(over), layoutResources));
  const file = await openTableFile(aByteSource(bytes, { name: '目录.csv' }));
  if (!file.ok) throw new Error(file.fault);
  return allRows(file.value);
}

describe('renderReportCsv', () => {
  it('has the head of the sheet, repeats what reaches over rows and disarms formulas', async () => {
    expect(await rowsOf()).toEqual([
      ['序号', '公开事项', '', '公开内容（要素）', '时限', '公开方式', ''],
      ['', '一级事项', '二级事项', '', '', '主动', '依申请'],
      ['一、村级财务', '', '', '', '', '', ''],
      ['1', '财务收支', '收入', '上级拨入\n集体经营收入', '20个工作日', '■', '□'],
      ['2', '财务收支', '支出', "'=SUM(A1:A9)", '+3', '逾期', ''],
      ['合计', '', '', '2 项', '', '1', '0'],
    ]);
  });

  it('says 内部使用 in its first line when it is for inside use', async () => {
    expect((await rowsOf({ internal: true }))[0]).toEqual(['内部使用']);
  });
});
