import { readFile } from 'node:fs/promises';
import { strToU8, zipSync, zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { checkDocxActive, checkImageMetadata, checkPdfActive } from '../../../../../shared/formats/scan';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const document = (content: string): string =>
  `<?xml version="1.0"?><w:document ${W}><w:body>${content}</w:body></w:document>`;
const docx = (parts: Record<string, string>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries({ '[Content_Types].xml': '<Types/>', 'word/document.xml': document('<w:p/>'), ...parts }).map(
        ([name, text]) => [name, strToU8(text)],
      ),
    ),
  );
const codes = (parts: Record<string, string>): string[] => [
  ...new Set(checkDocxActive(docx(parts)).map((item) => item.code)),
];
const field = (...pieces: string[]): string =>
  document(
    `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${pieces.map((text) => `<w:r><w:instrText>${text}</w:instrText></w:r>`).join('')}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
  );
const relation = (type: string, target: string, mode = ''): string =>
  `<Relationships><Relationship Id="a" Type="http://x/${type}" Target="${target}"${mode}/></Relationships>`;

describe('bundle.md § 8: docx', () => {
  it('plain text, tables, page numbers and pictures pass', async () => {
    expect(
      checkDocxActive(
        docx({ 'word/footer1.xml': field(' PAGE ').replace('w:document', 'w:ftr').replace('/w:document', '/w:ftr') }),
      ),
    ).toEqual([]);
    expect(codes({ 'word/_rels/document.xml.rels': relation('image', 'media/a.png') })).toEqual([]);
    expect(checkDocxActive(new Uint8Array(await readFile('tests/fixtures/privacy/planted-libreoffice.docx')))).toEqual(
      [],
    );
  });

  it.each<[string, string, Record<string, string>]>([
    ['docx.macro', 'vbaProject', { 'word/vbaProject.bin': 'a' }],
    [
      'docx.macro',
      'macro-enabled type',
      {
        '[Content_Types].xml':
          '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
      },
    ],
    [
      'docx.external',
      'external relationship',
      { 'word/_rels/document.xml.rels': relation('hyperlink', 'http://example.invalid/', ' TargetMode="External"') },
    ],
    ['docx.external', 'template on a share', { 'word/_rels/settings.xml.rels': relation('x', '\\\\server\\a.dotm') }],
    ['docx.active', 'embedded file', { 'word/embeddings/oleObject1.bin': 'a' }],
    ['docx.active', 'ActiveX', { 'word/activeX/activeX1.xml': '<a/>' }],
    ['docx.active', 'altChunk', { 'word/document.xml': document('<w:altChunk r:id="a"/>') }],
    ['docx.active', 'object', { 'word/document.xml': document('<w:p><w:r><w:object/></w:r></w:p>') }],
    ['docx.active', 'DDE field split over runs', { 'word/document.xml': field(' DD', 'EAUTO c:\\\\a ') }],
    ['docx.active', 'INCLUDETEXT', { 'word/document.xml': field(' INCLUDETEXT "a" ') }],
    [
      'docx.active',
      'LINK as simple field',
      { 'word/document.xml': document('<w:fldSimple w:instr=" LINK Excel.Sheet a "/>') },
    ],
    ['docx.active', 'DTD', { 'word/document.xml': `<!DOCTYPE a [<!ENTITY b "c">]>${document('')}` }],
    ['docx.invalid', 'XML without end', { 'word/document.xml': `<w:document ${W}><w:body>` }],
    ['docx.invalid', 'no document', { 'word/document.xml': '', 'word/other.xml': '<a' }],
    ['docx.tracked', 'inserted text', { 'word/document.xml': document('<w:p><w:ins><w:r/></w:ins></w:p>') }],
    ['docx.tracked', 'comments', { 'word/comments.xml': `<w:comments ${W}><w:comment/></w:comments>` }],
  ])('%s: %s', (code, _name, parts) => {
    expect(codes(parts)).toContain(code);
  });

  it('tracked changes are a warning, all else an error', () => {
    const found = checkDocxActive(docx({ 'word/document.xml': document('<w:p><w:del/></w:p><w:altChunk/>') }));
    expect(found.map((item) => [item.code, item.severity])).toEqual([
      ['docx.tracked', 'warning'],
      ['docx.active', 'error'],
    ]);
  });

  it('no zip, no main part, too many parts, two parts of one name', () => {
    expect(checkDocxActive(strToU8('PK'))).toMatchObject([{ code: 'docx.invalid' }]);
    expect(checkDocxActive(zipSync({ 'a.xml': strToU8('<a/>') })).map((item) => item.code)).toContain('docx.invalid');
    const many = Object.fromEntries(Array.from({ length: 501 }, (_, i) => [`a${i}.txt`, 'a']));
    expect(codes(many)).toEqual(['docx.invalid']);
    expect(codes({ 'WORD/document.xml': document('') })).toEqual(['docx.invalid']);
  });
});

describe('bundle.md § 8: pdf', () => {
  const stream = (text: string, dict = ''): string => `<< /Length ${text.length} ${dict}>>\nstream\n${text}\nendstream`;
  const pdf = (...objects: string[]): Uint8Array =>
    strToU8(
      `%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Kids [3 0 R] >>\nendobj\n3 0 obj\n<< /Type /Page /Contents 4 0 R >>\nendobj\n4 0 obj\n${stream('q Q')}\nendobj\n${objects.map((text, i) => `${i + 5} 0 obj\n${text}\nendobj\n`).join('')}trailer << /Root 1 0 R >>\n%%EOF`,
      true,
    );
  const names = (...objects: string[]): string[] =>
    checkPdfActive(pdf(...objects))
      .filter((item) => item.code === 'pdf.active')
      .map((item) => item.what);
  const latin = (bytes: Uint8Array): string => [...bytes].map((byte) => String.fromCharCode(byte)).join('');

  it('a plain document and a real one pass', async () => {
    expect(checkPdfActive(pdf())).toEqual([]);
    expect(checkPdfActive(new Uint8Array(await readFile('tests/fixtures/privacy/clean-chromium.pdf')))).toEqual([]);
    expect(checkPdfActive(new Uint8Array(await readFile('tests/fixtures/privacy/planted-libreoffice.pdf')))).toEqual(
      [],
    );
  });

  it.each([
    ['JavaScript', '<< /S /JavaScript >>'],
    ['JS', '<< /JS (app.alert) >>'],
    ['Launch', '<< /S /Launch >>'],
    ['EmbeddedFile', '<< /Type /EmbeddedFile >>'],
    ['RichMedia', '<< /Subtype /RichMedia >>'],
    ['XFA', '<< /XFA 3 0 R >>'],
    ['Encrypt', '<< /Encrypt 3 0 R >>'],
    ['JavaScript', '<< /S /J#61vaScr#69pt >>'],
  ])('%s in %s', (what, object) => {
    expect(names(object)).toContain(what);
  });

  it('inside an object stream, also packed', () => {
    const inner = '9 0 << /S /JavaScript /JS (a) >>';
    expect(names(stream(inner, '/Type /ObjStm /N 1 /First 4 '))).toEqual(['JS', 'JavaScript']);
    const packed = latin(zlibSync(strToU8(inner)));
    expect(names(stream(packed, '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode '))).toEqual(['JS', 'JavaScript']);
    expect(names(stream(packed, '/Filter /FlateDecode '))).toEqual(['JavaScript']);
  });

  it('in the trailer', () => {
    const bytes = strToU8(`${latin(pdf())}\ntrailer << /Encrypt << /V 1 >> >>`, true);
    expect(checkPdfActive(bytes).map((item) => item.what)).toContain('Encrypt');
  });

  it('a page that nobody could read is a warning', () => {
    const scanned = latin(pdf()).replace(stream('q Q'), stream('BI /W 1 ID x EI'));
    expect(checkPdfActive(strToU8(scanned, true))).toEqual([
      { code: 'pdf.unscanned', severity: 'warning', what: 'text' },
    ]);
    const locked = latin(pdf()).replace(stream('q Q'), stream('abc', '/Filter /LZWDecode '));
    expect(checkPdfActive(strToU8(locked, true)).map((item) => item.code)).toEqual(['pdf.unscanned']);
  });
});

it('img.metadata is a warning and names the block', () => {
  const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, 0, 8, ...strToU8('Exif\0\0'), 0xff, 0xda]);
  expect(checkImageMetadata(jpeg)).toEqual([{ code: 'img.metadata', severity: 'warning', what: 'Exif' }]);
  expect(checkImageMetadata(strToU8('no picture'))).toEqual([]);
});
