import type { Page, PageDocument } from './types';

/**
 * Cuts a long document at sheet boundaries into parts of at most `maxRows` rows (at least one sheet each): printing one
 * document of more than about 2,000 rows exhausts the engine. Sheet numbers run on; the total stays that of the whole.
 */
export function splitDocuments<D extends PageDocument>(document: D, maxRows = 2000): D[] {
  const parts: D[] = [];
  let pages: Page[] = [];
  let rows = 0;
  for (const page of document.pages) {
    if (pages.length > 0 && rows + page.rowCount > maxRows) {
      parts.push({ ...document, pages });
      pages = [];
      rows = 0;
    }
    pages.push(page);
    rows += page.rowCount;
  }
  if (pages.length > 0) parts.push({ ...document, pages });
  return parts;
}
