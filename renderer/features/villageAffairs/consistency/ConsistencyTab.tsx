import { Button, Checkbox, Select } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { KeyComparison } from '../../../../shared/disclosure/consistency';
import type { MatterView } from '../../../../shared/jobs';
import { beijingDay, formatCount } from '../../../../shared/kernel';
import type { Report } from '../../../../shared/layout';
import { COMPARED_KEYS } from '../../../../shared/records';
import { markReady } from '../../../app/ready';
import { navigate } from '../../../app/router';
import { source } from '../../../data/source';
import { EmptyState } from '../../../ui/EmptyState';
import { FaultNote } from '../../../ui/FaultNote';
import { ReportActs } from '../../../ui/report';
import { Screen } from '../../../ui/Screen';
import { t } from '../../../ui/text';
import { ExplainDialog } from './ExplainDialog';
import { MatterCard } from './MatterCard';
import { useMatters } from './useMatters';

const YEARS = 3;

/** R-V10: the same matter on the government and the village side, key by key; what differs blocks packing or takes a reason. */
export function ConsistencyTab({ heads }: { heads: ReactNode }) {
  const thisYear = Number(beijingDay(source.now()).slice(0, 4));
  const [year, setYear] = useState(thisYear);
  const [onlyOpen, setOnlyOpen] = useState(false);
  const { matters, task } = useMatters(year);
  const [asked, setAsked] = useState<{ matter: MatterView; compared: KeyComparison } | null>(null);
  const open = matters?.filter((matter) => matter.open.length > 0) ?? [];
  const shown = onlyOpen ? open : (matters ?? []);
  useEffect(() => {
    if (matters) markReady();
  }, [matters]);
  return (
    <Screen
      title={t('app.menu.village')}
      lead={t('consistency.lead')}
      action={<ReportActs make={() => reportOf(matters ?? [], year)} disabled={!matters || matters.length === 0} />}
    >
      {heads}
      <div className="village-tools">
        <Select
          aria-label={t('rollup.year')}
          value={year}
          options={Array.from({ length: YEARS }, (_, index) => thisYear - index).map((value) => ({
            value,
            label: t('rollup.yearOf', { year: value }),
          }))}
          onChange={setYear}
        />
        {matters && (
          <span role="status">
            {t('consistency.count', { n: formatCount(matters.length), open: formatCount(open.length) })}
          </span>
        )}
        <Checkbox checked={onlyOpen} onChange={(event) => setOnlyOpen(event.target.checked)}>
          {t('consistency.onlyOpen')}
        </Checkbox>
      </div>
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      {matters?.length === 0 && (
        <EmptyState sentence={t('consistency.empty', { year })}>
          <Button onClick={() => navigate({ page: 'village', tab: 'items' })}>{t('consistency.toItems')}</Button>
        </EmptyState>
      )}
      {matters && matters.length > 0 && shown.length === 0 && <p className="quiet">{t('consistency.noneOpen')}</p>}
      {shown.map((matter) => (
        <MatterCard key={matter.id} matter={matter} onExplain={(compared) => setAsked({ matter, compared })} />
      ))}
      {asked && <ExplainDialog {...asked} year={year} onClose={() => setAsked(null)} />}
    </Screen>
  );
}

function reportOf(matters: readonly MatterView[], year: number): Report {
  const title = t('consistency.report', { year });
  return {
    title,
    paper: 'A4',
    orientation: 'landscape',
    columns: [
      { header: t('consistency.col.matter'), widthMm: 80 },
      { header: t('consistency.col.key'), widthMm: 30 },
      { header: t('consistency.col.left'), widthMm: 50 },
      { header: t('consistency.col.right'), widthMm: 50 },
      { header: t('consistency.col.verdict'), widthMm: 50 },
    ],
    rows: matters.flatMap(({ left, keys, explained }) =>
      keys.map((one, index) => ({
        cells: [
          ...(index === 0 ? [{ text: left.title, rowSpan: COMPARED_KEYS.length }] : []),
          t(`consistency.key.${one.key}`),
          one.left,
          one.right,
          [
            t(`consistency.verdict.${one.verdict}`),
            explained.find(({ key, left: a, right: b }) => key === one.key && a === one.left && b === one.right)
              ?.reason ?? '',
          ]
            .filter((part) => part !== '')
            .join('\n'),
        ],
      })),
    ),
    internal: true,
    fileName: title,
  };
}
