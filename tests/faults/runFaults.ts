import { faultOf } from '../../renderer/workers/faultCode';
import type { HistoryGoods } from '../support/histories';
import { FaultHistory } from './faultHistory';
import { Tally } from './tally';

/** Seeds of the histories of one run: another run with the same seed plays the same ones. */
export const historySeed = (seed: number, n: number): number => (seed * 100_003 + n) % 2_000_000_000;

/** One history. What goes wrong in the test itself counts as a failure of the history. */
export async function oneHistory(seed: number, goods: HistoryGoods): Promise<Tally> {
  const tally = new Tally();
  try {
    await new FaultHistory(seed, goods, tally).run();
  } catch (error) {
    const stack = error instanceof Error ? (error.stack ?? '') : '';
    tally.failed.push(`seed ${seed}: ${JSON.stringify(faultOf(error, false))} ${stack.slice(0, 600)}`);
  }
  return tally;
}

/** Histories until so many faults have hit. @param share which of `of` workers this is */
export async function faultsUntil(
  wanted: number,
  { seed, goods, share = 0, of = 1 }: { seed: number; goods: HistoryGoods; share?: number; of?: number },
  onHistory: (all: Tally) => void = () => undefined,
): Promise<Tally> {
  const all = new Tally();
  for (let n = share; all.faults < wanted; n += of) {
    all.add(await oneHistory(historySeed(seed, n), goods));
    onHistory(all);
  }
  return all;
}
