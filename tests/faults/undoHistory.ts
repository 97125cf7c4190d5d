import { redoLast, undoLast } from '../../renderer/data/store/undo';
import { faultOf } from '../../renderer/workers/faultCode';
import { dice } from '../support/dice';
import { type HistoryGoods, nextAct } from '../support/histories';
import { HistoryDesk, stateText } from '../support/historyDesk';
import { setUpTown } from '../support/historyGoods';
import { differences } from './faultHistory';

const MOST_STEPS = 200;

/** Preferences and numbers of packages are no acts: they stay when everything is undone. */
const KEPT = ['settings/gridWidths', 'settings/streamId'];

async function content(): Promise<string> {
  const state = JSON.parse(await stateText(true)) as Record<string, unknown>;
  for (const key of KEPT) delete state[key];
  return JSON.stringify(state);
}

async function steps(way: () => Promise<{ ok: boolean; fault?: string }>, end: string, most = MOST_STEPS) {
  for (let n = 0; n < most; n += 1) {
    const line = await way();
    if (line.ok) continue;
    return { done: n, fault: line.fault === end ? '' : (line.fault ?? '') };
  }
  return { done: most, fault: most === MOST_STEPS ? 'no end' : '' };
}

/**
 * A random history, undone to the start and redone to the end, in between also after a restart or without the working copy.
 * @returns what differs, or '' when all is equal
 */
export async function undoHistory(seed: number, goods: HistoryGoods, length = 15): Promise<string> {
  const random = dice(seed);
  const desk = new HistoryDesk(seed);
  await desk.fresh();
  const empty = await content();
  await setUpTown();
  const done: string[] = [];
  const acts = random.int(5, length);
  for (let step = 1; step <= acts; step += 1) {
    const act = await nextAct(random, goods, ['acts', 'undo']);
    // What was sent or taken in is not called back by an undo.
    if (act.name === 'pack' || act.name === 'accept') continue;
    desk.beginStep(step);
    const code = await act.run().then(
      () => '',
      (error: unknown) => faultOf(error, false).code,
    );
    done.push(`${act.name}${code && `(${code})`}`);
    if (code === 'job.failed') return `seed ${seed}: ${done.join(' ')}`;
  }
  const full = await content();
  const label = `seed ${seed}: ${done.join(' ')}`;
  const back = await steps(() => undoLast(), 'store.nothingToUndo');
  if (back.fault) return `${label}: undo ${back.done + 1} says ${back.fault}`;
  const start = await content();
  if (start !== empty) return `${label}: at the start ${differences(empty, start)}`;
  const isLost = random.chance(0.3);
  if (isLost) await desk.loseWorkingCopy();
  if (isLost || random.chance(0.4)) await desk.restart(random.chance(0.5));
  const forth = await steps(() => redoLast(), 'store.nothingToRedo', back.done);
  if (forth.fault || forth.done !== back.done)
    return `${label}: redo ${forth.done + 1} of ${back.done} says ${forth.fault}`;
  const end = await content();
  return end === full ? '' : `${label}: at the end ${differences(full, end)}`;
}
