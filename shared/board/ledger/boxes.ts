import type { ArchiveLine } from '../../records';
import type { Hanging } from './types';

/** One line of the index of an archive box (R-V20). */
export type BoxEntry =
  | { readonly kind: 'posting'; readonly no: number; readonly hanging: Hanging }
  | { readonly kind: 'file'; readonly no: number; readonly line: ArchiveLine };

export interface ArchiveBox {
  readonly unitCode: string;
  readonly name: string;
  /** By their number in the index. */
  readonly entries: readonly BoxEntry[];
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const firstDay = (entry: BoxEntry): string =>
  entry.kind === 'posting' ? entry.hanging.thing.postedOn : entry.line.span;

/** Boxes by village and name. What has no box is in none of them. */
export function boxesOf(hangings: Iterable<Hanging>, lines: Iterable<ArchiveLine>): readonly ArchiveBox[] {
  const boxes = new Map<string, { unitCode: string; name: string; entries: BoxEntry[] }>();
  const put = (unitCode: string, name: string, entry: BoxEntry): void => {
    if (name === '') return;
    const key = `${unitCode} ${name}`;
    const box = boxes.get(key) ?? { unitCode, name, entries: [] };
    box.entries.push(entry);
    boxes.set(key, box);
  };
  for (const hanging of hangings)
    put(hanging.thing.unitCode, hanging.line?.box ?? '', { kind: 'posting', no: hanging.line?.boxNo ?? 0, hanging });
  for (const line of lines) if (!line.deleted) put(line.unitCode, line.box, { kind: 'file', no: line.boxNo, line });
  for (const { entries } of boxes.values()) entries.sort((a, b) => a.no - b.no || byText(firstDay(a), firstDay(b)));
  return [...boxes.values()].sort((a, b) => byText(a.unitCode, b.unitCode) || byText(a.name, b.name));
}

/** The next free number of a box; 1 where it is new. */
export const nextNo = (boxes: readonly ArchiveBox[], unitCode: string, name: string): number =>
  Math.max(
    0,
    ...(boxes.find((box) => box.unitCode === unitCode && box.name === name)?.entries ?? []).map(({ no }) => no),
  ) + 1;
