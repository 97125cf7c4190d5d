import { type Decoder, decode } from '../../kernel';
import type { StoreFolder } from '../folder';

/** What this computer knows about its backups; it lies with the data, because the stick may be anywhere. */
export interface BackupRegister {
  /** UTC instant since when the chosen folder has been missing, '' while it is there. */
  readonly missingSince: string;
  /** By name: when it was opened and compared, and the digest it had then. */
  readonly verified: Readonly<Record<string, { readonly at: string; readonly digest: string }>>;
}

export const REGISTER_FILE = 'backups.json';
const MAX_BYTES = 1024 * 1024;
const EMPTY: BackupRegister = { missingSince: '', verified: {} };

const { object, string, recordOf } = decode;
const decodeRegister: Decoder<BackupRegister> = object({
  missingSince: string({ max: 30 }),
  verified: recordOf(object({ at: string({ max: 30 }), digest: string({ max: 64 }) })),
});

/** Empty when it is lost or unreadable: the backups tell everything else themselves. */
export async function readRegister(data: StoreFolder): Promise<BackupRegister> {
  const size = await data.size(REGISTER_FILE);
  if (size === undefined || size > MAX_BYTES) return EMPTY;
  const bytes = await data.read(REGISTER_FILE, 0, size);
  try {
    const register = decodeRegister(JSON.parse(new TextDecoder().decode(bytes)));
    return register.ok ? register.value : EMPTY;
  } catch {
    return EMPTY;
  }
}

export const writeRegister = (data: StoreFolder, register: BackupRegister): Promise<void> =>
  data.writeWhole(REGISTER_FILE, new TextEncoder().encode(JSON.stringify(register)));
