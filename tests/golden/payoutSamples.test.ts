import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  checkPath,
  convertCsv,
  expectClean,
  expectMessy,
  hasLibreOffice,
  makeSamples,
  type Samples,
  withoutLastBlank,
} from '../support/payoutSamples';

const SEEDS = Array.from({ length: 20 }, (_, at) => at + 1);
const made: Samples[] = [];
const sample = (seed: number): Samples => {
  const samples = makeSamples(200, seed);
  made.push(samples);
  return samples;
};
afterAll(() => {
  for (const samples of made) samples.remove();
});

describe('the generator’s sheets of 200 rows', () => {
  it.each(SEEDS)('seed %i: clean and messy, UTF-8 and GB18030, give what expected.json says', async (seed) => {
    const { folder, expected } = sample(seed);
    for (const encoding of ['utf8', 'gb18030']) {
      const clean = await checkPath(path.join(folder, `clean-${encoding}.csv`));
      expect(clean.file.encoding).toBe(encoding === 'utf8' ? 'utf-8' : 'gb18030');
      expectClean(clean, expected);
      expectMessy(await checkPath(path.join(folder, `messy-${encoding}.csv`)), expected);
    }
  });

  it.runIf(hasLibreOffice())(
    'the same through .xlsx and .xls of LibreOffice, every column as text',
    async () => {
      const { folder, expected } = sample(3);
      const files = ['clean', 'messy'].map((name) => path.join(folder, `${name}-utf8.csv`));
      for (const format of ['xlsx', 'xls'] as const) {
        convertCsv(files, format, folder);
        const clean = await checkPath(path.join(folder, `clean-utf8.${format}`));
        expect(clean.file.format).toBe(format);
        expectClean(clean, expected);
        expectMessy(await checkPath(path.join(folder, `messy-utf8.${format}`)), withoutLastBlank(expected));
      }
    },
    120_000,
  );
});
