import { layoutRules } from '../../resources/tables';
import textTable from '../../resources/text/zh-CN/layout.json';
import reportTexts from '../../resources/text/zh-CN/report.json';
import { type CalendarDate, type Decimal, fen } from '../../shared/kernel';
import type { LayoutResources, PostingGroup, PostingInput } from '../../shared/layout';
import type { PublicPayoutRow } from '../../shared/records/publicPayoutRow';

export { layoutRules };
export const layoutResources: LayoutResources = { rules: layoutRules, text: { ...textTable, ...reportTexts } };

const FAMILY_NAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨';
const GIVEN_NAMES = ['光', '秀英', '建国', '桂兰', '德明', '阿依', '文清', '凤', '永福', '春花', '志强'];
const GROUP_NAMES = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
/** Odd names that real sheets hold: rare characters of extension B, long names with ·, compound family names. */
const ODD_NAMES = [
  '𠮷田𡈽',
  '欧阳',
  '阿卜杜热西提·阿卜杜热合曼',
  '买买提·吐尔逊',
  '伊力哈木江·阿卜力克木·麦麦提明',
  '㐂',
];

export const RATE: Decimal = { units: 8637, scale: 2 };

export function aPublicRow(seq: number, over: Partial<PublicPayoutRow> = {}): PublicPayoutRow {
  const name =
    seq % 57 === 0
      ? (ODD_NAMES[(seq / 57) % ODD_NAMES.length] ?? '')
      : FAMILY_NAMES.charAt((seq * 7) % 16) + (GIVEN_NAMES[(seq * 5) % 11] ?? '');
  const units = 47 + ((seq * 131) % 1900);
  return {
    seq,
    village: '东坝村',
    villagerGroup: '第一村民小组',
    payee: name,
    quantity: { units, scale: 2 },
    unitRateYuan: RATE,
    amount: fen(Math.round((units * 8637) / 100)),
    ...over,
  };
}

/** `count` rows in groups of at most 60, numbered through. */
export function someGroups(
  count: number,
  over: (seq: number) => Partial<PublicPayoutRow> = () => ({}),
): PostingGroup[] {
  const groups: PostingGroup[] = [];
  for (let start = 1; start <= count; start += 60) {
    const number = groups.length;
    const tens = Math.floor(number / 10);
    const name = `第${tens > 0 ? `${GROUP_NAMES[tens - 1]}百` : ''}${GROUP_NAMES[number % 10]}村民小组`;
    const rows = Array.from({ length: Math.min(60, count - start + 1) }, (_, i) =>
      aPublicRow(start + i, { villagerGroup: name, ...over(start + i) }),
    );
    groups.push({ name, rows });
  }
  return groups;
}

export function aPosting(over: Partial<PostingInput> = {}): PostingInput {
  return {
    form: 'board',
    paper: 'A4',
    orientation: 'portrait',
    title: '样本镇东坝村2026年耕地地力保护补贴发放公示',
    village: '东坝村',
    township: '样本镇人民政府',
    program: '耕地地力保护补贴',
    documentNumber: '示政发〔2026〕3号',
    groups: someGroups(22),
    postedOn: '2026-09-10' as CalendarDate,
    telephones: ['0000-1234567', '12345'],
    signer: '样本镇东坝村村民委员会',
    writtenOn: '2026-09-10' as CalendarDate,
    units: { count: '户', quantityHeader: '补贴面积', quantity: '亩', rate: '元/亩' },
    ...over,
  };
}
