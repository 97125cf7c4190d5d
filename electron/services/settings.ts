/** settings.json in the data folder: the person's settings and where the window stood. Unreadable parts fall back to defaults. */
import path from 'node:path';
import {
  DEFAULT_SETTINGS,
  decodeSettingsChange,
  type HostResult,
  type HostSettings,
  type SettingsChange,
} from '../../shared/host';
import { decode, ok } from '../../shared/kernel';
import { writeWhole } from './atomicWrite';
import { fileFault } from './fileFaults';
import type { FileSystem } from './fileSystem';

const pixels = decode.integer(-32_768, 32_768);
const decodeBounds = decode.object({
  x: decode.optional(pixels),
  y: decode.optional(pixels),
  width: decode.integer(400, 32_768),
  height: decode.integer(300, 32_768),
  maximized: decode.boolean,
});
export type WindowBounds = decode.Decoded<typeof decodeBounds>;

const folder = decode.string({ max: 1000 });
const decodeStorePlace = decode.object({ folder, storeId: decode.string({ pattern: /^[0-9a-f]{32}$/ }) });
/** Where the store was at the last start. */
export type StoredPlace = decode.Decoded<typeof decodeStorePlace>;

/** Paths that a person chose; they stay in this process. */
export interface ChosenPlaces {
  readonly dataFolder?: StoredPlace | null;
  /** The store goes there at the next start. */
  readonly moveTo?: string | null;
  /** It was there before the last move: what is left of it goes at the next start. */
  readonly movedFrom?: string | null;
  readonly backupFolder?: string;
}

export class Settings {
  private content: Record<string, unknown> = {};
  private writing: Promise<unknown> = Promise.resolve();
  constructor(
    private readonly fs: FileSystem,
    private readonly folder: string,
  ) {}

  /** Once, before the window opens. A broken file is treated as absent; it is replaced by the next change. */
  async load(): Promise<void> {
    try {
      const parsed: unknown = JSON.parse((await this.fs.readFile(this.file)).toString('utf8'));
      if (decode.isPlainObject(parsed)) this.content = parsed;
    } catch {
      this.content = {};
    }
  }

  get(): HostSettings {
    const stored = decodeSettingsChange(this.content);
    return { ...DEFAULT_SETTINGS, ...(stored.ok ? stored.value : {}) };
  }

  async set(change: SettingsChange): Promise<HostResult<HostSettings>> {
    const before = this.content;
    this.content = { ...before, ...change };
    const saved = await this.save();
    if (!saved.ok) {
      this.content = before;
      return saved;
    }
    return ok(this.get());
  }

  get window(): WindowBounds | undefined {
    const stored = decodeBounds(this.content.window);
    return stored.ok ? stored.value : undefined;
  }

  get dataFolder(): StoredPlace | undefined {
    const stored = decodeStorePlace(this.content.dataFolder);
    return stored.ok ? stored.value : undefined;
  }

  get moveTo(): string | undefined {
    const stored = folder(this.content.moveTo);
    return stored.ok ? stored.value : undefined;
  }

  get movedFrom(): string | undefined {
    const stored = folder(this.content.movedFrom);
    return stored.ok ? stored.value : undefined;
  }

  get backupFolder(): string | undefined {
    const stored = folder(this.content.backupFolder);
    return stored.ok ? stored.value : undefined;
  }

  async rememberPlaces(places: ChosenPlaces): Promise<HostResult<null>> {
    const before = this.content;
    this.content = { ...before, ...places };
    const saved = await this.save();
    if (!saved.ok) this.content = before;
    return saved;
  }

  async rememberWindow(bounds: WindowBounds): Promise<void> {
    this.content = { ...this.content, window: bounds };
    await this.save();
  }

  /** Resolves when the last change is on the disk. */
  async written(): Promise<void> {
    await this.writing;
  }

  private get file(): string {
    return path.join(this.folder, 'settings.json');
  }

  /** One write at a time: two of them would share the same `.part`. */
  private save(): Promise<HostResult<null>> {
    const run = async (): Promise<HostResult<null>> => {
      try {
        await this.fs.mkdir(this.folder, { recursive: true });
        await writeWhole(this.fs, this.file, new TextEncoder().encode(`${JSON.stringify(this.content, null, 2)}\n`));
        return ok(null);
      } catch (error) {
        return fileFault(error, 'settings.json');
      }
    };
    const result = this.writing.then(run);
    this.writing = result;
    return result;
  }
}
