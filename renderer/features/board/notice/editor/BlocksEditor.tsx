import { App, Button, Space } from 'antd';
import { type ClipboardEvent, useRef } from 'react';
import {
  emptyParagraph,
  emptyTable,
  insertBlocks,
  joinWithBefore,
  moveBlock,
  pasteInto,
  removeBlock,
  setLevel,
  setText,
  splitParagraph,
  tableFromCells,
} from '../../../../../shared/board/notices';
import { type Pasted, readPastedBlocks } from '../../../../data/notices/pasted';
import { parseTsv } from '../../../../ui/dataGrid';
import { t } from '../../../../ui/text';
import { useNoticeEdit } from '../useNoticeEdit';
import { type BlockAct, BlockMenu } from './BlockMenu';
import { type ParagraphActs, ParagraphEdit } from './ParagraphEdit';
import { TableEdit } from './TableEdit';
import { useBlocks } from './useBlocks';

const TABLE_COLUMNS = 4;
const TABLE_ROWS = 3;

/** Text of the clipboard as blocks: structure stays, styling does not. Lines with tabs are a table. */
function pastedBlocks(data: DataTransfer): Pasted {
  const html = data.getData('text/html');
  const plain = data.getData('text/plain');
  const table = html === '' && plain.includes('\t') ? tableFromCells(parseTsv(plain)) : undefined;
  if (table) return { blocks: [table], pictures: 0, struck: 0, cut: 0 };
  return readPastedBlocks(html, plain);
}

/** 正文: paragraphs and tables one below the other, written like a letter. */
export function BlocksEditor() {
  const { locked } = useNoticeEdit();
  const { message } = App.useApp();
  const root = useRef<HTMLDivElement>(null);
  const editing = useBlocks(root);
  const { blocks, change, focus, keyOf } = editing;
  const textLength = (at: number): number => {
    const block = blocks[at];
    return block?.kind === 'paragraph' ? block.text.length : 0;
  };
  const onPaste = (at: number, event: ClipboardEvent<HTMLTextAreaElement>): void => {
    const { blocks: added, pictures, struck, cut } = pastedBlocks(event.clipboardData);
    const [only] = added;
    if (pictures > 0) void message.info(t('notice.page.picturesLeft', { n: pictures }));
    if (struck > 0) void message.info(t('notice.page.struckLeft', { n: struck }));
    if (cut > 0) void message.warning(t('notice.page.cutLeft'));
    if (!only) {
      event.preventDefault();
      return;
    }
    // One line of text is the field's own business: its undo stays whole.
    const plain = event.clipboardData.getData('text/plain');
    if (added.length === 1 && only.kind === 'paragraph' && only.text === plain) return;
    event.preventDefault();
    const { selectionStart: from, selectionEnd: to } = event.currentTarget;
    change(pasteInto(blocks, at, { from, to }, added));
    const last = added.at(-1);
    focus(at + added.length - 1, last?.kind === 'paragraph' ? last.text.length : 0);
  };
  const acts: ParagraphActs = {
    onText: (at, text) => change(setText(blocks, at, text.replaceAll('\n', ' '))),
    onLevel: (at, level) => {
      const next = setLevel(blocks, at, level);
      change(next);
      const block = next[at];
      focus(at, block?.kind === 'paragraph' ? block.text.length : 0);
    },
    onSplit: (at, caret) => {
      const next = splitParagraph(blocks, at, caret);
      change(next);
      const [before, block] = [blocks[at], next[at + 1]];
      const behind = before?.kind === 'paragraph' ? before.text.length - caret : 0;
      focus(at + 1, block?.kind === 'paragraph' ? block.text.length - behind : 0);
    },
    onJoin: (at) => {
      const joined = joinWithBefore(blocks, at);
      if (joined.caret === undefined) return false;
      change(joined.blocks);
      focus(at - 1, joined.caret);
      return true;
    },
    onPaste,
    onMove: (at, by) => {
      change(moveBlock(blocks, at, by));
      focus(at + by, textLength(at));
    },
    onLeave: (at, by) => focusNeighbour(root.current, at + by, by),
  };
  const onAct = (at: number, act: BlockAct): void => {
    if (act === 'up' || act === 'down') change(moveBlock(blocks, at, act === 'up' ? -1 : 1));
    else if (act === 'remove') change(removeBlock(blocks, at));
    else add(at + 1, act);
  };
  const add = (at: number, what: 'paragraph' | 'table'): void => {
    change(insertBlocks(blocks, at, [what === 'table' ? emptyTable(TABLE_COLUMNS, TABLE_ROWS) : emptyParagraph]));
    if (what === 'paragraph') focus(at, 0);
  };
  return (
    <div ref={root} className="blocks" data-field="blocks" {...editing.focusProps}>
      {blocks.map((block, at) => {
        const key = keyOf(block);
        const menu = locked ? null : <BlockMenu key={`${key} menu`} at={at} onAct={(act) => onAct(at, act)} />;
        return block.kind === 'paragraph' ? (
          <ParagraphEdit key={key} block={block} at={at} disabled={locked} acts={acts} menu={menu} />
        ) : (
          <TableEdit
            key={key}
            table={block}
            at={at}
            disabled={locked}
            menu={menu}
            onChange={(by) => editing.changeBlock(block, by)}
          />
        );
      })}
      {!locked && (
        <Space className="blocks-add">
          <Button size="small" type="link" onClick={() => add(blocks.length, 'paragraph')}>
            {t('notice.page.block.paragraph')}
          </Button>
          <Button size="small" type="link" onClick={() => add(blocks.length, 'table')}>
            {t('notice.page.block.table')}
          </Button>
        </Space>
      )}
    </div>
  );
}

/** The caret goes to the end of the one above, to the beginning of the one below; over tables it stays. */
function focusNeighbour(root: HTMLElement | null, at: number, by: 1 | -1): void {
  const field = root?.querySelector<HTMLTextAreaElement>(`[data-block="${at}"] textarea`);
  if (!field) return;
  field.focus();
  const caret = by < 0 ? field.value.length : 0;
  field.setSelectionRange(caret, caret);
}
