import { forgeZip } from './zipForge';

const CONTENT_TYPES =
  '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ' +
  'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** The smallest Word file that opens, with what a test wants inside. */
export function aDocx({
  body = '',
  parts = {},
  externalLink,
}: {
  body?: string;
  parts?: Record<string, string>;
  externalLink?: string;
} = {}): Uint8Array {
  const link = externalLink
    ? `<Relationship Id="rId9" Type="${OFFICE}/image" Target="${externalLink}" TargetMode="External"/>`
    : '';
  return forgeZip([
    { name: '[Content_Types].xml', data: CONTENT_TYPES },
    {
      name: '_rels/.rels',
      data: `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    { name: 'word/_rels/document.xml.rels', data: `<Relationships xmlns="${RELATIONSHIPS}">${link}</Relationships>` },
    {
      name: 'word/document.xml',
      data: `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="${WORD}"><w:body><w:p><w:r><w:t>公示</w:t></w:r></w:p>${body}</w:body></w:document>`,
    },
    ...Object.entries(parts).map(([name, data]) => ({ name, data })),
  ]);
}

/** A PDF of one empty page with one more object. */
export function aPdf(object: string): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /XObject << /I 6 0 R >> >> >>',
    object,
    '<< /Length 6 >>\nstream\n/I Do\n\nendstream',
    '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 1 >>\nstream\n0\nendstream',
  ];
  let text = '%PDF-1.4\n';
  const offsets: number[] = [];
  for (const [index, content] of objects.entries()) {
    offsets.push(text.length);
    text += `${index + 1} 0 obj\n${content}\nendobj\n`;
  }
  const start = text.length;
  const lines = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${lines}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new TextEncoder().encode(text);
}
