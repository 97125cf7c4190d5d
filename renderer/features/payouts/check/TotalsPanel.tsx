import { Button } from 'antd';
import { formatCount, formatYuanGrouped } from '../../../../shared/kernel';
import type { PrintedTotal } from '../../../../shared/payout/types';
import { t } from '../../../ui/text';
import { useOpenBatch } from '../batch/useBatch';
import type { CellTarget } from './useSheetGrid';

const VERDICT_ORDER: Record<PrintedTotal['verdict'], number> = { differs: 0, cannotCompare: 1, equal: 2 };

/** Sum and households per village and group, and the sheet's own printed totals beside ours. */
export function TotalsPanel({ onGoTo }: { onGoTo: (target: CellTarget) => void }) {
  const { batch } = useOpenBatch().view;
  const { villages, printedTotals } = batch.summary;
  const differing = printedTotals.filter((total) => total.verdict !== 'equal').length;
  const keyOf = (name: string): string =>
    batch.files.flatMap((file) => file.sheets).find((sheet) => sheet.name === name || sheet.layout.sheet === name)
      ?.key ??
    batch.files[0]?.sheets[0]?.key ??
    '';
  const printed = [...printedTotals].sort((a, b) => VERDICT_ORDER[a.verdict] - VERDICT_ORDER[b.verdict]).slice(0, 200);
  return (
    <div className="panel-body">
      <h2>{t('totals.printed')}</h2>
      <p>
        {printedTotals.length === 0
          ? t('totals.noPrinted')
          : t('totals.printedLead', { same: printedTotals.length - differing, other: differing })}
      </p>
      {printed.length > 0 && (
        <table className="plain-table figures">
          <thead>
            <tr>
              <th>{t('totals.row')}</th>
              <th>{t('totals.what')}</th>
              <th className="align-right">{t('totals.onSheet')}</th>
              <th className="align-right">{t('totals.own')}</th>
              <th>{t('totals.verdict')}</th>
            </tr>
          </thead>
          <tbody>
            {printed.map((total) => (
              <tr key={`${total.sheet}.${total.row}`} className={`verdict-${total.verdict}`}>
                <td>
                  <Button
                    type="link"
                    size="small"
                    className="cell-link"
                    onClick={() => onGoTo({ sheetKey: keyOf(total.sheet), row: total.row })}
                  >
                    {total.row}
                  </Button>
                </td>
                <td>{[total.village, total.group].filter(Boolean).join(' ') || t(`totals.level.${total.level}`)}</td>
                <td className="align-right">{formatYuanGrouped(total.printedFen)}</td>
                <td className="align-right">{formatYuanGrouped(total.ownFen)}</td>
                <td>{t(`totals.verdict.${total.verdict}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h2>{t('totals.groups')}</h2>
      {villages.map((village) => (
        <details key={village.name} className="village-total" open={villages.length === 1}>
          <summary>
            <span>{village.name || t('totals.noVillage')}</span>
            <span className="figures">
              {t('totals.line', { n: formatCount(village.count), total: formatYuanGrouped(village.totalFen) })}
            </span>
          </summary>
          <table className="plain-table figures">
            <tbody>
              {village.groups.map((group) => (
                <tr key={group.name}>
                  <td>{group.name || t('totals.noGroup')}</td>
                  <td className="align-right">{t('totals.count', { n: formatCount(group.count) })}</td>
                  <td className="align-right">{formatYuanGrouped(group.totalFen)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      ))}
    </div>
  );
}
