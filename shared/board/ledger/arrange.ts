import type { BoardRecord } from '../../records';
import type { Hanging } from './types';

/** Millimetres. */
const SHEETS = { A4: { short: 210, long: 297 }, A3: { short: 297, long: 420 } } as const;
/** Between sheets, and to the edge. */
const GAP = 20;
/** Of a board that nobody measured. */
const USUAL = { widthCm: 240, heightCm: 120 } as const;

export interface PlacedSheet {
  readonly key: string;
  /** 1 for the first sheet of its thing. */
  readonly sheet: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A board to scale, in millimetres. */
export interface ArrangedBoard {
  readonly width: number;
  readonly height: number;
  readonly isMeasured: boolean;
  readonly placed: readonly PlacedSheet[];
  /** Sheets by thing for which no room is left: they hang over each other, or elsewhere. */
  readonly left: ReadonlyMap<string, number>;
  /** A4 sheets, upright, for which there is still room. */
  readonly room: number;
}

interface Shelf {
  readonly y: number;
  readonly height: number;
  x: number;
}

class Shelves {
  private readonly shelves: Shelf[] = [];
  private next = GAP;

  constructor(
    private readonly width: number,
    private readonly height: number,
  ) {}

  /** The first shelf that takes a sheet of this size; a new one below where none does. */
  place(width: number, height: number): { readonly x: number; readonly y: number } | undefined {
    const shelf =
      this.shelves.find((one) => height <= one.height && one.x + width + GAP <= this.width) ?? this.open(width, height);
    if (!shelf) return undefined;
    const { x, y } = shelf;
    shelf.x = x + width + GAP;
    return { x, y };
  }

  private open(width: number, height: number): Shelf | undefined {
    if (GAP + width + GAP > this.width || this.next + height + GAP > this.height) return undefined;
    const shelf = { y: this.next, height, x: GAP };
    this.next += height + GAP;
    this.shelves.push(shelf);
    return shelf;
  }
}

function sizeOf({ thing, line }: Hanging): { readonly width: number; readonly height: number } {
  const { short, long } = SHEETS[line?.paper ?? thing.paper];
  return thing.isLandscape ? { width: long, height: short } : { width: short, height: long };
}

/** More sheets than any wall holds are not drawn one by one. */
const MOST_SHEETS = 400;

/** The sheets of these things in rows on their board, in the order given. A drawing, not a rule how to hang them. */
export function arrangeBoard(
  board: Pick<BoardRecord, 'widthCm' | 'heightCm'>,
  hangings: readonly Hanging[],
): ArrangedBoard {
  const isMeasured = board.widthCm > 0 && board.heightCm > 0;
  const { widthCm, heightCm } = isMeasured ? board : USUAL;
  const [width, height] = [widthCm * 10, heightCm * 10];
  const shelves = new Shelves(width, height);
  const placed: PlacedSheet[] = [];
  const left = new Map<string, number>();
  for (const hanging of hangings) {
    const size = sizeOf(hanging);
    for (let sheet = 1; sheet <= hanging.sheets; sheet += 1) {
      const at = placed.length < MOST_SHEETS ? shelves.place(size.width, size.height) : undefined;
      if (!at) {
        left.set(hanging.key, hanging.sheets - sheet + 1);
        break;
      }
      placed.push({ key: hanging.key, sheet, ...at, ...size });
    }
  }
  let room = 0;
  while (room < MOST_SHEETS && shelves.place(SHEETS.A4.short, SHEETS.A4.long)) room += 1;
  return { width, height, isMeasured, placed, left, room };
}
