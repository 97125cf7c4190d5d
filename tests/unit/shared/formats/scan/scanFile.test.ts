import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { strToU8, zipSync, zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import rules from '../../../../../resources/rules/privacy.json';
import { scanFile } from '../../../../../shared/formats/scan';
import { idNumber, luhnCard } from '../../../../support/privateNumbers';

const ID = idNumber('190101', '19850101', '001');
const CARD = luhnCard('799999', 19);
const PHONE = '13800000000';
const ALL = ['pii.bank', 'pii.id', 'pii.phone'];

const scan = (name: string, content: string | Uint8Array, publicContacts: string[] = []) =>
  scanFile(typeof content === 'string' ? strToU8(content) : content, name, { rules, publicContacts });
const codesOf = async (name: string, content: string | Uint8Array): Promise<string[]> =>
  [...new Set((await scan(name, content)).map((item) => item.code))].sort();
const fixture = async (name: string): Promise<Uint8Array> =>
  new Uint8Array(await readFile(path.join('tests/fixtures/privacy', name)));
const utf16 = (text: string, bigEndian: boolean, mark: boolean): Uint8Array => {
  const units = [...(mark ? '\ufeff' : ''), ...text].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]);
  return Uint8Array.from(bigEndian ? units.map((_, i) => units[i ^ 1] ?? 0) : units);
};

/** GB18030 of the two words used here; digits are ASCII. */
const GBK_WORDS = Uint8Array.from([0xd0, 0xd5, 0xc3, 0xfb]);

describe('text in any encoding', () => {
  const line = `姓名,${ID},${CARD},${PHONE}\r\n`;
  it.each([
    ['utf-8', strToU8(line)],
    ['utf-8 with BOM', strToU8(`\ufeff${line}`)],
    ['gb18030', Uint8Array.from([...GBK_WORDS, ...strToU8(line.slice(2))])],
    ['utf-16le with BOM', utf16(line, false, true)],
    ['utf-16be with BOM', utf16(line, true, true)],
    ['utf-16le', utf16(line, false, false)],
    ['utf-16be', utf16(line, true, false)],
  ])('%s', async (_name, bytes) => {
    expect(await codesOf('a.csv', bytes)).toEqual(ALL);
    expect(await codesOf('a.txt', bytes)).toEqual(ALL);
  });
});

describe('delimited tables', () => {
  it('names row and column, 1-based, and shows the masked value only', async () => {
    const found = await scan('out/list.csv', `序号,姓名,号码\r\n1,张三,${ID}\r\n`);
    expect(found).toEqual([
      { code: 'pii.id', path: 'out/list.csv', part: '', row: 2, column: 3, masked: `190***********${ID.slice(-4)}` },
    ]);
  });

  it('privacy.md § 4: under an account header a number counts without its check digit', async () => {
    expect(await codesOf('a.csv', '姓名,社会保障卡账号\n张三,123456789012\n')).toEqual(['pii.bank']);
    expect(await codesOf('a.csv', '姓名,合同编号\n张三,123456789012\n')).toEqual([]);
    expect(await codesOf('a.csv', '序号,姓名,社会保障卡账号\n1,卡片,\n2,张三,123456789012\n')).toEqual(['pii.bank']);
  });

  it('quoted cells, line breaks inside them, tabs and semicolons', async () => {
    const found = await scan('a.csv', `姓名,备注\n张三,"代领\n电话""${PHONE}"""\n`);
    expect(found.map((item) => [item.row, item.column])).toEqual([[2, 2]]);
    expect((await scan('a.tsv', `姓名\t${PHONE}\n`))[0]?.column).toBe(2);
    expect((await scan('a.csv', `姓名;${PHONE}\n`))[0]?.column).toBe(2);
  });

  it('numbers spread over cells are not joined', async () => {
    expect(await codesOf('a.csv', '138,0000,0000\n')).toEqual([]);
    expect(await codesOf('a.tsv', '138\t0000\t0000\n')).toEqual([]);
  });

  it('bundle.md § 3.3: ids and codes in their own columns', async () => {
    const table = 'rowId,divisionCode\n0195a0b0-0001-7f34-836f-50b2f7f1613a,190101100201\n';
    expect(await codesOf('payout.csv', table)).toEqual([]);
  });
});

it('file names and the names of folders below the one given', async () => {
  expect((await scan(`${PHONE}.csv`, '姓名\n'))[0]?.part).toBe('fileName');
  const options = { rules, name: `${PHONE}/a.csv` };
  expect(await scanFile(strToU8('姓名\n'), '/x/a.csv', options)).toHaveLength(1);
});

describe('json', () => {
  it('strings, escapes, keys and bare numbers', async () => {
    for (const text of [`{"a":"${PHONE}"}`, `{"${PHONE}":1}`, `{"a":${PHONE}}`, '{"a":"\\u003138000\\u00300000"}']) {
      expect(await codesOf('portal.json', text)).toEqual(['pii.phone']);
    }
  });
});

describe('html', () => {
  it.each([
    ['text over inline elements', `<p>${ID.slice(0, 6)}<b>${ID.slice(6)}</b></p>`],
    ['attribute', `<td title="${ID}">a</td>`],
    ['comment', `<!-- ${ID} -->`],
    ['style', `<style>.a{content:"${ID}"}</style>`],
    ['character references', `<p>&#49;${ID.slice(1)}</p>`],
    ['zero-width references', `<p>${ID.slice(0, 5)}&#8203;${ID.slice(5)}</p>`],
    ['line break inside', `<p>${ID.slice(0, 6)}\n   ${ID.slice(6)}</p>`],
  ])('%s', async (_name, html) => {
    expect(await codesOf('notice.html', `<!DOCTYPE html><html><body>${html}</body></html>`)).toEqual(['pii.id']);
  });

  it('cells are not joined, a picture is no text', async () => {
    expect(await codesOf('a.html', '<table><tr><td>138</td><td>00000000</td></tr></table>')).toEqual([]);
    expect(await codesOf('a.html', `<img src="data:image/png;base64,${PHONE}">`)).toEqual([]);
  });

  it('names the line', async () => {
    expect((await scan('a.html', `<html>\n<body>\n<p>${PHONE}</p>`))[0]?.row).toBe(3);
  });
});

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const docx = (parts: Record<string, string | Uint8Array>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        '[Content_Types].xml': '<Types/>',
        'word/document.xml': `<w:document ${W}><w:body><w:p>${run('公示')}</w:p></w:body></w:document>`,
        ...parts,
      }).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content]),
    ),
  );

describe('docx', () => {
  const paragraph = (content: string): string => `<w:document ${W}><w:body><w:p>${content}</w:p></w:body></w:document>`;
  const split = run(ID.slice(0, 6)) + run(ID.slice(6, 14)) + run(ID.slice(14));

  it.each<[string, Record<string, string>]>([
    ['a number split over runs', { 'word/document.xml': paragraph(split) }],
    ['header', { 'word/header1.xml': `<w:hdr ${W}><w:p>${split}</w:p></w:hdr>` }],
    ['footer', { 'word/footer1.xml': `<w:ftr ${W}><w:p>${split}</w:p></w:ftr>` }],
    [
      'footnote',
      { 'word/footnotes.xml': `<w:footnotes ${W}><w:footnote><w:p>${split}</w:p></w:footnote></w:footnotes>` },
    ],
    [
      'comment',
      { 'word/comments.xml': `<w:comments ${W}><w:comment w:author="a"><w:p>${split}</w:p></w:comment></w:comments>` },
    ],
    ['author of a comment', { 'word/comments.xml': `<w:comments ${W}><w:comment w:author="${ID}"/></w:comments>` }],
    ['deleted text', { 'word/document.xml': paragraph(`<w:del><w:r><w:delText>${ID}</w:delText></w:r></w:del>`) }],
    ['field instruction', { 'word/document.xml': paragraph(`<w:r><w:instrText>TITLE ${ID}</w:instrText></w:r>`) }],
    ['properties', { 'docProps/core.xml': `<cp:coreProperties><dc:creator>${ID}</dc:creator></cp:coreProperties>` }],
    ['picture description', { 'word/document.xml': paragraph(`<w:r><wp:docPr descr="${ID}"/></w:r>`) }],
    [
      'document variable',
      { 'word/settings.xml': `<w:settings ${W}><w:docVar w:name="a" w:val="${ID}"/></w:settings>` },
    ],
    ['custom part', { 'customXml/item1.xml': `<a><b>${ID}</b></a>` }],
    ['comment of the XML', { 'word/document.xml': `${paragraph('')}<!--${ID}-->` }],
    ['UTF-16 part', {}],
  ])('%s', async (name, parts) => {
    const content: Record<string, string | Uint8Array> =
      name === 'UTF-16 part' ? { 'word/document.xml': utf16(paragraph(split), false, true) } : parts;
    expect(await codesOf('notice.docx', docx(content))).toEqual(['pii.id']);
  });

  it('cells and paragraphs are not joined; tabs and line breaks end a number', async () => {
    const two = `<w:p>${run('138')}</w:p><w:p>${run('00000000')}</w:p><w:p>${run('138')}<w:r><w:tab/></w:r>${run('00000000')}</w:p>`;
    expect(
      await codesOf('a.docx', docx({ 'word/document.xml': `<w:document ${W}><w:body>${two}</w:body></w:document>` })),
    ).toEqual([]);
  });

  it('what is embedded is opened', async () => {
    const book = zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'xl/sharedStrings.xml': strToU8(`<sst><si><t>${PHONE}</t></si></sst>`),
    });
    const found = await scan('a.docx', docx({ 'word/embeddings/a.xlsx': book }));
    expect(found.map((item) => [item.code, item.part])).toEqual([
      ['pii.phone', 'word/embeddings/a.xlsx › sharedStrings'],
    ]);
  });

  it('the fixture of LibreOffice', async () => {
    expect(await codesOf('a.docx', await fixture('planted-libreoffice.docx'))).toEqual(ALL);
  });
});

const xlsx = (sheet: string, extra: Record<string, string> = {}): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        '[Content_Types].xml': '<Types/>',
        'xl/workbook.xml':
          '<workbook xmlns:r="r"><sheets><sheet name="东坝村" sheetId="1" state="veryHidden" r:id="rId1"/></sheets></workbook>',
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
        'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
        ...extra,
      }).map(([name, text]) => [name, strToU8(text)]),
    ),
  );

describe('xlsx', () => {
  it('shared, inline and numeric cells, with the place of the cell', async () => {
    const strings = {
      'xl/sharedStrings.xml': `<sst><si><t>姓名</t></si><si><r><t>${ID.slice(0, 6)}</t></r><r><t>${ID.slice(6)}</t></r></si></sst>`,
    };
    const sheet = `<row r="4"><c r="B4" t="s"><v>1</v></c><c r="D4" t="inlineStr"><is><t>${CARD}</t></is></c><c r="E4"><v>${PHONE}</v></c><c r="F4"><v>1.38E10</v></c></row>`;
    const found = await scan('a.xlsx', xlsx(sheet, strings));
    expect(found.map((item) => [item.code, item.part, item.row, item.column])).toEqual([
      ['pii.id', '东坝村', 4, 2],
      ['pii.bank', '东坝村', 4, 4],
      ['pii.phone', '东坝村', 4, 5],
      ['pii.phone', '东坝村', 4, 6],
    ]);
  });

  it.each<[string, Record<string, string>]>([
    ['a string that no cell uses', { 'xl/sharedStrings.xml': `<sst><si><t>${ID}</t></si></sst>` }],
    [
      'comment',
      {
        'xl/comments1.xml': `<comments><commentList><comment ref="A1"><text><r><t>${ID}</t></r></text></comment></commentList></comments>`,
      },
    ],
    ['sheet name', { 'xl/workbook.xml': `<workbook><sheets><sheet name="${ID}" sheetId="1"/></sheets></workbook>` }],
    [
      'defined name',
      {
        'xl/workbook.xml': `<workbook><definedNames><definedName name="a">"${ID}"</definedName></definedNames></workbook>`,
      },
    ],
    ['properties', { 'docProps/app.xml': `<Properties><Company>${ID}</Company></Properties>` }],
    [
      'a number split over the runs of a comment',
      {
        'xl/comments1.xml': `<comments><comment ref="A1"><text><r><t>${ID.slice(0, 9)}</t></r><r><t>${ID.slice(9)}</t></r></text></comment></comments>`,
      },
    ],
    [
      'page header',
      {
        'xl/worksheets/sheet2.xml': `<worksheet><headerFooter><oddHeader>${ID}</oddHeader></headerFooter></worksheet>`,
      },
    ],
    [
      'formula',
      {
        'xl/worksheets/sheet2.xml': `<worksheet><sheetData><row r="1"><c r="A1"><f>"${ID}"</f><v>1</v></c></row></sheetData></worksheet>`,
      },
    ],
    ['drawing', { 'xl/drawings/drawing1.xml': `<a:p><a:r><a:t>${ID}</a:t></a:r></a:p>` }],
  ])('%s', async (_name, extra) => {
    expect(await codesOf('a.xlsx', xlsx('', extra))).toEqual(['pii.id']);
  });

  it('column widths are no numbers', async () => {
    const widths = '<worksheet><cols><col min="1" max="1" width="17.77777777777778"/></cols></worksheet>';
    expect(await codesOf('a.xlsx', xlsx('', { 'xl/worksheets/sheet2.xml': widths }))).toEqual([]);
  });
});

it('xls: cells with their place, and what else lies in the file', async () => {
  const found = await scan('a.xls', await fixture('planted.xls'));
  expect(
    found.filter((item) => item.row === 2 && item.part === 'planted').map((item) => [item.code, item.column]),
  ).toEqual([
    ['pii.id', 3],
    ['pii.bank', 4],
    ['pii.phone', 5],
  ]);
});

describe('pdf', () => {
  it.each(['planted-chromium.pdf', 'planted-libreoffice.pdf'])(
    '%s: text over several fonts, full-width digits, groups',
    async (name) => {
      const found = await scan(name, await fixture(name));
      expect(found.map((item) => item.code).sort()).toEqual(['pii.bank', 'pii.id', 'pii.id', 'pii.phone']);
    },
  );

  it('a clean posting has no finding and was read to the end', async () => {
    expect(await scan('clean.pdf', await fixture('clean-chromium.pdf'))).toEqual([]);
  });

  const FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
  const pdf = (content: string, extra = '', info = ''): Uint8Array => {
    const packed = zlibSync(strToU8(content, true));
    const head = `%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 ${FONT} >> >> >>\nendobj\n${info}${extra}4 0 obj\n<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`;
    return Uint8Array.from([
      ...strToU8(head, true),
      ...packed,
      ...strToU8('\nendstream\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n', true),
    ]);
  };
  const texts: [string, string][] = [
    ['plain', `BT /F1 12 Tf 72 700 Td (${PHONE}) Tj ET`],
    ['kerned', `BT /F1 12 Tf 72 700 Td [(138) -20 (0000) 15 (0000)] TJ ET`],
    ['hexadecimal', `BT /F1 12 Tf 72 700 Td <${Buffer.from(PHONE).toString('hex')}> Tj ET`],
    ['drawn out of order', 'BT /F1 10 Tf 1 0 0 1 116.7 700 Tm (00000) Tj 1 0 0 1 72 700 Tm (138000) Tj ET'],
    ['letter-spaced', `BT /F1 12 Tf 4 Tc 72 700 Td (${PHONE}) Tj ET`],
    ['octal escapes', `BT /F1 12 Tf 72 700 Td (\\0613800000000) Tj ET`],
  ];
  it.each(texts)('%s', async (_name, content) => {
    const padded = content.replace('116.7', String(72 + 6 * 5.56));
    expect(await codesOf('a.pdf', pdf(padded))).toEqual(['pii.phone']);
  });

  it('columns of a table are not joined', async () => {
    expect(await codesOf('a.pdf', pdf('BT /F1 12 Tf 72 700 Td (138) Tj 60 0 Td (00000000) Tj ET'))).toEqual([]);
  });

  it('document information and annotations', async () => {
    const hex = Buffer.from(utf16(PHONE, true, true)).toString('hex');
    expect(await codesOf('a.pdf', pdf('', '', `5 0 obj\n<< /Title <${hex}> >>\nendobj\n`))).toEqual(['pii.phone']);
    expect(await codesOf('a.pdf', pdf('', '', `5 0 obj\n<< /Type /Annot /Contents (${PHONE}) >>\nendobj\n`))).toEqual([
      'pii.phone',
    ]);
  });

  it('dates of the document are no numbers', async () => {
    expect(
      await codesOf('a.pdf', pdf('', '', "5 0 obj\n<< /CreationDate (D:20260305022030+00'00') >>\nendobj\n")),
    ).toEqual([]);
  });

  it('what cannot be read asks for a person', async () => {
    expect(await codesOf('a.pdf', strToU8('%PDF-1.4\nnothing here'))).toEqual(['pdf.unscanned']);
    expect(await codesOf('a.pdf', pdf('BI /W 1 /H 1 ID x EI'))).toEqual(['pdf.unscanned']);
  });
});

describe('pictures', () => {
  const jpeg = (segments: number[]): Uint8Array =>
    Uint8Array.from([0xff, 0xd8, ...segments, 0xff, 0xda, 0, 2, 0xff, 0xd9]);
  const exif = [0xff, 0xe1, 0, 12, ...strToU8('Exif\0\0MM\0*')];

  it('Exif and text chunks are told, plain pictures are not', async () => {
    expect(await codesOf('a.jpg', jpeg(exif))).toEqual(['img.metadata']);
    expect(await codesOf('a.jpg', jpeg([0xff, 0xe0, 0, 7, ...strToU8('JFIF\0')]))).toEqual([]);
    const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
    const chunk = [0, 0, 0, PHONE.length, ...strToU8(`tEXt${PHONE}`), 0, 0, 0, 0];
    expect(await codesOf('a.png', Uint8Array.from([...png, ...chunk]))).toEqual(['img.metadata', 'pii.phone']);
    expect(await codesOf('a.png', Uint8Array.from(png))).toEqual([]);
  });
});

describe('zip', () => {
  it('opens every entry, down to a docx inside, and names it', async () => {
    const bag = zipSync({
      'x/data/items/notice.docx': docx({ 'word/header1.xml': `<w:hdr ${W}><w:p>${run(ID)}</w:p></w:hdr>` }),
      'x/a.txt': strToU8(PHONE),
    });
    const found = await scan('bundle.zip', bag);
    expect(await codesOf('a.gz', Uint8Array.from([0x1f, 0x8b, 8, 0]))).toEqual(['scan.unreadable']);
    expect(found.map((item) => [item.code, item.part]).sort()).toEqual([
      ['pii.id', 'x/data/items/notice.docx › word/header1.xml'],
      ['pii.phone', 'x/a.txt'],
    ]);
  });

  it('bundle.md § 3.2: numbers that a bundle declares pass, but no card in a list of payees', async () => {
    const lists = { gk: { publicContacts: [PHONE], publicNumbers: [{ number: CARD, purpose: '保证金账户' }] } };
    const bag = (name: string, content: string): Uint8Array =>
      zipSync({
        'gk-1/data/datapackage.json': strToU8(JSON.stringify(lists)),
        [`gk-1/data/items/1/${name}`]: strToU8(content),
      });
    expect(await codesOf('b.zip', bag('a.txt', `${PHONE} ${CARD}`))).toEqual([]);
    expect(await codesOf('b.zip', bag('payout.csv', `note\r\n${PHONE}\r\n${CARD}`))).toEqual(['pii.bank']);
    expect(await codesOf('b.zip', bag('a.txt', '13900000000'))).toEqual(['pii.phone']);
    expect(
      await codesOf('b.zip', zipSync({ 'gk-1/data/datapackage.json': strToU8('{'), 'a.txt': strToU8(PHONE) })),
    ).toEqual(['pii.phone']);
  });

  it('names of entries, comments and gaps', async () => {
    expect(await codesOf('a.zip', zipSync({ [`${PHONE}.txt`]: strToU8('a') }))).toEqual(['pii.phone']);
    const plain = zipSync({ 'a.txt': strToU8('a') });
    expect(await codesOf('a.zip', Uint8Array.from([...strToU8('PK\x03\x04'), ...plain]))).toContain('scan.unreadable');
    const commented = Uint8Array.from([...plain.slice(0, -2), PHONE.length, 0, ...strToU8(PHONE)]);
    expect(await codesOf('a.zip', commented)).toEqual(['pii.phone']);
  });

  it('what cannot be opened is told', async () => {
    expect(await codesOf('a.zip', strToU8('PK\x03\x04 and no more than that'))).toEqual(['scan.unreadable']);
  });
});
