import { formatInstant, type Instant, type Source } from '../../shared/kernel';

const ofMachine: Source = {
  now: () => Date.now(),
  randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
};

let given = ofMachine;

/** Another clock and other dice; without them, those of the machine again. */
export function setSource(other: Source = ofMachine): void {
  given = other;
}

/** Clock and randomness of this shell. */
export const source: Source = {
  now: () => given.now(),
  randomBytes: (length) => given.randomBytes(length),
};

export const instantNow = (): Instant => formatInstant(source.now());

let operatorName = '';

/** Who works here (设置 → 经办人); '' until somebody says. Goes into `updatedBy` and the trace, never into public output. */
export function setOperator(name: string): void {
  operatorName = name;
}
export const operator = (): string => operatorName;
