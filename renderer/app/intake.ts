/** Files that came in by drop, button or key, on their way to the screen that takes them. One waiting lot at a time. */
import { watched } from '../ui/watched';

export interface Intake {
  readonly kind: 'sheets' | 'bundle';
  readonly files: readonly File[];
  /** Add to this draft. */
  readonly batchId?: string;
  /** The example that ships with the program. */
  readonly sample?: boolean;
  readonly token: number;
}

const waiting = watched<Intake | null>(null);
let nextToken = 1;

export const isBundleName = (name: string): boolean => /\.zip$/i.test(name);

/** Sorts what was dropped: a single .zip is a bundle that came in, everything else is a payout sheet. */
export function takeIn(files: readonly File[], options: { batchId?: string; sample?: boolean } = {}): void {
  if (files.length === 0) return;
  const bundle = files.find((file) => isBundleName(file.name));
  const token = nextToken;
  nextToken += 1;
  if (bundle) waiting.set({ kind: 'bundle', files: [bundle], token, ...(options.sample ? { sample: true } : {}) });
  else waiting.set({ kind: 'sheets', files, token, ...options });
}

export const clearIntake = (token: number): void => {
  if (waiting.get()?.token === token) waiting.set(null);
};

export const useIntake = waiting.use;
