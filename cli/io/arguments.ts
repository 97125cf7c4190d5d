import { parseArgs } from 'node:util';
import { UsageError } from '../command';

type OptionKinds = Record<string, 'string' | 'boolean'>;
type Values<T extends OptionKinds> = { [K in keyof T]?: T[K] extends 'string' ? string : boolean };

/** Reads the options a command knows; an unknown or malformed one is wrong use (exit 2), named in Chinese. */
export function readArguments<const T extends OptionKinds>(
  args: readonly string[],
  kinds: T,
): { values: Values<T>; positionals: string[] } {
  const options = Object.fromEntries(Object.entries(kinds).map(([name, type]) => [name, { type }]));
  try {
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    return { values: parsed.values as Values<T>, positionals: parsed.positionals };
  } catch (error) {
    const named = /'(--?[^'\s]+)/.exec(error instanceof Error ? error.message : '')?.[1] ?? '';
    throw new UsageError(named ? 'cli.usage.option' : 'cli.usage.arguments', { option: named });
  }
}

/** The value of an option that must be there. */
export function required(value: string | undefined, option: string): string {
  if (value === undefined || value === '') throw new UsageError('cli.usage.missingOption', { option });
  return value;
}
