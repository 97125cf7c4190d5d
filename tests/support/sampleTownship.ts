import { setSource } from '../../renderer/data/source';
import { saveUnits } from '../../renderer/data/units';

export const SAMPLE_TOWNSHIP = '190101100000';

/** A township with eight villages, on this day. None is called as the samples in the templates are. */
export async function sampleTownship(today: string): Promise<void> {
  setSource({
    now: () => Date.parse(`${today}T02:00:00Z`),
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
  });
  await saveUnits([
    { name: '样本镇', level: 'township', code: SAMPLE_TOWNSHIP, parentCode: '190101000000', isSelf: true },
    ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => ({
      name: `示例${n}村`,
      level: 'village' as const,
      code: `19010110020${n}`,
      parentCode: SAMPLE_TOWNSHIP,
      isSelf: false,
    })),
  ]);
}
