import board from '../../resources/samples/board.jpg?url';
import dongba from '../../resources/samples/dongba.csv?url';
import donghewan from '../../resources/samples/donghewan.csv?url';
import dongshiqiao from '../../resources/samples/dongshiqiao.csv?url';
import dongsonglin from '../../resources/samples/dongsonglin.xlsx?url';
import submission from '../../resources/samples/submission.zip?url';
import { ok } from '../../shared/kernel';
import type { UnitRecord } from '../../shared/records';
import { fillSampleDesk } from '../data/sampleDesk';
import { saveSettings } from '../data/settings';
import { listUnits } from '../data/units';
import { t } from '../ui/text';
import type { Task } from '../ui/useTask';
import { runJob } from '../workers/client';
import { takeIn } from './intake';
import { sampleFile } from './sampleFile';
import { postSampleList } from './sampleList';
import { saveDraft } from './setup/saveDraft';

/** Village (text key of its name), address of its sheet, ending. */
const SHEETS = [
  ['sample.village1', dongba, 'csv'],
  ['sample.village2', donghewan, 'csv'],
  ['sample.village3', dongshiqiao, 'csv'],
  ['sample.village4', dongsonglin, 'xlsx'],
] as const;

/** Province prefix 19 is not assigned: nobody can take the sample for a real place. */
const SAMPLE_COUNTY = '190101';

/** Villages that hand in no sheet; the township keeps their lists all the same. */
const OTHERS = ['sample.village5', 'sample.village6', 'sample.village7', 'sample.village8'] as const;

const SAMPLE_VILLAGES = (): string =>
  [...SHEETS.map(([name]) => name), ...OTHERS]
    .map((name, index) => `${t(name)} ${SAMPLE_COUNTY}1002${String(index + 1).padStart(2, '0')}`)
    .join('\n');

/** The sample's own unit, unless somebody has set one up already. */
async function setUpSample(level: 'township' | 'county'): Promise<void> {
  const known = await listUnits();
  if (known.some((unit) => unit.isSelf)) return;
  await saveDraft(
    {
      level,
      countyCode: SAMPLE_COUNTY,
      countyName: t('sample.county'),
      townshipName: t('sample.township'),
      townshipCode: `${SAMPLE_COUNTY}100000`,
      villages: SAMPLE_VILLAGES(),
    },
    known,
  );
}

/** 用示例数据体验: a sample township, its villages, a year of disclosures and documents, four sheets with the usual troubles. */
export async function startSample(task: Task): Promise<void> {
  const files = await task.run('app.task.sample', async () => {
    const made: File[] = [];
    for (const [name, address, ending] of SHEETS) {
      const file = await sampleFile(address, `${t('sample.fileName', { village: t(name) })}.${ending}`);
      if (!file.ok) return file;
      made.push(file.value);
    }
    const picture = await sampleFile(board, '');
    await setUpSample('township');
    await fillSampleDesk(picture.ok ? new Uint8Array(await picture.value.arrayBuffer()) : undefined);
    await postSampleList();
    return ok(made);
  });
  if (!files) return;
  await leaveInBin();
  takeIn(files, { sample: true });
}

/** Something in the recycle bin and some lines in the history, so that those screens show what they are for. */
async function leaveInBin(): Promise<void> {
  const made = await runJob('payout.newBlank', { title: t('sample.binTitle') });
  if (made.ok) await runJob('payout.remove', { batchId: made.value.batchId, deleted: true });
}

/** The same for a county: a package of the sample township comes in. */
export async function startCountySample(task: Task): Promise<void> {
  const file = await task.run('app.task.sample', async () => {
    const found = await sampleFile(submission, t('sample.bundleName'));
    if (found.ok) await setUpSample('county');
    return found;
  });
  if (!file) return;
  await saveSettings({ isSample: true });
  takeIn([file], { sample: true });
}

/** The sample package is addressed to the sample county; another county would rightly refuse it. */
export const canTakeCountySample = (self: UnitRecord | undefined): boolean =>
  self === undefined || self.unitCode === `${SAMPLE_COUNTY}000000`;
