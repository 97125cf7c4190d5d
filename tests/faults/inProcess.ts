/**
 * Random histories in this process, with everything that can go wrong in between. One worker of `npm run test:faults`; the last
 * line of its output is JSON.
 */
import 'fake-indexeddb/auto';
import { parseArgs } from 'node:util';
import { packedEarlier } from '../support/historyGoods';
import { anOffice, backupHistory, spoiltBackup } from './backupHistory';
import { faultsUntil, historySeed, oneHistory } from './runFaults';
import { Tally, type TallyData } from './tally';
import { undoHistory } from './undoHistory';

export interface WorkerReport {
  readonly faults: TallyData;
  readonly undo: { count: number; problems: string[] };
  readonly backups: { count: number; kills: number; spoilt: number; problems: string[] };
}

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    faults: { type: 'string', default: '0' },
    undo: { type: 'string', default: '0' },
    backups: { type: 'string', default: '0' },
    share: { type: 'string', default: '0' },
    of: { type: 'string', default: '1' },
    history: { type: 'string' },
  },
});
const [seed, share, of] = [Number(values.seed), Number(values.share), Number(values.of)];
const log = (line: string): void => void process.stderr.write(`worker ${share}: ${line}\n`);

const goods = await packedEarlier();
const report: WorkerReport = {
  faults: new Tally(),
  undo: { count: 0, problems: [] },
  backups: { count: 0, kills: 0, spoilt: 0, problems: [] },
};

/** This worker's part of `total`. */
function* ownNumbers(total: number): Generator<number> {
  for (let n = share; n < total; n += of) yield n;
}
const asProblem = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

async function undoHistories(total: number): Promise<void> {
  for (const n of ownNumbers(total)) {
    const one = historySeed(seed, n);
    const problem = await undoHistory(one, goods).catch((error: unknown) => `seed ${one}: ${asProblem(error)}`);
    if (problem) report.undo.problems.push(problem);
    report.undo.count += 1;
    if (report.undo.count % 50 === 0) log(`${report.undo.count} histories undone and redone`);
  }
}

/** Every fourth backup is of a store with a passphrase, which costs a second each time it is typed. */
async function backupHistories(total: number): Promise<void> {
  const { backups } = report;
  for (const n of ownNumbers(total)) {
    const one = historySeed(seed, n);
    const withPassphrase = n % 4 === 0;
    const run = backupHistory(one, goods, { withPassphrase, kills: withPassphrase ? 2 : 6 });
    const done = await run.catch((error: unknown) => ({ problem: `seed ${one}: ${asProblem(error)}`, kills: 0 }));
    if (done.problem) backups.problems.push(done.problem);
    backups.count += 1;
    backups.kills += done.kills;
    const office = await anOffice(one, goods, false);
    for (let spoilt = 0; spoilt < 3; spoilt += 1) {
      const problem = await spoiltBackup(one + spoilt, office).catch(asProblem);
      if (problem) backups.problems.push(problem);
      backups.spoilt += 1;
    }
    if (backups.count % 10 === 0) log(`${backups.count} backups restored`);
  }
}

let seen = 0;
if (values.history) Object.assign(report, { faults: await oneHistory(Number(values.history), goods) });
else {
  const faults = await faultsUntil(Math.ceil(Number(values.faults) / of), { seed, goods, share, of }, (all) => {
    if (all.faults < seen + 100) return;
    seen = all.faults;
    const bad = all.lost.length + all.halfApplied.length + all.failed.length;
    log(`${all.faults} faults in ${all.histories} histories, ${bad} problems`);
  });
  Object.assign(report, { faults });
  await undoHistories(Number(values.undo));
  await backupHistories(Number(values.backups));
}
process.stdout.write(`${JSON.stringify(report)}\n`);
process.exit(0);
