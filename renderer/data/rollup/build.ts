import { type Rollup, RollupCollector, type RollupNames, type VillageRows } from '../../../shared/disclosure/rollup';
import type { UnitRecord } from '../../../shared/records';
import type { JobContext } from '../../workers/protocol';
import { readVillageRows } from '../batches/payoutBlocks';
import { unitOfVillage } from '../postings';
import { programName } from '../programs';
import { listBatches } from '../queries';
import { listUnits } from '../units';

export const rollupNames = (units: readonly UnitRecord[]): RollupNames => ({
  villageOf: (name) => {
    const unit = unitOfVillage(name, units);
    return unit && { unitCode: unit.unitCode, name: unit.name };
  },
  programOf: programName,
});

/** Adds up the confirmed batches of a year from their stored rows (R-V13). */
export async function buildRollup(year: number, { signal, onProgress }: JobContext): Promise<Rollup> {
  const units = await listUnits();
  const known = units.filter(({ level }) => level === 'village').map(({ unitCode, name }) => ({ unitCode, name }));
  const collector = new RollupCollector(year, known, rollupNames(units));
  const batches = (await listBatches()).filter((batch) => collector.wants(batch));
  for (const [done, batch] of batches.entries()) {
    onProgress({ stage: 'rollup', done, total: batches.length });
    const villages: VillageRows[] = [];
    for (const { name } of batch.summary.villages) {
      signal.throwIfAborted();
      villages.push({ village: name, rows: await readVillageRows(batch, name) });
    }
    collector.add(batch, villages);
  }
  return collector.finish();
}
