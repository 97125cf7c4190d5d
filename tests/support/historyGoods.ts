import { setHead } from '../../renderer/data/batches/acts';
import { confirmBatch } from '../../renderer/data/batches/confirm';
import { importFiles } from '../../renderer/data/batches/importFiles';
import { openSession } from '../../renderer/data/batches/session';
import { packBatch } from '../../renderer/data/exchange/packBatch';
import { saveUnits } from '../../renderer/data/units';
import { ed25519PublicKey } from '../../shared/formats/crypto';
import { COUNTY, jobContext, postingOptions, SIGNING_SEED, TOWN } from './deskStore';
import { dice } from './dice';
import type { HistoryGoods } from './histories';
import { HistoryDesk } from './historyDesk';
import { aSheet } from './historySheets';
import { agreeBatch } from './reviewActs';

const never = new AbortController().signal;
const EAST = '190101100201';
const WEST = '190101100202';

/** The units of an invented township. */
export const setUpTown = (self: 'township' | 'village' = 'township'): Promise<unknown> =>
  saveUnits([
    { name: '样本镇', level: 'township', code: TOWN, parentCode: COUNTY, isSelf: self === 'township' },
    { name: '东坝村', level: 'village', code: EAST, parentCode: TOWN, isSelf: self === 'village' },
    { name: '西坝村', level: 'village', code: WEST, parentCode: TOWN, isSelf: false },
  ]);

/** Packages that a village sent to the township, packed by the program itself. */
export async function packedEarlier(count = 2): Promise<HistoryGoods> {
  const desk = new HistoryDesk(1);
  await desk.fresh();
  await setUpTown('village');
  const bundles: { name: string; bytes: Uint8Array }[] = [];
  for (let n = 0; n < count; n += 1) {
    desk.beginStep(n);
    const { batchId } = await importFiles({ files: [aSheet(dice(40 + n), `上报${n}`)], force: true }, jobContext());
    const session = await openSession(batchId ?? '');
    const { title, unitRateYuan, documentNumber } = session.record;
    const head = { title, unitRateYuan, documentNumber, allocatedFen: {}, year: 2026, period: `2026-0${n + 1}` };
    await setHead(session, { ...head, program: '耕地地力保护补贴' }, never);
    await confirmBatch(session, never);
    const request = {
      batchId: batchId ?? '',
      options: postingOptions(),
      recipientUnit: TOWN,
      publicContacts: ['0000-1'],
    };
    await agreeBatch(request.batchId);
    const packed = await packBatch(request, ed25519PublicKey(SIGNING_SEED), jobContext());
    bundles.push({ name: packed.fileName, bytes: packed.bytes });
  }
  return { bundles };
}
