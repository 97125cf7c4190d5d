import { noticeRules } from '../../../resources/tables';
import { type PastedCell, pastedTable, tableFromCells } from '../../../shared/board/notices';
import { outlineLevel } from '../../../shared/kernel';
import type { NoticeBlock, NoticeTableBlock } from '../../../shared/records';
import { tidyPasted, walkPasted } from './pastedNodes';

export interface Pasted {
  readonly blocks: readonly NoticeBlock[];
  /** Pictures that were left out. */
  readonly pictures: number;
  /** Tracked deletions, struck passages and hidden text that were left out. */
  readonly struck: number;
  /** Rows, columns and letters beyond what a notice holds. */
  readonly cut: number;
}

const LONGEST_PARAGRAPH = 20_000;

const paragraphs = (text: string): NoticeBlock[] => {
  const parts: NoticeBlock[] = [];
  for (let at = 0; at < text.length; at += LONGEST_PARAGRAPH) {
    const part = text.slice(at, at + LONGEST_PARAGRAPH);
    parts.push({ kind: 'paragraph', text: part, level: outlineLevel(part) });
  }
  return parts;
};

/** 单位：元 right above a table belongs to it. */
function takeUnitNote(blocks: NoticeBlock[], table: NoticeTableBlock): NoticeTableBlock {
  const before = blocks.at(-1);
  const isNote =
    table.unitNote === '' &&
    before?.kind === 'paragraph' &&
    before.text.length <= 20 &&
    noticeRules.words.unitNotes.some((word) => before.text.startsWith(word));
  if (!isNote) return table;
  blocks.pop();
  return { ...table, unitNote: before.text };
}

/**
 * What WPS, Word or Excel put on the clipboard, as blocks: paragraphs, numbered headings and tables with merged cells filled;
 * inserted text comes in. Styling, comments, hidden text, deleted and struck text and pictures stay out. The document made of
 * it is inert.
 */
export function readPastedBlocks(html: string, plain: string): Pasted {
  if (html.trim() === '') return readPlain(plain);
  const page = new DOMParser().parseFromString(html, 'text/html');
  const blocks: NoticeBlock[] = [];
  let text = '';
  let pictures = 0;
  let struck = 0;
  let cut = 0;
  const end = (): void => {
    blocks.push(...paragraphs(tidyPasted(text)));
    text = '';
  };
  const addTable = (rows: readonly (readonly PastedCell[])[]): void => {
    // A frame of one cell is a paragraph with a border.
    const [only] = rows.flat();
    if (rows.flat().length === 1 && only) return void blocks.push(...paragraphs(only.text));
    const found = pastedTable(rows, noticeRules);
    if (!found) return;
    cut += found.cut;
    blocks.push(...found.lines.flatMap(paragraphs));
    blocks.push(takeUnitNote(blocks, found.table));
  };
  walkPasted(page.body, {
    text: (part) => {
      text += part;
    },
    end,
    table: addTable,
    picture: () => {
      pictures += 1;
    },
    struck: () => {
      struck += 1;
    },
  });
  end();
  return { blocks, pictures, struck, cut };
}

/** Lines; several with tabs one below the other are a table. */
function readPlain(plain: string): Pasted {
  const blocks: NoticeBlock[] = [];
  let rows: string[][] = [];
  const endTable = (): void => {
    const table = rows.length > 1 ? tableFromCells(rows) : undefined;
    if (table) blocks.push(table);
    else blocks.push(...rows.flatMap((cells) => paragraphs(tidyPasted(cells.join(' ')))));
    rows = [];
  };
  for (const line of plain.split(/\r\n|[\r\n\u2028]/)) {
    if (line.includes('\t')) {
      rows.push(line.split('\t').map(tidyPasted));
      continue;
    }
    endTable();
    blocks.push(...paragraphs(tidyPasted(line)));
  }
  endTable();
  return { blocks, pictures: 0, struck: 0, cut: 0 };
}
