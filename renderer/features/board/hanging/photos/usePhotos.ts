import { useEffect, useRef } from 'react';
import type { PreparedPhoto } from '../../../../../shared/attachmentJobs';
import { type GuessReason, guessPlace, type NamedVillage } from '../../../../../shared/board/ledger';
import { ok, type Result } from '../../../../../shared/kernel';
import { type AssignedPhoto, type BoardView, keepPhotos, type LookedAt, preparePhotos } from '../../../../data/board';
import { type Fault, type Task, useTask } from '../../../../ui/useTask';
import { watched } from '../../../../ui/watched';

/** A photograph on the table: nothing is stored before the person says so. */
export interface PhotoRow {
  readonly id: string;
  readonly photo: PreparedPhoto;
  /** '' = nobody knows yet. */
  readonly unitCode: string;
  /** Things that it shows; none = nobody said yet. */
  readonly keys: readonly string[];
  /** Why it was put there by itself; none once a person said where. */
  readonly why: readonly GuessReason[];
}

export interface RefusedPhoto {
  readonly id: string;
  readonly fault: Fault;
}

export type PhotoPlace = Pick<PhotoRow, 'unitCode' | 'keys'>;

export interface Photos {
  readonly task: Task;
  readonly rows: readonly PhotoRow[];
  readonly refused: readonly RefusedPhoto[];
  /** Of the rows, those that have a place. */
  readonly placed: number;
  take(files: readonly File[]): Promise<void>;
  put(ids: readonly string[], place: PhotoPlace): void;
  remove(ids: readonly string[]): void;
  dismiss(): void;
  /** Stores what has a place; how many, or undefined when nothing was stored. */
  keep(isLooked: boolean): Promise<number | undefined>;
}

/** On the table at once; the rest is taken after these are stored. */
export const MOST_PHOTOS = 300;

const villagesOf = ({ units }: BoardView): NamedVillage[] =>
  units.map(({ unitCode, name, aliases }) => ({ unitCode, names: [name, ...aliases] }));

/** The table stays as it was laid while other screens are looked at; only the end of the program clears it. */
const table = watched<readonly PhotoRow[]>([]);
const turnedAway = watched<readonly RefusedPhoto[]>([]);
let lastId = 0;

const setRows = (change: (now: readonly PhotoRow[]) => readonly PhotoRow[]): void => table.set(change(table.get()));
const refuse = (id: string, fault: Fault): void => turnedAway.set([...turnedAway.get(), { id, fault }]);

/** `onLate`: what stopped the storing after the screen was left. */
export function usePhotos(view: BoardView, onLate: (fault: Fault) => void): Photos {
  const task = useTask();
  const rows = table.use();
  const refused = turnedAway.use();
  const known = useRef(view);
  known.current = view;
  const isLeft = useRef(false);
  useEffect(() => {
    isLeft.current = false;
    return () => {
      isLeft.current = true;
    };
  }, []);

  const onLooked = (one: LookedAt): void => {
    lastId += 1;
    const id = String(lastId);
    if ('refused' in one) {
      refuse(id, one.refused);
      return;
    }
    const { hangings, today } = known.current;
    const facts = { fileName: one.file.name, shotOn: one.photo.shotOn };
    const { unitCode, key, why } = guessPlace(facts, villagesOf(known.current), hangings, today);
    setRows((now) => [...now, { id, photo: one.photo, unitCode, keys: key === '' ? [] : [key], why }]);
  };

  return {
    task,
    rows,
    refused,
    placed: rows.filter(({ keys }) => keys.length > 0).length,
    take: async (files) => {
      const room = files.slice(0, Math.max(0, MOST_PHOTOS - rows.length));
      if (room.length < files.length) {
        refuse(`most ${refused.length}`, { code: 'board.photos.most', params: { n: MOST_PHOTOS } });
      }
      await task.run('board.photos.looking', (control) => preparePhotos(room, onLooked, control), { outlives: true });
    },
    put: (ids, place) =>
      setRows((now) => now.map((row) => (ids.includes(row.id) ? { ...row, ...place, why: [] } : row))),
    remove: (ids) => setRows((now) => now.filter(({ id }) => !ids.includes(id))),
    dismiss: () => turnedAway.set([]),
    keep: async (isLooked) => {
      const assigned: (AssignedPhoto & { readonly id: string })[] = rows.flatMap(({ id, photo, keys }) => {
        const hangings = known.current.hangings.filter(({ key }) => keys.includes(key));
        return hangings.length > 0 ? [{ id, photo, hangings }] : [];
      });
      if (assigned.length === 0) return undefined;
      const work = async (control: Parameters<typeof keepPhotos>[2]): Promise<Result<number>> => {
        const kept = await keepPhotos(assigned, isLooked, control);
        if (kept.ok) return ok(assigned.length);
        if (isLeft.current) onLate({ code: kept.fault, params: kept.params });
        return kept;
      };
      // Off the table while they are stored, so that nobody who comes back stores them twice.
      const stored = new Set(assigned.map(({ id }) => id));
      const leaving = rows.filter(({ id }) => stored.has(id));
      setRows((now) => now.filter(({ id }) => !stored.has(id)));
      const done = await task.run('board.photos.keeping', work, { outlives: true });
      if (done === undefined) setRows((now) => [...leaving, ...now]);
      return done;
    },
  };
}
