import { realKills } from '../faults/realKills.mjs';
import { expect, test } from '../support/launch';

const SEED = 20261128;
const KILLS = 10;

test('the program is killed at random moments: nothing acknowledged is lost, nothing is half there', async () => {
  test.setTimeout(240_000);
  const result = await realKills({ kills: KILLS, seed: SEED });
  expect(result.lost).toEqual([]);
  expect(result.halfApplied).toEqual([]);
  expect(result.kills).toBe(KILLS);
  expect(result.acknowledged).toBeGreaterThan(KILLS);
});
