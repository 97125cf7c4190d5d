import { createHash } from 'node:crypto';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { openTableFile } from '../../../../../shared/formats/sheet';
import type { TableFile } from '../../../../../shared/kernel';
import { aByteSource, allRows, chunksOf, fixture, trimmed } from '../../../../support/readSources';
import { sheetData, xlsxOf } from '../../../../support/xlsxBuilder';

const opened = (bytes: Uint8Array) => openTableFile(aByteSource(bytes, { name: '样本.csv' }));
async function open(bytes: Uint8Array): Promise<TableFile> {
  const result = await opened(bytes);
  if (!result.ok) throw new Error(result.fault);
  return result.value;
}
const oneSheet = (rows: string, before = '') => xlsxOf([{ name: '表一', xml: before + sheetData(rows) }]);
const rowsOf = async (rows: string) => allRows(await open(oneSheet(rows)));

describe('xlsx written by LibreOffice', () => {
  it('gives the cells of the CSV it was made from', async () => {
    const csv = await allRows(await open(fixture('libreoffice-200.csv')));
    const file = await open(fixture('libreoffice-200.xlsx'));
    expect(trimmed(await allRows(file))).toEqual(trimmed(csv));
    expect(file).toMatchObject({
      format: 'xlsx',
      encoding: 'none',
      sheets: [{ name: 'libreoffice-200', hidden: false }],
    });
    expect(await file.sha256).toBe(createHash('sha256').update(fixture('libreoffice-200.xlsx')).digest('hex'));
  });

  it('reads merged title, blank row, number, day, truth value, error and formulas as text and counts what is hidden', async () => {
    const file = await open(fixture('libreoffice-rich.xlsx'));
    expect(await allRows(file)).toEqual([
      ['东坝村发放表'],
      [],
      ['姓名', '证件号', '面积', '金额', '日期'],
      ['李䶮户', '1.90101198001011E+17', '3.15', '272.0655', '2026-06-09'],
      ['𠮷田&子', '19010119800101123X', 'TRUE', '#DIV/0!', '合计'],
    ]);
    expect(file.sheets).toMatchObject([
      { name: '东坝村', hidden: false, hiddenRows: 1, hiddenColumns: 1 },
      { name: '底稿', hidden: true },
    ]);
  });
});

describe('cells', () => {
  it('keeps the digits of the file: float residue, leading zeros of texts, exponents', async () => {
    expect(
      await rowsOf(
        '<row r="1"><c r="A1"><v>272.07000000000001</v></c><c r="B1" t="str"><v>0012</v></c><c r="C1"><v>1.2300000000000001E-2</v></c><c r="D1"><v>13800000000</v></c><c r="E1"><v>-5</v></c></row>',
      ),
    ).toEqual([['272.07000000000001', '0012', '1.2300000000000001E-2', '13800000000', '-5']]);
  });

  it('shows a whole number of 16 digits or more in the notation of WPS, so that it cannot pass for a written ID number', async () => {
    expect(
      await rowsOf(
        '<row r="1"><c r="A1"><v>190101198001011000</v></c><c r="B1"><v>1.90101198001011E+17</v></c><c r="C1"><v>190101198001011234</v></c><c r="D1"><v>123456789012345</v></c></row>',
      ),
    ).toEqual([['1.90101198001011E+17', '1.90101198001011E+17', '1.90101198001011234E+17', '123456789012345']]);
  });

  it('writes numbers with a date style as days, others never', async () => {
    const cell = (column: string, style: number, value: string) => `<c r="${column}1" s="${style}"><v>${value}</v></c>`;
    // 2026-01-01 is 46023; the 9th of June is 159 days later. The 1904 system counts 1,462 days less.
    const row = [
      cell('A', 0, '46182'),
      cell('B', 1, '46182'),
      cell('C', 2, '46182.354166666664'),
      cell('D', 3, '46174'),
      cell('E', 4, '46182'),
      cell('F', 5, '0.5'),
    ];
    expect(await rowsOf(`<row r="1">${row.join('')}</row>`)).toEqual([
      ['46182', '2026-06-09', '2026-06-09 08:30:00', '2026-06-01', '46182', '0.5'],
    ]);
    const old = xlsxOf([{ name: 'a', xml: sheetData('<row><c s="1"><v>0</v></c><c s="1"><v>44720</v></c></row>') }], {
      date1904: true,
    });
    expect(await allRows(await open(old))).toEqual([['0', '2026-06-09']]);
  });

  it('reads inline, shared and rich texts, without phonetic readings, with entities and escaped controls', async () => {
    const strings =
      '<si><t>张&amp;三&#20108;&#x4E09;</t></si><si><r><t>补贴</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 面积</t></r><rPh sb="0" eb="1"><t>ブテ</t></rPh></si><si><t>上_x000D_下<![CDATA[<&>]]></t></si><si/>';
    const xml = sheetData(
      '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="s"><v>3</v></c><c t="inlineStr"><is><t>内</t><!-- <t>x</t> --></is></c><c t="e"><v>#VALUE!</v></c><c t="b"><v>0</v></c><c t="d"><v>2026-06-09T00:00:00</v></c></row>',
    );
    expect(await allRows(await open(xlsxOf([{ name: 'a', xml }], { strings })))).toEqual([
      ['张&三二三', '补贴 面积', '上\r下<&>', '', '内', '#VALUE!', 'FALSE', '2026-06-09'],
    ]);
  });

  it('reads parts whose elements carry a prefix, and single-quoted attributes', async () => {
    const bytes = xlsxOf([
      { name: 'a', xml: "<x:sheetData><x:row r='2'><x:c r='B2' t='str'><x:v>值</x:v></x:c></x:row></x:sheetData>" },
    ]);
    expect(await allRows(await open(bytes))).toEqual([[], ['', '值']]);
  });

  it('takes the cached value of a formula, an empty text included', async () => {
    expect(
      await rowsOf(
        '<row><c><f>1+1</f><v>2</v></c><c t="str"><f>""</f><v></v></c><c t="str"><f>"a"</f><v>a</v></c></row>',
      ),
    ).toEqual([['2', '', 'a']]);
  });

  it('refuses a sheet whose formula was never calculated, naming sheet and cell, and still reads the others', async () => {
    const never = sheetData('<row r="7"><c r="AB7"><f>SUM(A1:A2)</f><v/></c></row>');
    const file = await open(
      xlsxOf([
        { name: '甲', xml: never },
        { name: '乙', xml: sheetData('<row><c><v>1</v></c></row>') },
      ]),
    );
    await expect(allRows(file, 0)).rejects.toMatchObject({
      fault: 'read.formulaNeverCalculated',
      params: { file: '样本.csv', sheet: '甲', cell: 'AB7' },
    });
    expect(await allRows(file, 1)).toEqual([['1']]);
  });
});

describe('rows', () => {
  it('counts blank rows between filled ones and forgets those behind the last', async () => {
    expect(
      await rowsOf(
        '<row r="2"><c r="C2"><v>1</v></c></row><row r="4" spans="1:3"/><row r="5"><c r="A5"><v>2</v></c><c r="XFD5" s="1"/></row><row r="1048576"><c r="A1048576" s="3"/></row>',
      ),
    ).toEqual([[], ['', '', '1'], [], [], ['2']]);
  });

  it('is not impressed by a dimension of 17 thousand million cells', async () => {
    const file = await open(oneSheet('<row r="1"><c r="A1"><v>1</v></c></row>', '<dimension ref="A1:XFD1048576"/>'));
    expect(await allRows(file)).toEqual([['1']]);
  });

  it('counts hidden columns only where there are cells', async () => {
    const cols = '<cols><col min="2" max="2" hidden="1"/><col min="4" max="16384" hidden="1"/></cols>';
    const file = await open(oneSheet('<row r="1"><c r="D1"><v>1</v></c></row><row r="2" hidden="1"/>', cols));
    await allRows(file);
    expect(file.sheets[0]).toMatchObject({ hiddenColumns: 2, hiddenRows: 0 });
  });

  it('warns of a sheet of exactly 65,536 rows, one more is no problem', async () => {
    for (const [last, notes] of [
      [65_536, [{ code: 'read.maybeCutOff', severity: 'warn', params: { sheet: '表一', rows: 65_536 } }]],
      [65_537, []],
    ] as const) {
      const file = await open(oneSheet(`<row r="1"><c><v>1</v></c></row><row r="${last}"><c><v>2</v></c></row>`));
      expect((await allRows(file)).length).toBe(last);
      expect(file.sheets[0]?.notes).toMatchObject(notes);
    }
  });
});

describe('containers', () => {
  it('refuses a password-protected workbook', async () => {
    const bytes = await writeXlsx({
      sheets: [{ name: 'a', rows: [['1']] }],
      encryption: { password: 'geheim', spinCount: 1 },
    });
    expect(await opened(new Uint8Array(bytes))).toMatchObject({ ok: false, fault: 'read.passwordProtected' });
  });

  it('refuses a truncated workbook wherever it was cut', async () => {
    const whole = fixture('libreoffice-rich.xlsx');
    for (let length = 30; length < whole.length - 22; length += 211) {
      expect(await opened(whole.slice(0, length))).toMatchObject({ ok: false, fault: 'read.damaged' });
    }
  });

  it('a flipped byte gives a fault or the same rows, never other digits', async () => {
    const whole = oneSheet('<row r="1"><c r="A1" t="str"><v>190101200101010013</v></c></row>');
    let refused = 0;
    for (let at = 0; at < whole.length; at += 1) {
      const torn = whole.slice();
      torn[at] = (torn[at] ?? 0) ^ 4;
      try {
        const result = await opened(torn);
        if (!result.ok) refused += 1;
        else expect(await allRows(result.value)).toEqual([['190101200101010013']]);
      } catch (error) {
        expect(error).toMatchObject({ name: 'ReadFailure' });
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(whole.length / 3);
  });

  it('refuses a part that swells beyond reason', async () => {
    const bomb = xlsxOf([{ name: 'a', xml: `${' '.repeat(80 * 2 ** 20)}<sheetData/>` }]);
    expect(bomb.length).toBeLessThan(2 ** 20);
    await expect(allRows(await open(bomb))).rejects.toMatchObject({ fault: 'read.damaged' });
  });

  it('names other containers', async () => {
    const docx = xlsxOf([], { extra: { 'word/document.xml': '<w/>' } });
    expect(await opened(docx)).toMatchObject({ fault: 'read.noSheet' });
    const { zipSync, strToU8 } = await import('fflate');
    const zip = (parts: Record<string, string>) =>
      zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), { level: 0 });
    const kinds: readonly (readonly [Record<string, string>, string, string])[] = [
      [{ 'word/document.xml': 'x' }, 'read.notTable', 'DOCX'],
      [{ 'ppt/presentation.xml': 'x' }, 'read.notTable', 'PPTX'],
      [{ 'OFD.xml': 'x' }, 'read.notTable', 'OFD'],
      [{ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }, 'read.beyondReader', 'ODS'],
      [{ 'xl/workbook.bin': 'x' }, 'read.beyondReader', 'XLSB'],
      [{ 'a.txt': 'x' }, 'read.notTable', 'ZIP'],
    ];
    for (const [parts, fault, what] of kinds)
      expect(await opened(zip(parts))).toMatchObject({ fault, params: { what } });
  });

  it('stops within 200 ms when aborted', async () => {
    const row = '<row><c t="str"><v>190101200101010013</v></c><c><v>1</v></c><c><v>2</v></c></row>';
    const file = await open(oneSheet(row.repeat(400_000)));
    const stop = new AbortController();
    let abortedAt = 0;
    setTimeout(() => {
      abortedAt = performance.now();
      stop.abort();
    }, 20);
    await expect(
      (async () => {
        for await (const _ of chunksOf(file, 0, stop.signal));
      })(),
    ).rejects.toMatchObject({ name: 'AbortError' });
    expect(performance.now() - abortedAt).toBeLessThan(200);
  });
});
