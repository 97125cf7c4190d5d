import { Button } from 'antd';
import { Fragment, useMemo, useState } from 'react';
import { type CoverageCell, type OnTimeRate, onTimeRates, sumOfRates } from '../../../../shared/disclosure/coverage';
import type { Report } from '../../../../shared/layout';
import { dueWords, periodWords, STATE_TONE, stateWord } from '../../../app/coverage/coverageWords';
import { entryName } from '../../../app/coverage/matrixTable';
import type { Coverage } from '../../../data/coverage';
import { StateMark } from '../../../ui/StateMark';
import { t } from '../../../ui/text';

export type RateBy = 'village' | 'item';

export interface NamedRate extends OnTimeRate {
  readonly name: string;
}

/** R-M03 by village or by entry; what counts nothing yet comes last. */
export function ratesOf(coverage: Coverage, by: RateBy): readonly NamedRate[] {
  const names = new Map(
    by === 'village'
      ? coverage.villages.map((unit) => [unit.unitCode, unit.name] as const)
      : coverage.entries.map((entry) => [entry.code, entryName(entry)] as const),
  );
  const rates = onTimeRates(coverage.cells, (cell) => (by === 'village' ? cell.unitCode : cell.code));
  return rates.map((rate) => ({ ...rate, name: names.get(rate.key) ?? rate.key }));
}

const percent = ({ counted, onTime }: Pick<OnTimeRate, 'counted' | 'onTime'>): string =>
  counted === 0 ? t('coverage.rate.none') : `${((onTime / counted) * 100).toFixed(1)}%`;

export function rateReport(
  rates: readonly NamedRate[],
  by: RateBy,
  title: string,
  unitName: string,
  today: string,
): Report {
  const sum = sumOfRates(rates);
  return {
    title,
    subtitle: unitName,
    paper: 'A4',
    orientation: 'portrait',
    columns: [
      { header: t(`coverage.rate.by.${by}`), widthMm: 80 },
      { header: t('coverage.rate.counted'), widthMm: 24, align: 'right' },
      { header: t('coverage.rate.onTime'), widthMm: 24, align: 'right' },
      { header: t('coverage.rate.open'), widthMm: 24, align: 'right' },
      { header: t('coverage.rate.rate'), widthMm: 24, align: 'right' },
    ],
    rows: [
      ...rates.map((rate) => ({
        cells: [rate.name, String(rate.counted), String(rate.onTime), String(rate.open), percent(rate)],
      })),
      {
        kind: 'total' as const,
        cells: [t('coverage.rate.sum'), String(sum.counted), String(sum.onTime), String(sum.open), percent(sum)],
      },
    ],
    foot: [t('coverage.rate.how')],
    sign: [unitName],
    internal: true,
    fileName: t('coverage.fileName', { title, day: today }),
  };
}

interface Props {
  readonly coverage: Coverage;
  readonly by: RateBy;
  readonly onOpen: (cell: CoverageCell) => void;
}

/** The figures, and behind each the rows that it counts. */
export function OnTimeView({ coverage, by, onOpen }: Props) {
  const [open, setOpen] = useState('');
  const rates = useMemo(() => ratesOf(coverage, by), [coverage, by]);
  const sum = sumOfRates(rates);
  return (
    <table className="plain-table rate-table">
      <thead>
        <tr>
          <th>{t(`coverage.rate.by.${by}`)}</th>
          <th className="align-right">{t('coverage.rate.counted')}</th>
          <th className="align-right">{t('coverage.rate.onTime')}</th>
          <th className="align-right">{t('coverage.rate.open')}</th>
          <th className="align-right">{t('coverage.rate.rate')}</th>
        </tr>
      </thead>
      <tbody>
        {rates.map((rate) => (
          <Fragment key={rate.key}>
            <tr>
              <th scope="row">
                <Button
                  type="link"
                  className="cell-link"
                  disabled={rate.counted === 0}
                  aria-expanded={open === rate.key}
                  onClick={() => setOpen(open === rate.key ? '' : rate.key)}
                >
                  {rate.name}
                </Button>
              </th>
              <td className="align-right figures">{rate.counted}</td>
              <td className="align-right figures">{rate.onTime}</td>
              <td className="align-right figures">{rate.open}</td>
              <td className="align-right figures">{percent(rate)}</td>
            </tr>
            {open === rate.key && (
              <tr>
                <td colSpan={5}>
                  <Rows rate={rate} coverage={coverage} by={by} onOpen={onOpen} />
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('coverage.rate.sum')}</th>
          <td className="align-right figures">{sum.counted}</td>
          <td className="align-right figures">{sum.onTime}</td>
          <td className="align-right figures">{sum.open}</td>
          <td className="align-right figures">{percent(sum)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

const SHOWN = 60;

function Rows({ rate, coverage, by, onOpen }: Props & { rate: NamedRate }) {
  const names = new Map(
    by === 'village'
      ? coverage.entries.map((entry) => [entry.code, entryName(entry)] as const)
      : coverage.villages.map((unit) => [unit.unitCode, unit.name] as const),
  );
  return (
    <ul className="rate-rows">
      {rate.rows.slice(0, SHOWN).map((cell) => (
        <li key={`${cell.unitCode} ${cell.code} ${cell.period} ${cell.disclosureId}`}>
          <StateMark tone={STATE_TONE[cell.state]}>{stateWord(cell.state)}</StateMark>
          <Button type="link" className="cell-link" onClick={() => onOpen(cell)}>
            {names.get(by === 'village' ? cell.code : cell.unitCode)} · {periodWords(cell.period)}
          </Button>
          <span className="quiet">{dueWords(cell, coverage.today)}</span>
        </li>
      ))}
      {rate.rows.length > SHOWN && (
        <li className="quiet">{t('coverage.rate.more', { n: rate.rows.length - SHOWN })}</li>
      )}
    </ul>
  );
}
