import dongba from '../../resources/samples/dongba.csv?url';
import donghewan from '../../resources/samples/donghewan.csv?url';
import dongshiqiao from '../../resources/samples/dongshiqiao.csv?url';
import dongsonglin from '../../resources/samples/dongsonglin.xlsx?url';
import { fault, ok } from '../../shared/kernel';
import { listUnits } from '../data/units';
import { t } from '../ui/text';
import type { Task } from '../ui/useTask';
import { takeIn } from './intake';
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

/** 用示例数据体验: a sample unit, its villages, and four sheets with the usual troubles. A unit that is set up stays. */
export async function startSample(task: Task): Promise<void> {
  const files = await task.run('app.task.sample', async () => {
    const made: File[] = [];
    for (const [name, address, ending] of SHEETS) {
      const answer = await fetch(address);
      if (!answer.ok) return fault('host.notFound', { name: t(name) });
      made.push(new File([await answer.arrayBuffer()], `${t('sample.fileName', { village: t(name) })}.${ending}`));
    }
    const known = await listUnits();
    if (!known.some((unit) => unit.isSelf))
      await saveDraft(
        {
          level: 'township',
          countyCode: SAMPLE_COUNTY,
          countyName: t('sample.county'),
          townshipName: t('sample.township'),
          townshipCode: `${SAMPLE_COUNTY}100000`,
          villages: SHEETS.map(
            ([name], index) => `${t(name)} ${SAMPLE_COUNTY}1002${String(index + 1).padStart(2, '0')}`,
          ).join('\n'),
        },
        known,
      );
    return ok(made);
  });
  if (files) takeIn(files, { sample: true });
}
