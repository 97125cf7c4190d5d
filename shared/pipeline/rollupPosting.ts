import type { RollupCell, RollupVillage } from '../disclosure/rollup';
import { type CalendarDate, fillText, formatCount, formatYuanGrouped, type TextTable } from '../kernel';
import { describePeriod, type LayoutRules, type TableDocumentInput } from '../layout';
import { mergeSmall, type PrivacyRules } from '../privacy';
import type { PrivacyProfile } from '../records';

/** What is known of a program besides its name. */
export interface ProgramFacts {
  readonly profile: PrivacyProfile;
  readonly quantityUnit: string;
  readonly rateUnit: string;
}

export interface RollupFacts {
  readonly year: number;
  readonly village: string;
  readonly township: string;
  /** Full name as on the seal. */
  readonly signer: string;
  readonly telephone: string;
  readonly postedOn?: CalendarDate;
  readonly postingTo?: CalendarDate;
}

export interface RollupTables {
  factsOf(program: string): ProgramFacts;
  readonly privacy: PrivacyRules;
  readonly layout: LayoutRules;
  readonly text: TextTable;
}

/** One printed line: a program, or the programs that may only be shown together. */
interface Line {
  readonly name: string;
  readonly document: string;
  readonly rate: string;
  readonly count: string;
  readonly quantity: string;
  readonly amountFen: number;
}

function linesOf(village: RollupVillage, tables: RollupTables): Line[] {
  const { text } = tables;
  const cells = village.cells.map((cell) => {
    const facts = tables.factsOf(cell.program);
    return { cell, facts, profile: facts.profile, count: cell.payees };
  });
  const { shown, merged } = mergeSmall(cells, tables.privacy.fewestShown);
  const lines = shown.map(({ cell, facts }) => lineOf(cell, facts, text));
  if (merged.length === 0) return lines;
  const people = merged.reduce((sum, { count }) => sum + count, 0);
  const isEnough = merged.length > 1 && people >= tables.privacy.fewestShown;
  return [
    ...lines,
    {
      name: fillText(text, 'rollup.posting.merged'),
      document: '',
      rate: '',
      count: isEnough ? countOf(people, 'posting.person', text) : '',
      quantity: '',
      amountFen: merged.reduce((sum, { cell }) => sum + cell.amountFen, 0),
    },
  ];
}

const countOf = (count: number, unitKey: string, text: TextTable): string =>
  `${formatCount(count)}${fillText(text, unitKey)}`;

function lineOf(cell: RollupCell, { quantityUnit, rateUnit }: ProgramFacts, text: TextTable): Line {
  const isPerson = quantityUnit === fillText(text, 'posting.person');
  return {
    name: cell.program,
    document: cell.documentNumbers.join(fillText(text, 'layout.telephone.separator')),
    rate: cell.rates.map((rate) => `${rate}${rateUnit}`).join(fillText(text, 'layout.telephone.separator')),
    count: countOf(cell.payees, isPerson ? 'posting.person' : 'posting.household', text),
    quantity: cell.quantity === '' || isPerson ? '' : `${cell.quantity}${quantityUnit}`,
    amountFen: cell.amountFen,
  };
}

/** The village's year-end posting: programs, how many were paid, and how much (R-V13). Names nobody. */
export function planRollupPosting(
  village: RollupVillage,
  facts: RollupFacts,
  tables: RollupTables,
): TableDocumentInput {
  const { text, layout } = tables;
  const period = describePeriod(text, layout.postingDays, facts.postedOn, facts.postingTo);
  const lines = linesOf(village, tables);
  const total = ['', fillText(text, 'layout.total'), '', '', '', '', formatYuanGrouped(village.amountFen)];
  const column = (key: string, align: 'left' | 'center' | 'right', maxEm?: number) => ({
    header: fillText(text, key),
    align,
    ...(maxEm === undefined ? {} : { maxEm }),
  });
  return {
    paper: 'A4',
    orientation: 'landscape',
    title: fillText(text, 'rollup.posting.title', { village: facts.village, year: facts.year }),
    introLines: [
      fillText(text, 'rollup.posting.lead', { year: facts.year }),
      fillText(text, 'layout.info.unit', { unit: facts.signer }),
      fillText(text, 'layout.period', { period }),
      ...telephoneLine(facts.telephone, text),
    ],
    columns: [
      column('layout.column.seq', 'center', 4),
      column('rollup.posting.program', 'left', 24),
      column('rollup.posting.document', 'left', 18),
      column('rollup.posting.rate', 'left', 16),
      column('rollup.posting.payees', 'center', 8),
      column('rollup.posting.quantity', 'center', 10),
      column('layout.column.amount', 'right'),
    ],
    rows: [
      ...lines.map((line, index) => [
        String(index + 1),
        line.name,
        line.document,
        line.rate,
        line.count,
        line.quantity,
        formatYuanGrouped(line.amountFen),
      ]),
      ...(lines.length > 0 ? [total] : []),
    ],
    footerLines: [
      fillText(text, 'layout.objection', {
        unit: facts.township
          ? fillText(text, 'layout.objection.both', { unit: facts.signer, township: facts.township })
          : facts.signer,
      }),
    ],
    signer: facts.signer,
    ...(facts.postedOn ? { writtenOn: facts.postedOn } : {}),
    internal: false,
  };
}

const telephoneLine = (telephone: string, text: TextTable): string[] =>
  telephone === '' ? [] : [fillText(text, 'layout.telephone', { telephone })];

/** The same in sentences: the text of the disclosure entry. */
export function describeRollup(village: RollupVillage, year: number, tables: RollupTables): string {
  const { text } = tables;
  const lines = linesOf(village, tables).map((line, index) =>
    fillText(text, 'rollup.entry.line', {
      n: index + 1,
      program: line.document === '' ? line.name : fillText(text, 'rollup.entry.program', { ...line }),
      facts: [line.count, line.quantity, line.rate]
        .filter((fact) => fact !== '')
        .map((fact) => `${fact}，`)
        .join(''),
      amount: formatYuanGrouped(line.amountFen),
    }),
  );
  return [
    fillText(text, 'rollup.posting.lead', { year }),
    ...lines,
    fillText(text, 'rollup.entry.total', { amount: formatYuanGrouped(village.amountFen) }),
  ].join('\n');
}
