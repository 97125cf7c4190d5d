import { fillText } from '../kernel';
import { assembleInternal, assemblePublic, type Draft } from './assemble';
import { type ColumnPlan, chooseColumns } from './chooseColumns';
import { layoutClosing } from './closing';
import { type LayoutResources, layoutHead, sheetOf } from './frame';
import { groupFlow } from './groupFlow';
import type { TableDocumentInput } from './input';
import { twipsOfMm } from './measures';
import { describeWrittenOn } from './postingPeriod';
import { RowMaker } from './tableRows';
import { widthEm } from './textWidth';
import type { PageDocument } from './types';

/** A plain list on paper: 更正清单, overviews. Title, lines of introduction, table, foot lines, name and date if given. */
export function layoutTable(input: TableDocumentInput, resources: LayoutResources): PageDocument {
  const { rules, text } = resources;
  const sheet = sheetOf(input.paper, input.orientation, rules);
  const sizes = rules.sizes.list[input.paper][input.orientation];
  const plans = input.columns.map(
    (column, index): ColumnPlan => ({
      key: String(index),
      header: column.header,
      align: column.align,
      minEm: column.align === 'right' ? 14 : 5,
      maxEm: column.maxEm ?? 16,
      weight: column.align === 'left' ? 1 : 0.3,
      contentEm: input.rows.reduce((most, row) => Math.max(most, widthEm(row[index] ?? '')), 1),
    }),
  );
  const chosen = chooseColumns(plans, sheet.contentWidth, sizes.tablePt, rules);
  const maker = new RowMaker(chosen, plans, twipsOfMm(sizes.rowMm), sheet.height, rules);
  const rows = input.rows.map((row) => chosen.kept.map((place) => row[place] ?? ''));
  const draft: Draft = {
    title: input.title,
    paper: input.paper,
    orientation: input.orientation,
    sheet,
    sizes,
    head: layoutHead(
      input.title,
      input.introLines,
      sheet,
      sizes,
      rules,
      input.internal ? fillText(text, 'layout.internal') : undefined,
    ),
    footerLeft: input.footerLines.join('　　'),
    footerRight: '',
    maker,
    flow: groupFlow([{ name: '', rows }], maker, {
      groupPerPage: false,
      tail: [],
      emptyText: fillText(text, 'layout.list.empty'),
      halves: 1,
      closing: input.signer !== undefined,
    }),
    ...(input.signer === undefined
      ? {}
      : {
          closing: layoutClosing(
            { notes: [], signer: input.signer, date: describeWrittenOn(text, input.writtenOn) },
            sheet,
            sizes,
            resources,
          ),
        }),
    continuedLine: () => undefined,
    problems: chosen.problems,
  };
  return input.internal ? assembleInternal(draft, resources) : assemblePublic(draft, resources);
}
