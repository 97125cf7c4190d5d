import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';

/**
 * Compares with a file under tests/golden. `GONGKAI_UPDATE_GOLDEN=1 npx vitest run --project golden` writes the files anew;
 * the difference is then reviewed line by line.
 */
export function expectGolden(file: string, text: string): void {
  const full = path.resolve('tests/golden', file);
  if (process.env.GONGKAI_UPDATE_GOLDEN === '1') {
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, text);
  }
  expect(existsSync(full), `${file} is missing`).toBe(true);
  const wanted = readFileSync(full, 'utf8').split('\n');
  const lines = text.split('\n');
  const at = lines.findIndex((line, i) => line !== wanted[i]);
  expect({ file, line: at, text: lines[at] }).toEqual({ file, line: at, text: at < 0 ? undefined : wanted[at] });
  expect(lines.length).toBe(wanted.length);
}
