import {
  assignVillages,
  decide,
  editCells,
  pointOutHeader,
  remapColumn,
  setHead,
} from '../../renderer/data/batches/acts';
import { confirmBatch, markPosted, markTakenDown, removeBatch, reopenBatch } from '../../renderer/data/batches/confirm';
import { importFiles } from '../../renderer/data/batches/importFiles';
import { newBlankBatch } from '../../renderer/data/batches/newBlank';
import { revealCell } from '../../renderer/data/batches/rowsView';
import { openSession } from '../../renderer/data/batches/session';
import { packBatch } from '../../renderer/data/exchange/packBatch';
import { acceptBundle, pinSigner, receiveBundle } from '../../renderer/data/exchange/receive';
import { listBatches, listReceived } from '../../renderer/data/queries';
import { readReviews } from '../../renderer/data/reviewStates';
import { saveSettings } from '../../renderer/data/settings';
import { makeBackup, makeSnapshot } from '../../renderer/data/store/backup';
import { shell } from '../../renderer/data/store/port';
import { restoreSnapshot } from '../../renderer/data/store/restore';
import { redoLast, undoLast } from '../../renderer/data/store/undo';
import { listUnits, removeUnit, saveUnits } from '../../renderer/data/units';
import { setVaultKeys } from '../../renderer/data/vault';
import { JobFault } from '../../renderer/workers/protocol';
import { ed25519PublicKey } from '../../shared/formats/crypto';
import type { CellEdit, Decision } from '../../shared/jobs';
import type { BatchRecord, BatchSheet } from '../../shared/records';
import { asFile, COUNTY, jobContext, postingOptions, SIGNING_SEED, TOWN } from './deskStore';
import type { Dice } from './dice';
import { aName, aSheet, VILLAGES } from './historySheets';
import { agreeBatch } from './reviewActs';

/** One command of a history with everything that it needs: run twice from the same state it does the same. */
export interface Act {
  readonly name: string;
  run(): Promise<unknown>;
}

/** What a history may use besides the store: packages that another unit made. */
export interface HistoryGoods {
  readonly bundles: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

type Maker = (dice: Dice, goods: HistoryGoods) => Promise<Act | undefined>;

const never = new AbortController().signal;
const publicKey = ed25519PublicKey(SIGNING_SEED);
const PROGRAMS = ['耕地地力保护补贴', '高龄津贴'];
const CODES = ['id_missing', 'id_scientific', 'name_missing', 'amount_mismatch', 'dup_id', 'dup_earlier', 'dup_exact'];

const isDraft = ({ state }: BatchRecord): boolean => state === 'draft' || state === 'checked';
const isConfirmed = ({ state }: BatchRecord): boolean => state === 'confirmed' || state === 'posted';

async function aBatch(dice: Dice, fits: (batch: BatchRecord) => boolean): Promise<BatchRecord | undefined> {
  // In the order of their ids, which the seed decides.
  const found = (await listBatches()).filter(fits).sort((a, b) => (a.id < b.id ? -1 : 1));
  return found.length === 0 ? undefined : dice.pick(found);
}

/** Batches about which a sheet was recorded. */
async function agreedOnes(): Promise<(batch: BatchRecord) => boolean> {
  const ids = new Set((await readReviews()).flatMap(({ items }) => items.map(({ id }) => id)));
  return (batch) => isConfirmed(batch) && ids.has(batch.id);
}

const onDraft =
  (make: (batch: BatchRecord, dice: Dice) => Act | undefined): Maker =>
  async (dice) => {
    const batch = await aBatch(dice, isDraft);
    return batch && make(batch, dice);
  };
const onConfirmed =
  (make: (batch: BatchRecord, dice: Dice) => Act | undefined): Maker =>
  async (dice) => {
    const batch = await aBatch(dice, isConfirmed);
    return batch && make(batch, dice);
  };

function aSheetOf(batch: BatchRecord, dice: Dice): BatchSheet | undefined {
  const sheets = batch.files.flatMap((file) => file.sheets);
  return sheets.length === 0 ? undefined : dice.pick(sheets);
}

const decisionOf = (dice: Dice): Decision => {
  const kind = dice.pick(['acceptWithoutId', 'confirm', 'keepAsWritten', 'takeIn'] as const);
  return kind === 'takeIn'
    ? { kind, code: 'dup_exact', rows: 'all' }
    : { kind, code: dice.pick(CODES), rows: dice.chance(0.5) ? 'all' : [{ sheetKey: '0.0', row: dice.int(2, 6) }] };
};

function editsOf({ rowCount }: BatchSheet, dice: Dice): CellEdit[] {
  const isPaste = dice.chance(0.2);
  const first = dice.chance(0.15)
    ? rowCount + dice.int(1, dice.chance(0.1) ? 500 : 4)
    : dice.int(2, Math.max(2, rowCount));
  return Array.from({ length: isPaste ? dice.int(4, 30) : dice.int(1, 3) }, (_, n) => ({
    row: isPaste ? first + Math.floor(n / 2) : first,
    column: isPaste ? 4 + (n % 2) * 6 : dice.pick([4, 6, 8, 10]),
    text: dice.chance(0.1) ? '' : dice.chance(0.3) ? `${dice.int(1, 300)}.00` : aName(dice),
  }));
}

async function runRestore(name: string): Promise<void> {
  const opened = await shell('backup.open', { name });
  try {
    await shell('backup.unlock', { token: opened.token, by: 'own', text: '' });
    const { snapshot, keys } = await shell('backup.adopt', { token: opened.token });
    setVaultKeys(keys);
    await restoreSnapshot(snapshot);
  } finally {
    await shell('backup.close', { token: opened.token });
  }
}

const refusedAs = async (step: Promise<{ ok: boolean; fault?: string; params?: object }>): Promise<void> => {
  const line = await step;
  if (!line.ok) throw new JobFault(line.fault ?? 'job.failed');
};

const aVillage = (dice: Dice) => ({
  name: `${aName(dice)}村`,
  level: 'village' as const,
  code: '',
  parentCode: TOWN,
  isSelf: false,
});

/** One file mostly; among several, one may be the same as another, or no list at all, and stays out. */
function filesOf(dice: Dice, stamp: number): File[] {
  const files = Array.from({ length: dice.pick([1, 1, 1, 2, 3]) }, (_, n) => aSheet(dice, `发放表${stamp}-${n}`));
  const [first] = files;
  if (files.length > 1 && first && dice.chance(0.4)) files.splice(1, 0, new File([first], `又一份${stamp}.csv`));
  if (files.length > 1 && dice.chance(0.2)) files.splice(1, 0, asFile('', `空${stamp}.csv`));
  return files;
}

/** Kinds of commands, how often, and how one is made; undefined: there is nothing to do it to. */
const MAKERS: readonly (readonly [string, number, Maker])[] = [
  [
    'import',
    12,
    async (dice) => {
      const stamp = dice.int(1, 9999);
      const files = filesOf(dice, stamp);
      // Without force a file that is known already stays out.
      const force = dice.chance(0.7);
      return act('import', () => importFiles({ files, force }, jobContext()));
    },
  ],
  [
    'addFiles',
    5,
    onDraft((batch, dice) => {
      const stamp = dice.int(1, 9999);
      const files = filesOf(dice, stamp);
      return act('addFiles', () => importFiles({ files, batchId: batch.id, force: true }, jobContext()));
    }),
  ],
  ['blank', 2, async () => act('blank', () => newBlankBatch('手工'))],
  [
    'edit',
    18,
    onDraft((batch, dice) => {
      const sheet = aSheetOf(batch, dice);
      const edits = sheet && editsOf(sheet, dice);
      return sheet && edits && act('edit', async () => editCells(await openSession(batch.id), sheet.key, edits, never));
    }),
  ],
  [
    'decide',
    8,
    onDraft((batch, dice) => {
      const decision = decisionOf(dice);
      return act('decide', async () => decide(await openSession(batch.id), decision, never));
    }),
  ],
  [
    'remap',
    4,
    onDraft((batch, dice) => {
      const sheet = aSheetOf(batch, dice);
      const field = dice.pick(['phone', 'remark', null] as const);
      const column = dice.pick([9, 10]);
      return (
        sheet && act('remap', async () => remapColumn(await openSession(batch.id), sheet.key, column, field, never))
      );
    }),
  ],
  [
    'header',
    2,
    onDraft((batch, dice) => {
      const sheet = aSheetOf(batch, dice);
      return sheet && act('header', async () => pointOutHeader(await openSession(batch.id), sheet.key, 1, never));
    }),
  ],
  [
    'villages',
    3,
    onDraft((batch, dice) => {
      const villages = { 0: dice.pick(VILLAGES) };
      return act('villages', async () => assignVillages(await openSession(batch.id), villages, never));
    }),
  ],
  [
    'head',
    9,
    onDraft((batch, dice) => {
      const { title, unitRateYuan, documentNumber } = batch;
      const head = {
        ...{ title, unitRateYuan, documentNumber, year: 2026, period: '2026' },
        program: dice.pick(PROGRAMS),
        allocatedFen: dice.chance(0.3) ? { 东坝村: dice.int(1, 9) * 100 } : {},
      };
      return act('head', async () => setHead(await openSession(batch.id), head, never));
    }),
  ],
  [
    'confirm',
    14,
    async (dice) => {
      const named = (batch: BatchRecord) => isDraft(batch) && batch.program !== '' && batch.summary.counts.imported > 0;
      const batch = (await aBatch(dice, named)) ?? (await aBatch(dice, isDraft));
      return batch && act('confirm', async () => confirmBatch(await openSession(batch.id), never));
    },
  ],
  ['reopen', 3, onConfirmed((batch) => act('reopen', () => reopenBatch(batch.id, '面积登记有误')))],
  [
    'posted',
    4,
    onConfirmed((batch) => {
      const facts = { postedOn: '2026-09-10', postingTo: '', telephone: '', reviewer: '', reviewedOn: '' };
      return act('posted', () => markPosted(batch.id, facts));
    }),
  ],
  ['takenDown', 2, onConfirmed((batch) => act('takenDown', () => markTakenDown(batch.id, '2026-10-20', '')))],
  [
    'remove',
    3,
    async (dice) => {
      const batch = await aBatch(dice, () => true);
      return batch && act('remove', () => removeBatch(batch.id, true));
    },
  ],
  [
    'restoreBatch',
    3,
    async () => {
      const [batch] = await listBatches({ deleted: true });
      return batch && act('restoreBatch', () => removeBatch(batch.id, false));
    },
  ],
  [
    'pack',
    3,
    async (dice) => {
      // One that was not reviewed is refused.
      const batch = (await aBatch(dice, await agreedOnes())) ?? (await aBatch(dice, isConfirmed));
      const options = postingOptions();
      return (
        batch &&
        act('pack', () =>
          packBatch(
            { batchId: batch.id, options, recipientUnit: COUNTY, publicContacts: ['0000-1234567'] },
            publicKey,
            jobContext(),
          ),
        )
      );
    },
  ],
  ['review', 5, onConfirmed((batch) => act('review', () => agreeBatch(batch.id)))],
  [
    'receive',
    3,
    async (dice, { bundles }) => {
      if (bundles.length === 0) return undefined;
      const { name, bytes } = dice.pick(bundles);
      return act('receive', () => receiveBundle(asFile(bytes, name), jobContext()));
    },
  ],
  [
    'accept',
    3,
    async (dice) => {
      const waiting = (await listReceived()).filter(({ state }) => state === 'staged');
      if (waiting.length === 0) return undefined;
      const { id } = dice.pick(waiting.sort((a, b) => (a.id < b.id ? -1 : 1)));
      return act('accept', async () => {
        await pinSigner(id, '李办事员', jobContext());
        await acceptBundle(id, jobContext());
      });
    },
  ],
  ['reveal', 3, onDraft((batch) => act('reveal', async () => revealCell(await openSession(batch.id), '0.0', 2, 5)))],
  [
    'unit',
    4,
    async (dice) => {
      const units = [aVillage(dice)];
      return act('unit', () => saveUnits(units));
    },
  ],
  [
    'removeUnit',
    2,
    async (dice) => {
      const units = (await listUnits()).filter((unit) => unit.level === 'village');
      if (units.length === 0) return undefined;
      const { id } = dice.pick(units.sort((a, b) => (a.id < b.id ? -1 : 1)));
      return act('removeUnit', () => removeUnit(id));
    },
  ],
  [
    'settings',
    4,
    async (dice) => {
      const change = dice.chance(0.7)
        ? { supervisionTelephone: `0000-${dice.int(1000, 9999)}` }
        : { gridWidths: { a: dice.int(50, 90) } };
      return act('settings', () => saveSettings(change));
    },
  ],
];

const UNDOING: readonly (readonly [string, number, Maker])[] = [
  ['undo', 9, async () => act('undo', () => refusedAs(undoLast()))],
  ['redo', 6, async () => act('redo', () => refusedAs(redoLast()))],
  [
    'undoBatch',
    5,
    async (dice) => {
      const batch = await aBatch(dice, () => true);
      return batch && act('undoBatch', () => refusedAs(undoLast(batch.id)));
    },
  ],
  [
    'redoBatch',
    3,
    async (dice) => {
      const batch = await aBatch(dice, () => true);
      return batch && act('redoBatch', () => refusedAs(redoLast(batch.id)));
    },
  ],
];

const KEEPING: readonly (readonly [string, number, Maker])[] = [
  ['snapshot', 3, async () => act('snapshot', () => makeSnapshot())],
  ['backup', 4, async () => act('backup', () => makeBackup('manual'))],
  [
    'restore',
    2,
    async (dice) => {
      const { backups } = await shell('backup.state', undefined);
      if (backups.length === 0) return undefined;
      const { name } = dice.pick(backups);
      return act('restore', () => runRestore(name));
    },
  ],
];

function act(name: string, run: () => Promise<unknown>): Act {
  return { name, run: () => run() };
}

export type ActKinds = 'acts' | 'undo' | 'keep';

/** The next command of a history; what it works on is chosen from what is stored now. */
export async function nextAct(
  dice: Dice,
  goods: HistoryGoods,
  kinds: readonly ActKinds[] = ['acts', 'undo', 'keep'],
): Promise<Act> {
  const groups = { acts: MAKERS, undo: UNDOING, keep: KEEPING };
  const makers = kinds.flatMap((kind) => [...groups[kind]]);
  const total = makers.reduce((sum, [, weight]) => sum + weight, 0);
  for (;;) {
    let left = dice.int(1, total);
    const chosen = makers.find(([, weight]) => {
      left -= weight;
      return left <= 0;
    });
    const made = await chosen?.[2](dice, goods);
    if (made) return made;
  }
}
