import { describe, expect, it } from 'vitest';
import { openTableFile } from '../../../../../shared/formats/sheet';
import type { TableFile } from '../../../../../shared/kernel';
import { aByteSource, allRows, gb18030, utf8, utf16 } from '../../../../support/readSources';

async function open(bytes: Uint8Array): Promise<TableFile> {
  const opened = await openTableFile(aByteSource(bytes, { name: '导出.xls' }));
  if (!opened.ok) throw new Error(opened.fault);
  return opened.value;
}
const rowsOf = async (html: string) => allRows(await open(utf8(html)));

const PAGE = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv=Content-Type content="text/html; charset=gb2312">
<!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheet><x:Name>东坝村</x:Name></x:ExcelWorksheet></x:ExcelWorkbook></xml><![endif]-->
<style>td { mso-number-format:"\\@"; content: "<td>" }</style></head><body>
<table border=1><tr><td colspan=3>样本镇东坝村发放表</td></tr>
<tr><th rowspan="2">姓名<th colspan='2'>补贴</tr><tr><td>面积</td><td>金额</td></tr>
<tr style="display:none"><td>扎西&middot;次仁</td><td style='mso-number-format:"\\@"'>3.15</td><td x:num>  1,272.07
</td></tr>
<tr><td>李<br>䶮</td><td style='mso-number-format:"\\@"'>19010120010101003X</td><td>&nbsp;</td></tr>
</table></body></html>`;
const ROWS = [
  ['样本镇东坝村发放表'],
  ['姓名', '补贴'],
  ['', '面积', '金额'],
  ['扎西·次仁', '3.15', '1,272.07'],
  ['李\n䶮', '19010120010101003X'],
];

describe('web pages renamed .xls', () => {
  for (const [title, bytes, encoding] of [
    ['GBK', gb18030(PAGE), 'gb18030'],
    ['UTF-8 though the page says gb2312', utf8(PAGE), 'utf-8'],
    ['UTF-16 with BOM', utf16(PAGE, 'le'), 'utf-16le'],
  ] as const) {
    it(`reads ${title}`, async () => {
      const file = await open(bytes);
      expect(file).toMatchObject({ format: 'html', encoding, sheets: [{ name: '东坝村', hiddenRows: 1 }] });
      expect(await allRows(file)).toEqual(ROWS);
    });
  }

  it('takes each table with any text as a sheet, nested ones too', async () => {
    const file = await open(
      utf8(
        '<table><tr><td><table><tr><td>甲<tr><td>1</table></td></tr></table><table><tr><td>乙</td></tr></table><table><tr><td>&nbsp;</table>',
      ),
    );
    expect(file.sheets.length).toBe(2);
    expect(await allRows(file, 0)).toEqual([['甲'], ['1']]);
    expect(await allRows(file, 1)).toEqual([['乙']]);
  });

  it('keeps the places of spans over several rows', async () => {
    expect(
      await rowsOf('<table><tr><td rowspan=3 colspan=2>a<td>b<tr><td>c<tr><td>d<tr><td>e<td>f<td>g</table>'),
    ).toEqual([
      ['a', '', 'b'],
      ['', '', 'c'],
      ['', '', 'd'],
      ['e', 'f', 'g'],
    ]);
  });

  it('reads a bare table, a lone < and entities by number', async () => {
    expect(await rowsOf('\n <TABLE><TR><TD>面积<5亩</TD><TD>&#x5F20;&#19977; &lt;a&gt;</TD></TR></TABLE>')).toEqual([
      ['面积<5亩', '张三 <a>'],
    ]);
  });

  it('survives spans that claim more than a file can hold', async () => {
    const bomb = `<table>${'<tr><td colspan=1000 rowspan=60000>x'.repeat(6000)}</table>`;
    expect(await openTableFile(aByteSource(utf8(bomb)))).toMatchObject({ ok: false, fault: 'read.damaged' });
  });

  it('says when a page has no table', async () => {
    expect(await openTableFile(aByteSource(utf8('<!DOCTYPE html><html><body>请先登录</body></html>')))).toMatchObject({
      ok: false,
      fault: 'read.noTableInHtml',
    });
  });
});
