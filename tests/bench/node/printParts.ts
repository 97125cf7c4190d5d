/** HTML parts of one long posting, at most 2,000 rows each, as they are printed: `printParts.mjs ROWS FOLDER`. Prints their names. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { renderHtml } from '../../../shared/formats/html';
import { layoutPosting, splitDocuments } from '../../../shared/layout';
import { aPosting, layoutResources, layoutRules, someGroups } from '../../support/postingSamples';

const [rows = '20000', folder = '.'] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const document = layoutPosting(aPosting({ groups: someGroups(Number(rows)) }), layoutResources);
const names = splitDocuments(document, layoutRules.rowsPerDocument).map((part, index) => {
  const file = path.join(folder, `part-${index + 1}.html`);
  writeFileSync(file, renderHtml(part));
  return { file, firstPage: part.pages[0]?.number ?? 0, pages: part.pages.length };
});
console.log(JSON.stringify(names));
