import { Select, Table } from 'antd';
import { useState } from 'react';
import { formatCount } from '../../../../shared/kernel';
import { useUnits } from '../../../app/session';
import { today } from '../../../data/disclosures';
import { type RegisterLine, useRegister } from '../../../data/lookup/register';
import { ReportActs } from '../../../ui/report';
import { t } from '../../../ui/text';
import { dayOf, registerReport, totalsOf } from './registerReport';

const YEARS_BACK = [0, 1, 2, 3, 4] as const;

/** R-V05 查询台账: per day and village how often was asked and found, and how often two persons could not be told apart. */
export function LookupRegister() {
  const { self, all, villages } = useUnits();
  const thisYear = Number(today().slice(0, 4));
  const [year, setYear] = useState(String(thisYear));
  const [unitCode, setUnitCode] = useState('');
  const lines = useRegister(year, unitCode);
  const nameOf = (code: string): string => all.find((unit) => unit.unitCode === code)?.name ?? code;
  const sum = totalsOf(lines ?? []);
  return (
    <section className="lookup-register">
      <div>
        <h2>{t('lookup.register.title')}</h2>
        <p className="quiet">{t('lookup.register.lead')}</p>
      </div>
      <div className="lookup-register-tools">
        <Select
          aria-label={t('lookup.register.year')}
          value={year}
          options={YEARS_BACK.map((back) => ({
            value: String(thisYear - back),
            label: t('lookup.register.yearOf', { year: thisYear - back }),
          }))}
          onChange={setYear}
        />
        <Select
          aria-label={t('lookup.register.village')}
          value={unitCode}
          options={[
            { value: '', label: t('lookup.register.allVillages') },
            ...villages.map((unit) => ({ value: unit.unitCode, label: unit.name })),
          ]}
          onChange={setUnitCode}
        />
        <ReportActs
          disabled={sum.asked === 0}
          make={() => registerReport(lines ?? [], { unitName: self?.name ?? '', year, nameOf })}
        />
      </div>
      <Table<RegisterLine>
        size="small"
        rowKey={(line) => `${line.unitCode}/${line.id}`}
        dataSource={lines ?? []}
        pagination={{ pageSize: 31, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: t('lookup.register.empty', { year }) }}
        columns={[
          { title: t('lookup.register.day'), render: (_, line) => dayOf(line.id) },
          { title: t('lookup.register.village'), render: (_, line) => nameOf(line.unitCode) },
          figure('lookup.register.asked', (line) => line.hits + line.misses),
          figure('lookup.register.hits', (line) => line.hits),
          figure('lookup.register.misses', (line) => line.misses),
          figure('lookup.register.unclear', (line) => line.unclear),
        ]}
        summary={() =>
          sum.asked === 0 ? null : (
            <Table.Summary.Row>
              <Table.Summary.Cell index={0} colSpan={2}>
                {t('lookup.register.total')}
              </Table.Summary.Cell>
              {[sum.asked, sum.hits, sum.misses, sum.unclear].map((n, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: four figures, always the same.
                <Table.Summary.Cell key={at} index={at + 2} align="right">
                  {formatCount(n)}
                </Table.Summary.Cell>
              ))}
            </Table.Summary.Row>
          )
        }
      />
      {sum.unclear > 0 && <p className="quiet">{t('lookup.register.unclearNote')}</p>}
    </section>
  );
}

const figure = (key: string, of: (line: RegisterLine) => number) => ({
  title: t(key),
  align: 'right' as const,
  className: 'figures',
  render: (_: unknown, line: RegisterLine) => formatCount(of(line)),
});
