import type { RollupVillage } from '../../../shared/disclosure/rollup';
import { formatYuan } from '../../../shared/kernel';
import type { DisclosureFigures } from '../../../shared/records';

/** What a village was paid, as an entry says it in figures: of document, standard and area only where there is one for all. */
export function rollupFigures({ cells, payees, amountFen }: RollupVillage): DisclosureFigures {
  const documents = new Set(cells.flatMap(({ documentNumbers }) => documentNumbers));
  const [documentNumber = ''] = documents.size === 1 ? documents : [];
  const [only] = cells.length === 1 ? cells : [];
  const [rate = ''] = only?.rates.length === 1 ? only.rates : [];
  return {
    documentNumber,
    standard: rate,
    people: String(payees),
    quantity: only?.quantity ?? '',
    amountYuan: formatYuan(amountFen),
  };
}
