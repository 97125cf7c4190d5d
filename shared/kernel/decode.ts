import { fault, ok, type Result } from './result';

/** Turns unknown input into a typed value or says where it is wrong ("$.units[3].name: string"). Used at every door. */
export type Decoder<T> = (input: unknown, path?: string) => Result<T, 'decode'>;
export type Decoded<D> = D extends Decoder<infer T> ? T : never;

const wrong = (path: string, expected: string): Result<never, 'decode'> => fault('decode', { path, expected });

export const string =
  (limits: { max?: number; pattern?: RegExp } = {}): Decoder<string> =>
  (input, path = '$') =>
    typeof input === 'string' &&
    (limits.max === undefined || input.length <= limits.max) &&
    (limits.pattern === undefined || limits.pattern.test(input))
      ? ok(input)
      : wrong(path, 'string');

export const integer =
  (min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER): Decoder<number> =>
  (input, path = '$') =>
    typeof input === 'number' && Number.isSafeInteger(input) && input >= min && input <= max
      ? ok(input)
      : wrong(path, 'integer');

export const number: Decoder<number> = (input, path = '$') =>
  typeof input === 'number' && Number.isFinite(input) ? ok(input) : wrong(path, 'number');

export const boolean: Decoder<boolean> = (input, path = '$') =>
  typeof input === 'boolean' ? ok(input) : wrong(path, 'boolean');

/** A value that fills a placeholder: text or number. */
export const scalar: Decoder<string | number> = (input, path = '$') =>
  typeof input === 'string' || (typeof input === 'number' && Number.isFinite(input))
    ? ok(input)
    : wrong(path, 'string | number');

export const bytes: Decoder<Uint8Array<ArrayBuffer>> = (input, path = '$') =>
  input instanceof Uint8Array ? ok(input as Uint8Array<ArrayBuffer>) : wrong(path, 'bytes');

export const oneOf =
  <const T extends readonly (string | number | null)[]>(values: T): Decoder<T[number]> =>
  (input, path = '$') =>
    values.includes(input as T[number]) ? ok(input as T[number]) : wrong(path, values.join(' | '));

export const arrayOf =
  <T>(item: Decoder<T>, max = 1_000_000): Decoder<T[]> =>
  (input, path = '$') => {
    if (!Array.isArray(input) || input.length > max) return wrong(path, 'array');
    const list: T[] = [];
    for (const [index, value] of input.entries()) {
      const result = item(value, `${path}[${index}]`);
      if (!result.ok) return result;
      list.push(result.value);
    }
    return ok(list);
  };

export const recordOf =
  <T>(item: Decoder<T>): Decoder<Record<string, T>> =>
  (input, path = '$') => {
    if (!isPlainObject(input)) return wrong(path, 'object');
    const out: Record<string, T> = {};
    for (const [key, value] of Object.entries(input)) {
      const result = item(value, `${path}.${key}`);
      if (!result.ok) return result;
      out[key] = result.value;
    }
    return ok(out);
  };

interface OptionalDecoder<T> extends Decoder<T | undefined> {
  readonly optional: true;
}

/** A key that may be absent. */
export function optional<T>(inner: Decoder<T>): OptionalDecoder<T> {
  const decode = (input: unknown, path = '$'): Result<T | undefined, 'decode'> =>
    input === undefined ? ok(undefined) : inner(input, path);
  return Object.assign(decode, { optional: true as const });
}

export const nullable =
  <T>(inner: Decoder<T>): Decoder<T | null> =>
  (input, path = '$') =>
    input === null ? ok(null) : inner(input, path);

type Shape = Record<string, Decoder<unknown>>;
type OptionalKeys<S extends Shape> = { [K in keyof S]: S[K] extends OptionalDecoder<unknown> ? K : never }[keyof S];
type Flat<T> = { [K in keyof T]: T[K] };
type ObjectOf<S extends Shape> = Flat<
  { [K in Exclude<keyof S, OptionalKeys<S>>]: Decoded<S[K]> } & {
    [K in OptionalKeys<S>]?: Exclude<Decoded<S[K]>, undefined>;
  }
>;

/** Keys that the shape does not name are left out; a newer program's extra field does no harm. */
export const object =
  <S extends Shape>(shape: S): Decoder<ObjectOf<S>> =>
  (input, path = '$') => {
    if (!isPlainObject(input)) return wrong(path, 'object');
    const out: Record<string, unknown> = {};
    for (const key of Object.keys(shape)) {
      const inner = shape[key];
      if (!inner) continue;
      const result = inner(input[key], `${path}.${key}`);
      if (!result.ok) return result;
      if (result.value !== undefined) out[key] = result.value;
    }
    return ok(out as ObjectOf<S>);
  };

export function isPlainObject(input: unknown): input is Record<string, unknown> {
  return typeof input === 'object' && input !== null && !Array.isArray(input) && !(input instanceof Uint8Array);
}
