import {
  layoutNotice,
  type NoticeContent,
  type NoticeInput,
  type NoticeParagraph,
  type NoticeRow,
  type NoticeTable,
  type PublicDocument,
} from '../../shared/layout';
import { type Dice, dice } from './dice';
import { layoutResources } from './postingSamples';

// Invented notices of every kind, the same for the same name: what the four outputs are compared by.

const FAMILY_NAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨';
const GIVEN_NAMES = ['光', '秀英', '建国', '桂兰', '德明', '文清', '凤', '永福', '春花', '志强'];
const ODD_NAMES = ['𠮷田𡈽', '欧阳', '阿卜杜热西提·阿卜杜热合曼', '㐂', '扎西顿珠', '玉罕叫'];
const CLAUSES = [
  '根据上级有关文件精神',
  '经村民小组会议推荐、村民代表会议评议',
  '结合本村实际情况',
  '本着公开、公平、公正的原则',
  '由村民委员会会同村务监督委员会逐户核实',
  '对不符合条件的7户予以退回',
  '补助标准为每亩86.37元',
  '共涉及农户412户、面积3,126.58亩',
  '资金由县财政局于2026年8月31日前拨付',
  '通过“一卡通”直接兑付到户',
  '任何单位和个人不得截留、挪用',
  '现将有关事项公示如下',
  '请广大村民予以监督',
  '施工期间请绕行G108线K1208+300至K1210+150段',
  '联系人可登录https://example.invalid/gongkai查询',
];

const name = (random: Dice): string =>
  random.chance(0.06) ? random.pick(ODD_NAMES) : random.pick(Array.from(FAMILY_NAMES)) + random.pick(GIVEN_NAMES);

function sentence(random: Dice, clauses: number): string {
  return `${Array.from({ length: clauses }, () => random.pick(CLAUSES)).join('，')}。`;
}

const paragraph = (text: string, level: NoticeParagraph['level'] = 0): NoticeParagraph => ({
  kind: 'paragraph',
  text,
  level,
});

const yuan = (fen: number): string => {
  const [whole = '', cents = ''] = (fen / 100).toFixed(2).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
};

/** A list of households in groups with subtotals and a total. */
export function householdTable(rows: number, random: Dice): NoticeTable {
  const lines: NoticeRow[] = [];
  let total = 0;
  let group = 0;
  for (let seq = 1; seq <= rows; ) {
    group += 1;
    const size = Math.min(rows - seq + 1, random.int(25, 70));
    lines.push({ kind: 'group', cells: [`第${group}村民小组`] });
    let sum = 0;
    for (let i = 0; i < size; i += 1, seq += 1) {
      const area = random.int(40, 2_600);
      const amount = Math.round((area * 8637) / 100);
      sum += amount;
      lines.push({ kind: 'row', cells: [String(seq), name(random), (area / 100).toFixed(2), yuan(amount), ''] });
    }
    total += sum;
    lines.push({ kind: 'subtotal', cells: [`小计　${size}户`, '', '', yuan(sum), ''] });
  }
  lines.push({ kind: 'total', cells: [`合计　${rows}户`, '', '', yuan(total), ''] });
  return {
    kind: 'table',
    caption: '耕地地力保护补贴发放明细表',
    unitNote: '单位：亩、元',
    columns: [
      { header: '序号', align: 'center', nowrap: true },
      { header: '户主姓名', align: 'left', nowrap: true, spreadShort: true },
      { header: '补贴面积（亩）', align: 'right' },
      { header: '金额（元）', align: 'right' },
      { header: '备注', align: 'left' },
    ],
    rows: lines,
    words: `合计人民币（大写）：壹拾贰万叁仟肆佰伍拾陆元柒角捌分　（小写：¥${yuan(total)}）`,
  };
}

function voucherTable(rows: number, random: Dice): NoticeTable {
  const items = [
    '集体土地流转费收入',
    '上级拨付人居环境整治补助',
    '支付村内道路维修工程款（第二期）',
    '购办公用品',
    '水费',
  ];
  return {
    kind: 'table',
    caption: '2026年第三季度财务收支明细',
    unitNote: '单位：元',
    columns: [
      { header: '序号', align: 'center', nowrap: true },
      { header: '日期', align: 'center', nowrap: true },
      { header: '凭证号', align: 'center', nowrap: true },
      { header: '摘要', align: 'left' },
      { header: '收入', align: 'right' },
      { header: '支出', align: 'right' },
      { header: '结余', align: 'right' },
      { header: '经手人', align: 'center', nowrap: true, spreadShort: true },
      { header: '审批人', align: 'center', nowrap: true, spreadShort: true },
    ],
    rows: [
      { kind: 'row', cells: ['', '', '', '期初余额', '', '', '86,370.00', '', ''] },
      ...Array.from({ length: rows }, (_, index): NoticeRow => {
        const amount = yuan(random.int(1_000, 9_000_000));
        const isIncome = random.chance(0.4);
        return {
          kind: 'row',
          cells: [
            String(index + 1),
            `${random.int(7, 9)}月${random.int(1, 28)}日`,
            `记${String(index + 1).padStart(3, '0')}`,
            random.pick(items),
            isIncome ? amount : '',
            isIncome ? '' : amount,
            yuan(random.int(1_000_000, 90_000_000)),
            name(random).slice(0, 2),
            '赵光',
          ],
        };
      }),
      { kind: 'total', cells: ['合计', '', '', '', '1,204,500.00', '986,370.00', '304,500.00', '', ''] },
    ],
  };
}

function opinionTable(rows: number, random: Dice, longest: number): NoticeTable {
  return {
    kind: 'table',
    caption: '意见采纳情况表',
    unitNote: '',
    columns: [
      { header: '序号', align: 'center', nowrap: true },
      { header: '意见内容', align: 'left', widthEm: 16 },
      { header: '采纳情况', align: 'center', nowrap: true },
      { header: '理由', align: 'left' },
    ],
    rows: Array.from({ length: rows }, (_, index): NoticeRow => {
      const long = index === 1 ? `${'第二条意见，'.repeat(Math.floor(longest / 6))}完` : sentence(random, 3);
      return {
        kind: 'row',
        cells: [
          String(index + 1),
          long,
          random.pick(['采纳', '部分采纳', '不采纳']),
          sentence(random, random.int(1, 4)),
        ],
      };
    }),
  };
}

const text = (random: Dice, paragraphs: number): NoticeContent[] =>
  Array.from({ length: paragraphs }, (_, index) => {
    switch (index % 5) {
      case 1:
        return paragraph(`${'一二三四五六七八九十'.charAt((index / 5) % 10)}、基本情况`, 1);
      case 2:
        return paragraph(`（一）补贴对象。${sentence(random, random.int(3, 9))}`, 2);
      case 3:
        return paragraph(`1.${sentence(random, random.int(2, 7))}`, 3);
      case 4:
        return paragraph(`（1）${sentence(random, random.int(2, 7))}`, 4);
      default:
        return paragraph(sentence(random, random.int(4, 12)));
    }
  });

/** Writings of the south-west and north-west, characters of extension B and on, a name with a variation selector. */
export const RARE_TEXTS = [
  '户主姓名中有𠮷、𡈽、𪚥、𬺈、㐂、邉󠄂等生僻字的，以身份证为准。',
  'ꆈꌠꁱꂷꃅꄉꅷꆏꇬꈎꉙꊨꋍꌋꍏꎭꏂꐚꑘꒈ（规范彝文）',
  'བོད་ཡིག་གི་ཡི་གེ་འདི་ནི་གྲོང་ཚོའི་གསལ་བསྒྲགས་ཡིན།བཀྲ་ཤིས་བདེ་ལེགས་ཞུ།（藏文）',
  'كەنت ئىشلىرى ئاشكارىلاش ئېلانى، بارلىق كەنت ئاھالىسىنىڭ نازارەت قىلىشىنى قارشى ئالىمىز',
  'ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ（传统蒙古文）ᦺᦑᦟᦹᧉ（西双版纳新傣文）ᥖᥭᥰᥖᥬᥲ（德宏傣文）',
];

const KINDS: Readonly<Record<string, (random: Dice, rows: number) => Partial<NoticeInput>>> = {
  circular: (random) => ({
    title: '样本镇东坝村村民委员会关于召开2026年第三季度村民代表会议的通知',
    addressee: '各村民代表：',
    content: [paragraph(sentence(random, 5)), paragraph(sentence(random, 3))],
    attachments: ['会议议程。'],
  }),
  posting: (random, rows) => ({
    content: [paragraph(sentence(random, 6)), householdTable(rows, random)],
  }),
  finance: (random, rows) => ({
    title: '样本镇东坝村2026年第三季度财务公开榜',
    content: [voucherTable(rows, random)],
    signatureLines: ['经办人：　　　　　　', '审核人：　　　　　　', '村务监督委员会：　　　　　　'],
  }),
  resolution: (random, rows) => ({
    title: '样本镇东坝村第十一届村民代表会议关于村集体林地流转方案和收益分配办法的决议公告',
    content: text(random, rows),
    signers: ['中共样本镇东坝村支部委员会', '样本镇东坝村村民委员会'],
    attachments: [
      '东坝村集体林地流转方案',
      '东坝村集体收益分配办法（修订稿）及其说明，附林地权属界线图和各村民小组面积核定表',
    ],
    note: '此件公开发布',
  }),
  consultation: (random, rows) => ({
    title: '关于公开征求《东坝村村规民约（修订草案）》意见的公告',
    content: [...text(random, rows), opinionTable(4, random, 60), ...text(random, 3)],
    seal: false,
  }),
  adoption: (random, rows) => ({
    title: '关于《东坝村村规民约（修订草案）》意见采纳情况的公示',
    content: [paragraph(sentence(random, 4)), opinionTable(rows, random, 3_000)],
  }),
  rare: () => ({
    title: '东坝村生僻字和少数民族文字公示',
    content: RARE_TEXTS.map((one) => paragraph(one)),
    attachments: ['𠮷田𡈽等户的说明'],
  }),
};

export function aNotice(over: Partial<NoticeInput> = {}): NoticeInput {
  return {
    layout: 'board',
    paper: 'A4',
    orientation: 'portrait',
    title: '样本镇东坝村2026年耕地地力保护补贴发放结果公示',
    village: '东坝村',
    content: [paragraph('现将有关情况公示如下。')],
    attachments: [],
    signers: ['样本镇东坝村村民委员会'],
    writtenOn: '2026年9月10日',
    seal: true,
    facts: ['村别：东坝村', '公示单位：样本镇东坝村村民委员会'],
    footer: { period: '2026年9月10日至9月25日（16天）', telephone: '0000-1234567、12345' },
    ...over,
  };
}

const ISSUED = { issuer: '样本镇东坝村村民委员会文件', documentNumber: '东村发〔2026〕3号' };
const LENGTHS: Readonly<Record<string, readonly number[]>> = {
  circular: [0],
  posting: [1, 60, 400],
  finance: [24],
  resolution: [14],
  consultation: [9],
  adoption: [6],
  rare: [0],
};
const SHAPES = [
  ['A4', 'portrait'],
  ['A4', 'landscape'],
  ['A3', 'portrait'],
  ['A3', 'landscape'],
] as const;

/** Kinds × layouts × papers, tables of 1 to 5,000 rows, by name. Made when asked for. */
export function goldenNotices(): { readonly name: string; readonly input: () => NoticeInput }[] {
  const list: { name: string; input: () => NoticeInput }[] = [];
  const add = (kind: string, rows: number, shape: Pick<NoticeInput, 'layout' | 'paper' | 'orientation'>): void => {
    const key = [kind, shape.layout, shape.paper, shape.orientation, rows].join('-');
    list.push({
      name: key,
      input: () => {
        const random = dice(Array.from(key).reduce((sum, one) => sum * 31 + one.charCodeAt(0), 7));
        // Every second official document has a heading mark.
        const issued = shape.layout === 'official' && (shape.paper === 'A4') === (shape.orientation === 'portrait');
        return aNotice({ ...shape, ...(issued ? ISSUED : {}), ...KINDS[kind]?.(random, rows) });
      },
    });
  };
  for (const layout of ['board', 'official'] as const) {
    for (const [paper, orientation] of SHAPES) {
      for (const [kind, lengths] of Object.entries(LENGTHS)) {
        for (const rows of lengths) add(kind, rows, { layout, paper, orientation });
      }
    }
    add('resolution', 60, { layout, paper: 'A4', orientation: 'portrait' });
  }
  add('posting', 2001, { layout: 'official', paper: 'A4', orientation: 'portrait' });
  add('posting', 5000, { layout: 'board', paper: 'A3', orientation: 'landscape' });
  return list;
}

export function goldenNotice(name: string): PublicDocument {
  const found = goldenNotices().find((one) => one.name === name);
  if (!found) throw new Error(`no golden notice ${name}`);
  return layoutNotice(found.input(), layoutResources);
}
