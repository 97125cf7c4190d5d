import { useCallback, useMemo, useState } from 'react';
import { matrixOf } from '../../../shared/disclosure/coverage';
import { placeWords } from '../../app/coverage/coverageWords';
import { entryName, heatCell } from '../../app/coverage/matrixTable';
import { openCell } from '../../app/coverage/openCell';
import { formatRoute } from '../../app/router';
import type { Coverage } from '../../data/coverage';
import { HeatTable } from '../../ui/heatTable';
import { t } from '../../ui/text';
import type { Task } from '../../ui/useTask';

/** Villages × classes of entries: the most urgent of each place in a word. The whole is one click away. */
export function DeskMatrix({ coverage, task }: { coverage: Coverage; task: Task }) {
  const [looked, setLooked] = useState('');
  const { cells, villages, entries, today } = coverage;
  const table = useMemo(() => {
    const domainOf = new Map(entries.map((entry) => [entry.code, entry.domain]));
    const domains = [...new Set(domainOf.values())];
    const matrix = matrixOf(
      cells,
      (cell) => cell.unitCode,
      (cell) => domainOf.get(cell.code) ?? '',
    );
    return {
      matrix,
      columns: domains.map((domain) => ({ key: domain, head: domain, title: domain, group: '' })),
      rows: villages.map(({ unitCode, name }) => ({
        key: unitCode,
        head: name,
        group: '',
        cells: domains.map((domain) => {
          const place = matrix.get(unitCode)?.get(domain);
          if (!place) return null;
          const cell = heatCell(`${unitCode} ${domain}`, place);
          return { ...cell, sign: cell.word };
        }),
      })),
    };
  }, [cells, villages, entries]);
  const placeOf = useCallback(
    (key: string) => {
      const [unitCode = '', domain = ''] = key.split(' ');
      return table.matrix.get(unitCode)?.get(domain);
    },
    [table],
  );
  const describe = useCallback(
    (key: string): string => {
      const place = placeOf(key);
      const unit = villages.find(({ unitCode }) => unitCode === place?.lead.unitCode)?.name ?? '';
      const entry = entries.find(({ code }) => code === place?.lead.code);
      return place && entry ? placeWords(place, unit, entryName(entry), today) : '';
    },
    [placeOf, villages, entries, today],
  );
  const onOpen = useCallback(
    (key: string): void => {
      const place = placeOf(key);
      if (place) void openCell(place.lead, task);
    },
    [placeOf, task],
  );
  return (
    <section className="desk-matrix">
      <div className="desk-matrix-head">
        <h2>{t('desk.matrix', { year: coverage.year })}</h2>
        <a href={formatRoute({ page: 'village', tab: 'matrix' })}>{t('desk.matrix.whole')}</a>
      </div>
      <HeatTable
        label={t('desk.matrix', { year: coverage.year })}
        corner={t('coverage.corner.village')}
        columns={table.columns}
        rows={table.rows}
        describe={describe}
        onOpen={onOpen}
        onLook={setLooked}
      />
      <p className="quiet" role="status">
        {looked === '' ? t('coverage.point') : describe(looked)}
      </p>
    </section>
  );
}
