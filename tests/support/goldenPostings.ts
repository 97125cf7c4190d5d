import { fen } from '../../shared/kernel';
import {
  layoutPosting,
  layoutSignSheet,
  layoutTable,
  type Orientation,
  type PageDocument,
  type Paper,
  type PostingInput,
  type SignSheetInput,
} from '../../shared/layout';
import { aPosting, layoutResources, someGroups } from './postingSamples';

export type GoldenForm = 'board' | 'compact' | 'signSheet' | 'list';

const PAPERS: readonly Paper[] = ['A4', 'A3'];
const ORIENTATIONS: readonly Orientation[] = ['portrait', 'landscape'];
const COUNTS = [1, 22, 400, 2001, 5000];

export function signSheet(count: number, paper: Paper = 'A4', orientation: Orientation = 'portrait'): PageDocument {
  const posting = aPosting({ groups: someGroups(count) });
  const input: SignSheetInput = {
    form: 'signSheet',
    paper,
    orientation,
    title: '东坝村2026年耕地地力保护补贴核对签字表',
    village: posting.village,
    signer: posting.township,
    units: posting.units,
    groups: posting.groups.map((group) => ({
      name: group.name,
      rows: group.rows.map((row) => ({
        seq: row.seq,
        payee: row.payee,
        ...(row.quantity ? { quantity: row.quantity } : {}),
        amount: row.amount,
        lastFour: String(10_000 + row.seq).slice(-4),
      })),
    })),
  };
  return layoutSignSheet(input, layoutResources);
}

export function correctionList(
  count: number,
  paper: Paper = 'A4',
  orientation: Orientation = 'portrait',
): PageDocument {
  return layoutTable(
    {
      paper,
      orientation,
      title: '更正清单',
      introLines: ['来源：东坝村发放表。请照下表更正后重新报送。'],
      columns: [
        { header: '行', align: 'right' },
        { header: '栏', align: 'left' },
        { header: '户主姓名', align: 'left' },
        { header: '问题与更正办法', align: 'left', maxEm: 40 },
      ],
      rows: someGroups(count)
        .flatMap((group) => group.rows)
        .map((row) => [String(row.seq), '身份证号', row.payee, '身份证号少一位。请核对原件后改正，或按无证件号收入。']),
      footerLines: ['样本镇人民政府'],
      internal: true,
    },
    layoutResources,
  );
}

/** Three kinds of program: by area, by heads and months, a fixed sum. */
const KINDS: Readonly<Record<string, Partial<PostingInput>>> = {
  area: {},
  heads: {
    title: '样本镇东坝村2026年第三季度农村最低生活保障金发放公示',
    program: '农村最低生活保障',
    units: { count: '户', quantityHeader: '保障人口', quantity: '人', rate: '元/人·月' },
    groups: someGroups(22, (seq) => ({
      quantity: { units: 1 + (seq % 5), scale: 0 },
      unitRateYuan: { units: 400 + (seq % 3) * 25, scale: 0 },
      amount: fen((1 + (seq % 5)) * (400 + (seq % 3) * 25) * 300),
    })),
  },
  fixed: {
    title: '样本镇东坝村2026年农村危房改造补助发放公示',
    program: '农村危房改造补助',
    units: { count: '户', quantity: '', rate: '元/户' },
    groups: someGroups(22).map((group) => ({
      name: group.name,
      rows: group.rows.map(({ seq, village, villagerGroup, payee }) => ({
        seq,
        village,
        villagerGroup,
        payee,
        amount: fen(1_400_000 + (seq % 4) * 200_000),
      })),
    })),
  },
};

/** Every form on every paper in every length, by name. Made when asked for: 5,000 rows are many sheets. */
export function goldenDocuments(): { name: string; make: () => PageDocument }[] {
  const list: { name: string; make: () => PageDocument }[] = [];
  for (const paper of PAPERS) {
    for (const orientation of ORIENTATIONS) {
      for (const count of COUNTS) {
        const groups = someGroups(count);
        for (const form of ['board', 'compact'] as const) {
          const input = aPosting({ form, paper, orientation, groups });
          list.push({
            name: `${form}-${paper}-${orientation}-${count}`,
            make: () => layoutPosting(input, layoutResources),
          });
        }
        list.push({
          name: `signSheet-${paper}-${orientation}-${count}`,
          make: () => signSheet(count, paper, orientation),
        });
        list.push({
          name: `list-${paper}-${orientation}-${count}`,
          make: () => correctionList(count, paper, orientation),
        });
      }
      for (const [kind, over] of Object.entries(KINDS)) {
        list.push({
          name: `${kind}-${paper}-${orientation}-22`,
          make: () => layoutPosting(aPosting({ paper, orientation, ...over }), layoutResources),
        });
      }
    }
  }
  return list;
}

export function goldenDocument(name: string): PageDocument {
  const found = goldenDocuments().find((one) => one.name === name);
  if (!found) throw new Error(`no golden document ${name}`);
  return found.make();
}
