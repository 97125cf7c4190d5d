import path from 'node:path';
import { expect, it } from 'vitest';
import { checkPath, expectClean, expectMessy, makeSamples } from '../support/payoutSamples';

it('100,000 rows of the generator, messy GB18030 and clean UTF-8, give what expected.json says', async () => {
  const { folder, expected, remove } = makeSamples(100_000, 7);
  try {
    expectClean(await checkPath(path.join(folder, 'clean-utf8.csv')), expected);
    const messy = await checkPath(path.join(folder, 'messy-gb18030.csv'));
    expectMessy(messy, expected);
    expect(messy.file.encoding).toBe('gb18030');
  } finally {
    remove();
  }
}, 60_000);
