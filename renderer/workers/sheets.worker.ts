/** Reading, checking, editing and confirming payout sheets. No logic of its own. */
import type { BatchView } from '../../shared/jobs';
import type { Result } from '../../shared/kernel';
import type { MovedAct } from '../../shared/storeJobs';
import {
  assignVillages,
  decide,
  editCells,
  pointOutHeader,
  remapColumn,
  setHead,
  takeSuggestions,
} from '../data/batches/acts';
import { confirmBatch, lookUp, markPosted, markTakenDown, removeBatch, reopenBatch } from '../data/batches/confirm';
import { renderCorrections } from '../data/batches/corrections';
import { compareBatch, shownSuggestion, suggestionsFor } from '../data/batches/earlier';
import { importFiles } from '../data/batches/importFiles';
import { newBlankBatch } from '../data/batches/newBlank';
import { findText, positionOf, revealCell, viewRows } from '../data/batches/rowsView';
import { type BatchSession, openSession } from '../data/batches/session';
import { editAssets, importAssets, removeAssets, sortAssets } from '../data/finance/assets';
import { editVouchers, importVouchers, removeVouchers, sortVouchers } from '../data/finance/lines';
import { indexNames } from '../data/lookup/namesIndex';
import { savePersonList } from '../data/persons';
import { readTable } from '../data/readTable';
import { catchUp } from '../data/store/catchUp';
import type { HistoryLine } from '../data/store/history';
import { unlessWritingAhead, whileWritingAhead, withStoreLock } from '../data/store/lock';
import { restoreSnapshot } from '../data/store/restore';
import { sweepOrphans } from '../data/store/sweep';
import { redoLast, undoLast } from '../data/store/undo';
import { upgradeStore } from '../data/store/upgrade';
import { asFile } from './asFile';
import { JobFault } from './protocol';
import { serveJobs } from './serve';

/** What an import left behind that a kill ended; the first import waits for it. */
let tidied: Promise<void> | undefined;

const locks = 'locks' in navigator ? navigator.locks : undefined;

/** Acts on batches run one after the other: each starts from what the one before it stored. Reading windows of rows goes beside. */
let lastAct: Promise<unknown> = Promise.resolve();
function inTurn<T>(act: () => Promise<T>): Promise<T> {
  const run = lastAct.then(act, act);
  lastAct = run.catch(() => undefined).then(finishLeftOvers);
  return run;
}

/** What acts left to be done once they had answered; the next act waits for it. */
const leftOvers: (() => Promise<void>)[] = [];
const afterwards = (work: () => Promise<void>): void => {
  leftOvers.push(work);
};
async function finishLeftOvers(): Promise<void> {
  // What fails here is cleared at the next start.
  for (const work of leftOvers.splice(0)) await work().catch(() => undefined);
}

/** One act on a batch at a time, over all tabs: files that two of them add at once would get the same numbers. */
const alone = <T>(batchId: string, act: () => Promise<T>): Promise<T> =>
  locks ? locks.request(`gongkai.batch/${batchId}`, act) : act();

const actOn = <T>(batchId: string, act: (session: BatchSession) => Promise<T>): Promise<T> =>
  inTurn(() => alone(batchId, async () => act(await openSession(batchId))));

const onBatch = (batchId: string, act: (session: BatchSession) => Promise<unknown>): Promise<BatchView> =>
  actOn(batchId, async (session) => {
    await act(session);
    return session.view();
  });

const stored = (act: () => Promise<void>): Promise<null> =>
  inTurn(async () => {
    await act();
    return null;
  });

/** The act that was taken back or done again, for the message. */
async function moved(step: Promise<Result<HistoryLine>>): Promise<MovedAct> {
  const line = await step;
  if (!line.ok) throw new JobFault(line.fault, line.params);
  return { command: line.value.command, params: line.value.params };
}

/** The batch as it is now; an undone import leaves none. */
async function movedView(batchId: string, step: Promise<Result<HistoryLine>>): Promise<BatchView> {
  await moved(step);
  return (await openSession(batchId)).view();
}

serveJobs({
  'payout.import': (request, context) =>
    inTurn(async () => {
      // Rows added to a batch are swept before its lock is given back: another tab may use the same file numbers next.
      const sweeping = request.batchId === undefined ? { afterwards } : {};
      // A sweep that fails stops no import; the next start tries it again.
      tidied ??= unlessWritingAhead(sweepOrphans).catch(() => undefined);
      await tidied;
      const guarded = () => whileWritingAhead(() => importFiles(request, { ...context, ...sweeping }));
      return request.batchId === undefined ? guarded() : alone(request.batchId, guarded);
    }),
  'payout.newBlank': ({ title }) => inTurn(async () => ({ batchId: await newBlankBatch(title) })),
  'payout.open': ({ batchId }) => onBatch(batchId, async () => undefined),
  'payout.rows': async ({ batchId, sheetKey, from, to, onlyProblems }) =>
    viewRows(await openSession(batchId), sheetKey, from, to, onlyProblems),
  'payout.position': async ({ batchId, sheetKey, row, onlyProblems }) => ({
    index: positionOf(await openSession(batchId), sheetKey, row, onlyProblems),
  }),
  'payout.find': async ({ batchId, sheetKey, text, fromRow, direction }, { signal }) =>
    findText(await openSession(batchId), sheetKey, text, fromRow, direction, signal),
  'payout.edit': ({ batchId, sheetKey, edits }, { signal }) =>
    onBatch(batchId, (session) => editCells(session, sheetKey, edits, signal)),
  'payout.remap': ({ batchId, sheetKey, column, field }, { signal }) =>
    onBatch(batchId, (session) => remapColumn(session, sheetKey, column, field, signal)),
  'payout.headerRow': ({ batchId, sheetKey, row }, { signal }) =>
    onBatch(batchId, (session) => pointOutHeader(session, sheetKey, row, signal)),
  'payout.assignVillage': ({ batchId, villages }, { signal }) =>
    onBatch(batchId, (session) => assignVillages(session, villages, signal)),
  'payout.decide': ({ batchId, decision }, { signal }) =>
    onBatch(batchId, (session) => decide(session, decision, signal)),
  'payout.setHead': ({ batchId, head }, { signal }) => onBatch(batchId, (session) => setHead(session, head, signal)),
  'payout.suggestions': ({ batchId, code }, { signal }) =>
    actOn(batchId, async (session) => {
      const found = await suggestionsFor(session, code, signal);
      return { lines: found.map(shownSuggestion) };
    }),
  'payout.takeSuggestions': ({ batchId, code, rows }, { signal }) =>
    onBatch(batchId, (session) => takeSuggestions(session, code, rows, signal)),
  'payout.compare': ({ batchId }, { signal }) => actOn(batchId, (session) => compareBatch(session, signal)),
  'payout.corrections': ({ batchId, format }) => actOn(batchId, (session) => renderCorrections(session, format)),
  'payout.undo': ({ batchId }) => inTurn(() => alone(batchId, () => movedView(batchId, undoLast(batchId)))),
  'payout.redo': ({ batchId }) => inTurn(() => alone(batchId, () => movedView(batchId, redoLast(batchId)))),
  'store.undo': ({ scope }) => inTurn(() => moved(undoLast(scope))),
  'store.redo': ({ scope }) => inTurn(() => moved(redoLast(scope))),
  'store.catchUp': ({ rebuild }, { onProgress }) => inTurn(() => withStoreLock(() => catchUp({ rebuild, onProgress }))),
  'store.upgrade': (_input, { onProgress }) => inTurn(() => upgradeStore(onProgress)),
  'store.restore': ({ snapshot }, { onProgress }) =>
    inTurn(async () => {
      await restoreSnapshot(snapshot, onProgress);
      return null;
    }),
  'payout.reveal': ({ batchId, sheetKey, row, column }) =>
    actOn(batchId, async (session) => ({ text: await revealCell(session, sheetKey, row, column) })),
  'payout.confirm': ({ batchId }, { signal }) =>
    onBatch(batchId, (session) => whileWritingAhead(() => confirmBatch(session, signal))),
  'payout.reopen': ({ batchId, reason }) =>
    inTurn(() => alone(batchId, async () => (await reopenBatch(batchId, reason)).view())),
  'payout.posted': ({ batchId, ...facts }) =>
    inTurn(() => alone(batchId, async () => (await markPosted(batchId, facts)).view())),
  'payout.takenDown': ({ batchId, on, reason }) =>
    inTurn(() => alone(batchId, async () => (await markTakenDown(batchId, on, reason)).view())),
  'payout.remove': ({ batchId, deleted }) =>
    inTurn(() =>
      alone(batchId, async () => {
        await removeBatch(batchId, deleted);
        return null;
      }),
    ),
  'table.read': ({ file }, context) => readTable(asFile(file), context),
  'finance.edit': (request) => stored(() => editVouchers(request)),
  'finance.remove': (request) => stored(() => removeVouchers(request)),
  'finance.sort': ({ place }) => stored(() => sortVouchers(place)),
  'finance.import': (request) => stored(() => importVouchers(request)),
  'finance.editAssets': (request) => stored(() => editAssets(request)),
  'finance.removeAssets': (request) => stored(() => removeAssets(request)),
  'finance.sortAssets': ({ unitCode }) => stored(() => sortAssets(unitCode)),
  'finance.importAssets': (request) => stored(() => importAssets(request)),
  'persons.save': (request) => stored(() => savePersonList(request)),
  'lookup.prepare': (_input, context) =>
    inTurn(() => whileWritingAhead(async () => ({ made: await indexNames(context) }))),
  'payout.lookup': async ({ idNumber }) => ({ hits: await lookUp(idNumber) }),
});
