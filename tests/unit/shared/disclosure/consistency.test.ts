import { describe, expect, it } from 'vitest';
import {
  compareWithBatches,
  findMatters,
  type Matter,
  type MatterLinks,
  openDifferences,
  sameStated,
} from '../../../../shared/disclosure/consistency';
import type { Disclosure, DisclosureFigures } from '../../../../shared/records';
import { aDisclosure } from '../../../support/disclosures';

const TOWN = '190101100000';
const DONGBA = '190101100201';
const XIBA = '190101100202';

const links: MatterLinks = {
  isGovernment: (code) => code.startsWith('GK'),
  isLinked: (government, village) => government === 'GK23-06' && village === 'VC-BT-02',
};

const figures = (over: Partial<DisclosureFigures> = {}): DisclosureFigures => ({
  documentNumber: '示政发〔2026〕3号',
  standard: '86.37元/亩',
  people: '120',
  quantity: '523.50亩',
  amountYuan: '45214.70',
  ...over,
});

const town = (over: Partial<DisclosureFigures> = {}, entry: Partial<Disclosure> = {}): Disclosure =>
  aDisclosure({
    id: 'g',
    unitCode: TOWN,
    catalogCode: 'GK23-06',
    period: '2026',
    unitKind: 'government',
    figures: figures(over),
    ...entry,
  });
const village = (
  unitCode: string,
  over: Partial<DisclosureFigures> = {},
  entry: Partial<Disclosure> = {},
): Disclosure =>
  aDisclosure({
    id: `v${unitCode}`,
    unitCode,
    catalogCode: 'VC-BT-02',
    period: '2026',
    figures: figures(over),
    ...entry,
  });

const verdicts = (matter: Matter | undefined): Record<string, string> =>
  Object.fromEntries((matter?.keys ?? []).map(({ key, verdict }) => [key, verdict]));

describe('the same matter on both sides', () => {
  it('[R-V10] agrees where the villages add up to the township and all say the same document and standard', () => {
    const [matter] = findMatters(
      [
        town({ people: '200', quantity: '1000', amountYuan: '86,370.00' }),
        village(DONGBA, { people: '120户', quantity: '523.50亩' }),
        village(XIBA, { people: '80', quantity: '476.5', amountYuan: '41155.30' }),
      ],
      links,
      [DONGBA, XIBA],
    );
    expect(verdicts(matter)).toEqual({
      documentNumber: 'equal',
      standard: 'equal',
      period: 'equal',
      people: 'equal',
      quantity: 'equal',
      amountYuan: 'equal',
    });
    expect(openDifferences(matter as Matter, [])).toEqual([]);
  });

  it('[R-V10] differs by one fen, by a standard in one village, and says where', () => {
    const [matter] = findMatters(
      [town({ amountYuan: '45214.71' }), village(DONGBA, { standard: '86.73元/亩' })],
      links,
      [DONGBA],
    );
    expect(verdicts(matter)).toMatchObject({ documentNumber: 'equal', standard: 'different', amountYuan: 'different' });
    expect(matter?.keys.find(({ key }) => key === 'standard')?.differing).toEqual([`v${DONGBA}`]);
    expect(openDifferences(matter as Matter, [])).toEqual(['standard', 'amountYuan']);
  });

  it('[R-V10] waits while villages are still to come, but a part is never more than the whole', () => {
    const isPart = (amountYuan: string) =>
      verdicts(findMatters([town({ amountYuan: '50000' }), village(DONGBA, { amountYuan })], links, [DONGBA, XIBA])[0])
        .amountYuan;
    expect(isPart('49999.99')).toBe('partial');
    expect(isPart('50000.01')).toBe('different');
  });

  it('[R-V10] is silent where a side states nothing', () => {
    const [matter] = findMatters([town({ quantity: '', people: '' }), village(DONGBA, { standard: '' })], links, [
      DONGBA,
    ]);
    expect(verdicts(matter)).toMatchObject({ quantity: 'notStated', people: 'notStated', standard: 'notStated' });
  });

  it('[R-V10] is found by the document number before the period, and then compares the periods', () => {
    const spring = village(DONGBA, {}, { id: 'spring', period: '2025' });
    const other = village(DONGBA, { documentNumber: '示政发〔2026〕9号' }, { id: 'other' });
    const [matter, ...more] = findMatters([town(), spring, other], links, [DONGBA]);
    expect(more).toEqual([]);
    expect(matter?.right.map(({ id }) => id)).toEqual(['spring']);
    expect(verdicts(matter).period).toBe('different');
  });

  it('[R-V10] leaves an entry to the side that names its document', () => {
    const second = town({ documentNumber: '示政发〔2026〕9号' }, { id: 'g9' });
    const entry = village(DONGBA, { documentNumber: '示政发〔2026〕9号' });
    expect(findMatters([town(), second, entry], links, [DONGBA]).map(({ id }) => id)).toEqual(['g9']);
  });

  it('compares nothing of another township, of unlinked codes, or of what is not told', () => {
    const elsewhere = village('190101101201');
    const unlinked = village(DONGBA, {}, { catalogCode: 'VC-CW-01' });
    const notTold = village(DONGBA, {}, { state: 'todo' });
    expect(findMatters([town(), elsewhere, unlinked, notTold], links, [])).toEqual([]);
  });
});

describe('how figures are written', () => {
  it.each([
    ['documentNumber', '示政发[2026]3号', '示政发〔2026〕3号', true],
    ['documentNumber', '示政发〔2026〕3号', '示政发〔2026〕13号', false],
    ['standard', '86.370 元／亩', '86.37元/亩', true],
    ['people', '1,204户', '1204', true],
    ['amountYuan', '45214.7', '45,214.70', true],
    ['amountYuan', '45214.70', '45214.07', false],
  ] as const)('[R-V10] %s: %s and %s', (key, a, b, same) => {
    expect(sameStated(key, a, b)).toBe(same);
  });
});

describe('an entry and the batches behind it', () => {
  it('[R-V10] [R-V13] differ as soon as a batch was corrected; a written reason holds for exactly these figures', () => {
    const entry = village(DONGBA);
    const sums = { title: '', period: '2026', figures: figures({ standard: '', amountYuan: '45301.07' }) };
    const matter = compareWithBatches(entry, sums);
    expect(openDifferences(matter, [])).toEqual(['amountYuan']);
    const why = { key: 'amountYuan' as const, left: '45214.70', right: '45301.07', reason: '一户补发，下期公示' };
    expect(openDifferences(matter, [why])).toEqual([]);
    expect(openDifferences(matter, [{ ...why, reason: ' ' }])).toEqual(['amountYuan']);
    const later = compareWithBatches(entry, { ...sums, figures: { ...sums.figures, amountYuan: '45400.00' } });
    expect(openDifferences(later, [why])).toEqual(['amountYuan']);
  });
});
