import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { type HistoryLine, listHistory, undoState } from '../../data/store';
import { describeAct } from './historyWords';

/** Lines of one page of the list; "earlier" adds another one. */
const PAGE_LINES = 50;
/** Lines looked through for a text before the list says how far it came. */
const SEARCH_LINES = 2000;

export interface History {
  /** undefined while it is being read. */
  readonly lines: readonly HistoryLine[] | undefined;
  readonly hasMore: boolean;
  /** Act that the next undo, or redo, is about. */
  readonly undo: HistoryLine | null;
  readonly redo: HistoryLine | null;
  showMore(): void;
}

const fits = (line: HistoryLine, wanted: string): boolean =>
  `${describeAct(line)} ${line.by}`.toLowerCase().includes(wanted) ||
  line.changes.some((change) =>
    `${change.what} ${change.field} ${change.before} ${change.after}`.toLowerCase().includes(wanted),
  );

/** Newest lines that fit a text; reads on until there are enough of them. */
async function findLines(
  scope: string | undefined,
  query: string,
  limit: number,
): Promise<{ lines: HistoryLine[]; hasMore: boolean }> {
  const wanted = query.trim().toLowerCase();
  const found: HistoryLine[] = [];
  let beforeSeq: number | undefined;
  for (let read = 0; read < Math.max(limit + 1, SEARCH_LINES); ) {
    const page = await listHistory({
      limit: PAGE_LINES,
      ...(scope === undefined ? {} : { scope }),
      ...(beforeSeq === undefined ? {} : { beforeSeq }),
    });
    found.push(...(wanted === '' ? page : page.filter((line) => fits(line, wanted))));
    if (found.length > limit) return { lines: found.slice(0, limit), hasMore: true };
    if (page.length < PAGE_LINES) return { lines: found, hasMore: false };
    read += page.length;
    beforeSeq = page.at(-1)?.order;
  }
  return { lines: found, hasMore: true };
}

/** The trail of everything, or of one batch, live. */
export function useHistory(scope: string | undefined, query: string): History {
  const [limit, setLimit] = useState(PAGE_LINES);
  const found = useLiveQuery(() => findLines(scope, query, limit), [scope, query, limit]);
  const state = useLiveQuery(() => undoState(scope), [scope]);
  return {
    lines: found?.lines,
    hasMore: found?.hasMore ?? false,
    undo: state?.undo ?? null,
    redo: state?.redo ?? null,
    showMore: () => setLimit(limit + PAGE_LINES),
  };
}
