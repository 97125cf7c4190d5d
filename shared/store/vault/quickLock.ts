import { createBlockCipher } from '../../formats/crypto';
import type { Source } from '../../kernel';
import { type Kdf, MIN_ROUNDS } from './kdf';
import { type Bytes, KEY_BYTES } from './secrets';

export const QUICK_TRIES = 5;
const PLACE = new TextEncoder().encode('gongkai vault quick');

/**
 * The master key while the window is locked after idling, sealed under six digits. It lives in memory only and is gone after
 * five wrong tries or the end of the program: digits that a machine guesses in minutes must never guard a file.
 */
export class QuickLock {
  private held: { readonly salt: Bytes; readonly sealed: Bytes } | undefined;
  private left = QUICK_TRIES;

  constructor(
    private readonly kdf: Kdf,
    private readonly source: Source,
  ) {}

  get isReady(): boolean {
    return this.held !== undefined && this.left > 0;
  }

  get triesLeft(): number {
    return this.left;
  }

  async lock(digits: string, master: Bytes): Promise<void> {
    const salt = new Uint8Array(this.source.randomBytes(16));
    const key = await this.kdf.derive(digits, salt, MIN_ROUNDS);
    const cipher = createBlockCipher(key, (length) => this.source.randomBytes(length));
    this.held = { salt, sealed: await cipher.seal(master, PLACE) };
    this.left = QUICK_TRIES;
  }

  /** The master key; undefined for wrong digits, or when there is nothing to try any more. */
  async unlock(digits: string): Promise<Bytes | undefined> {
    if (!this.held || this.left === 0) return undefined;
    // Counted before the slow part, so that calls at the same time cannot share one try.
    this.left -= 1;
    const key = await this.kdf.derive(digits, this.held.salt, MIN_ROUNDS);
    const opened = await createBlockCipher(key).open(this.held.sealed, PLACE);
    if (opened.ok && opened.value.length === KEY_BYTES) {
      this.forget();
      return opened.value;
    }
    if (this.left === 0) this.held = undefined;
    return undefined;
  }

  /** After an unlock by passphrase: five fresh tries for the next lock. */
  forget(): void {
    this.held = undefined;
    this.left = QUICK_TRIES;
  }
}
