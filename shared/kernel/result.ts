/** What a fallible core function returns: a value, or a fault code with masked parameters. Never an exception. */
export type Result<T, F extends string = string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: F; readonly params: Params };

/** Values that fill the placeholders of a text. Private values are masked before they get here. */
export type Params = Readonly<Record<string, string | number>>;

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const fault = <F extends string>(
  code: F,
  params: Params = {},
): { readonly ok: false; readonly fault: F; readonly params: Params } => ({ ok: false, fault: code, params });

/** Thrown for our own mistakes only; bad data is a Problem, a machine fault is a fault code. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

export function assertNever(value: never, what: string): never {
  throw new InvariantError(`${what}: unexpected ${String(value)}`);
}
