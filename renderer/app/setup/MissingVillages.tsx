import { Alert, Button } from 'antd';
import type { BatchRecord } from '../../../shared/records';
import { saveUnits } from '../../data/units';
import { t } from '../../ui/text';
import { useUnits } from '../session';

/** Villages of a batch that are not among our units yet: a posting and a package need to know them. */
export function useMissingVillages(batch: BatchRecord | undefined): string[] {
  const { villages } = useUnits();
  const known = new Set(villages.flatMap((unit) => [unit.name, ...unit.aliases]));
  return (batch?.summary.villages ?? [])
    .map((village) => village.name)
    .filter((name) => name !== '' && !known.has(name));
}

/** Takes them in by one click, with local codes until the official ones are typed. */
export function MissingVillages({ batch }: { batch: BatchRecord }) {
  const missing = useMissingVillages(batch);
  const { self } = useUnits();
  if (self?.level !== 'township' || missing.length === 0) return null;
  const add = (): Promise<unknown> =>
    saveUnits(
      missing.map((name) => ({ name, level: 'village' as const, code: '', parentCode: self.unitCode, isSelf: false })),
    );
  return (
    <Alert
      type="info"
      showIcon
      title={t('setup.unknownVillages', { n: missing.length, names: missing.slice(0, 8).join(t('app.comma')) })}
      action={
        <Button size="small" onClick={() => void add()}>
          {t('setup.addVillages')}
        </Button>
      }
    />
  );
}
