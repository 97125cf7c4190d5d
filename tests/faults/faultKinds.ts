import type { CopyFault } from '../support/crashMachine';
import type { Dice } from '../support/dice';
import type { FolderCall, FolderFault } from '../support/memoryFolder';

/** Where a folder fault strikes. */
export interface DiskFault extends FolderFault {
  readonly place: 'data' | 'profile' | 'backups';
}

/** One thing that goes wrong while a command runs. */
export type RunFault =
  | { readonly kind: 'disk'; readonly disk: DiskFault }
  | { readonly kind: 'copy'; readonly copy: CopyFault }
  | { readonly kind: 'kill' | 'power'; readonly nth: number };

/** What a run of the same command without a fault did, so that faults hit and do not pass by. */
export interface Measured {
  readonly events: number;
  readonly copyWrites: number;
  readonly copyTransactions: number;
  readonly calls: { readonly [K in DiskFault['place']]: readonly FolderCall[] };
}

const CODES = ['EIO', 'ENOSPC', 'EACCES'];
const ROUGH = ['any', 'change'] as const;
const CHANGES: readonly FolderCall[] = ['write', 'flush', 'truncate', 'writeWhole', 'rename', 'remove'];

const fits = (on: FolderFault['on'], call: FolderCall): boolean =>
  on === 'any' || on === call || (on === 'change' && CHANGES.includes(call));

/** Which calls of the measured run such a fault could have hit. */
export const callsOf = (calls: readonly FolderCall[], on: FolderFault['on']): number =>
  calls.filter((call) => fits(on, call)).length;

function diskFault(dice: Dice, { calls }: Measured): RunFault | undefined {
  const used = (['data', 'data', 'data', 'backups', 'profile'] as const).filter((one) => calls[one].length > 0);
  if (used.length === 0) return undefined;
  const place = dice.pick(used);
  const kinds = [...new Set(calls[place])].sort();
  const on = dice.chance(0.2) ? dice.pick(ROUGH) : dice.pick(kinds);
  const most = callsOf(calls[place], on);
  if (most === 0) return undefined;
  return {
    kind: 'disk',
    disk: {
      ...{ place, on, nth: dice.int(1, most), code: dice.pick(CODES) },
      ...{ share: dice.int(0, 10) / 10, stays: dice.chance(0.25) },
    },
  };
}

function copyFault(dice: Dice, { copyWrites, copyTransactions }: Measured): RunFault | undefined {
  const on = dice.chance(0.6) && copyWrites > 0 ? 'copy.write' : 'copy.transaction';
  const most = on === 'copy.write' ? copyWrites : copyTransactions;
  if (most === 0) return undefined;
  const name = dice.pick(['QuotaExceededError', 'QuotaExceededError', 'UnknownError', 'AbortError'] as const);
  return { kind: 'copy', copy: { on, nth: dice.int(1, most), name, stays: dice.chance(0.3) } };
}

/** The next fault of a history. */
export function aRunFault(dice: Dice, measured: Measured): RunFault {
  const what = dice.int(0, 99);
  // A start before it makes some more calls; whatever is never reached is an end right after the answer.
  const nth = dice.chance(0.2) ? Number.MAX_SAFE_INTEGER : dice.int(1, Math.ceil(measured.events * 1.2) + 1);
  const made = what < 40 ? diskFault(dice, measured) : what < 65 ? copyFault(dice, measured) : undefined;
  return made ?? { kind: what % 5 < 3 ? 'kill' : 'power', nth };
}

export function faultName(fault: RunFault): string {
  if (fault.kind === 'disk') return `${fault.disk.place} ${fault.disk.on}`;
  return fault.kind === 'copy' ? fault.copy.on : fault.kind;
}
