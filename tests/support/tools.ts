import { existsSync } from 'node:fs';
import path from 'node:path';

/** Where an outside program is, or undefined. With GONGKAI_REQUIRE_TOOLS=1 a missing one is a failure, not a left-out test. */
export function toolPath(name: string): string | undefined {
  const found = (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file));
  if (found === undefined && process.env.GONGKAI_REQUIRE_TOOLS === '1') throw new Error(`missing tool: ${name}`);
  return found;
}

/** True when all of them are there: `describe.runIf(hasTools('soffice', 'pdftotext'))`. */
export const hasTools = (...names: readonly string[]): boolean => names.every((name) => toolPath(name) !== undefined);
