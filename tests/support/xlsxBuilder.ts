import { strToU8, zipSync } from 'fflate';

export interface SheetPart {
  readonly name: string;
  readonly state?: 'visible' | 'hidden' | 'veryHidden';
  /** Everything within <worksheet>; see `sheetData` for the usual case. */
  readonly xml: string;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** Style 0: general. 1: built-in date 14. 2: 31 (Chinese date). 3: own format yyyy"年"m"月". 4: #,##0.00. 5: h:mm. */
const STYLES = `<numFmts count="2"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="177" formatCode="[Red]#,##0.00&quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${[0, 14, 31, 176, 177, 20].map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs>`;

/** A workbook of raw parts: tests say in XML what a program may have written. */
export function xlsxOf(
  sheets: readonly SheetPart[],
  {
    strings,
    date1904 = false,
    extra = {},
  }: { strings?: string; date1904?: boolean; extra?: Record<string, string> } = {},
): Uint8Array {
  const parts: Record<string, Uint8Array> = {};
  const put = (name: string, xml: string) => {
    parts[name] = strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`);
  };
  put('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>');
  const list = sheets.map(
    (sheet, i) =>
      `<sheet name="${sheet.name}" sheetId="${i + 1}" state="${sheet.state ?? 'visible'}" r:id="rId${i + 1}"/>`,
  );
  put(
    'xl/workbook.xml',
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr date1904="${date1904}"/><sheets>${list.join('')}</sheets></workbook>`,
  );
  const relations = sheets.map(
    (_, i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  );
  relations.push(`<Relationship Id="rIdS" Type="${OFFICE}/styles" Target="/xl/styles.xml"/>`);
  if (strings !== undefined)
    relations.push(`<Relationship Id="rIdT" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/>`);
  put('xl/_rels/workbook.xml.rels', `<Relationships xmlns="${PACKAGE}">${relations.join('')}</Relationships>`);
  put('xl/styles.xml', `<styleSheet xmlns="${MAIN}">${STYLES}</styleSheet>`);
  if (strings !== undefined) put('xl/sharedStrings.xml', `<sst xmlns="${MAIN}">${strings}</sst>`);
  sheets.forEach((sheet, i) => {
    put(`xl/worksheets/sheet${i + 1}.xml`, `<worksheet xmlns="${MAIN}">${sheet.xml}</worksheet>`);
  });
  for (const [name, text] of Object.entries(extra)) parts[name] = strToU8(text);
  return zipSync(parts, { level: 6 });
}

export const sheetData = (rows: string): string => `<sheetData>${rows}</sheetData>`;
