import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CliCommand } from '../command';
import { readArguments, required } from '../io/arguments';

/** Finds the sample generator beside the bundled program or in the source tree. */
function generatorPath(): string {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const places = ['make-samples.mjs', '../../scripts/make-samples.mjs', '../scripts/make-samples.mjs'];
  return places.map((place) => path.resolve(here, place)).find((place) => existsSync(place)) ?? '';
}

/** `gongkai sample --out DIR [--rows N] [--villages N] [--seed N]`: invented sheets with the right answers beside them. */
export const sampleCommand: CliCommand = {
  words: ['sample'],
  helpKey: 'cli.help.sample',
  async run(args, io) {
    const { values } = readArguments(args, {
      out: 'string',
      rows: 'string',
      villages: 'string',
      seed: 'string',
      messy: 'string',
    });
    const out = path.resolve(io.cwd, required(values.out, '--out'));
    const passed = (['rows', 'villages', 'seed', 'messy'] as const).flatMap((name) =>
      values[name] === undefined ? [] : [`--${name}`, values[name]],
    );
    const run = spawnSync(process.execPath, [generatorPath(), '--out', out, ...passed], { encoding: 'utf8' });
    if (run.status === 2) {
      io.err(io.text['cli.sample.range'] ?? '');
      return 2;
    }
    if (run.status !== 0) throw new Error((run.stderr || 'generator').trim());
    io.out(run.stdout.trim());
    return 0;
  },
};
