import { App, InputNumber } from 'antd';
import type { TableRead } from '../../../../shared/jobs';
import { formatCount } from '../../../../shared/kernel';
import { REGISTER_FIELDS } from '../../../../shared/ledgers/register';
import { useUnits } from '../../../app/session';
import { importRegister, todayHere } from '../../../data/documents';
import { outcomeOf } from '../../../data/outcome';
import { MappingScreen } from '../../../ui/mapping';
import { t } from '../../../ui/text';
import { useTask } from '../../../ui/useTask';
import { useRegister } from './useRegister';

interface Props {
  readonly table: TableRead;
  readonly year: number;
  readonly onClose: (year?: number) => void;
}

/** A register from Excel. */
export function RegisterPage({ table, year: firstYear, onClose }: Props) {
  const { mapping, year, setYear } = useRegister(table, firstYear);
  const { self } = useUnits();
  const task = useTask();
  const { message } = App.useApp();
  const { read } = mapping;
  const rows = read?.rows ?? 0;
  const taken = read?.lines.length ?? 0;
  const take = async (): Promise<void> => {
    if (!read || !self) return;
    const lines = read.lines.map((one) => one.line);
    const n = await task.run('app.task.saving', () => outcomeOf(() => importRegister(table.name, year, self, lines)));
    if (n === undefined) return;
    void message.success(t('register.taken', { n, year }));
    onClose(year);
  };
  return (
    <MappingScreen
      title={t('register.title')}
      lead={t('register.lead')}
      table={table}
      mapping={mapping}
      fields={REGISTER_FIELDS}
      fieldName={(field) => t(`register.field.${field}`)}
      widthOf={(field) => (field === 'title' || field === 'url' ? 220 : 120)}
      groupKey={(code) => `register.group.${code}`}
      task={task}
      counts={t('register.counts', {
        rows: formatCount(rows),
        taken: formatCount(taken),
        left: formatCount(rows - taken),
      })}
      takeText={t('register.take', { n: formatCount(taken) })}
      canTake={self !== undefined && taken > 0}
      tools={<YearField year={year} onChange={setYear} />}
      onTake={() => void take()}
      onClose={() => onClose()}
    />
  );
}

/** Of which year the register is. */
function YearField({ year, onChange }: { readonly year: number; readonly onChange: (year: number) => void }) {
  const thisYear = Number(todayHere().slice(0, 4));
  return (
    <span className="inline-field">
      <span>{t('register.year')}</span>
      <InputNumber
        size="small"
        min={1990}
        max={thisYear}
        value={year}
        aria-label={t('register.year')}
        onChange={(value) => onChange(value ?? thisYear)}
      />
    </span>
  );
}
