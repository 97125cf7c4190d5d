import type { Dice } from './dice';

/** Kinds of subsidies with their columns, aliases and amounts (payout-sheets.md § 2-3), for invented sheets. */
export interface Person {
  village: string;
  group: number;
  name: string;
  id: string;
  card: string;
  sex: string;
  date: readonly [number, number, number];
  /** Written values by the name of the column. */
  values: Record<string, string>;
  fen: number;
}

export interface Column {
  readonly key: string;
  /** Identifier of the contract; undefined where the document leaves it open. */
  readonly field: string | null | undefined;
  readonly header: string;
  /** Heading of the header's first line, where columns share one. */
  readonly upper?: string;
  readonly middle?: string;
}

export const pad = (n: number, width: number): string => String(n).padStart(width, '0');
export const CN = '〇一二三四五六七八九';
export const inWords = (n: number): string =>
  n < 10 ? (CN[n] ?? '') : (n < 20 ? '十' : `${CN[Math.floor(n / 10)]}十`) + (n % 10 ? CN[n % 10] : '');
export const groupWords = (n: number): string => (n === 0 ? '' : `第${inWords(n)}村民小组`);
export const wide = (text: string): string =>
  text.replace(/[0-9.]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
export const commas = (text: string): string => text.replace(/\B(?=(\d{3})+(?!\d)(?=\.|$))/g, ',');
export const yuan = (fen: number): string => (fen / 100).toFixed(2);
export const decimal = (units: number, places: number): string =>
  places === 0 ? String(units) : `${Math.floor(units / 10 ** places)}.${pad(units % 10 ** places, places)}`;
/** Half up, in integers: a × b with so many decimals together, in fen. */
export const product = (a: number, b: number, places: number, divisor = 1): number => {
  const scale = 10n ** BigInt(places) * BigInt(divisor);
  return Number((BigInt(a) * BigInt(b) * 100n * 2n + scale) / (scale * 2n));
};
/** A passing Luhn digit: such a number may be real although it ends in zeros. */
export const luhnFits = (card: string): boolean =>
  [...card]
    .reverse()
    .reduce((sum, c, i) => sum + (i % 2 === 1 ? ((Number(c) * 2) % 10) + (Number(c) > 4 ? 1 : 0) : Number(c)), 0) %
    10 ===
  0;
export const serialDay = ([y, m, d]: readonly [number, number, number]): string =>
  String(Math.round((Date.UTC(y, m - 1, d) - Date.UTC(1899, 11, 30)) / 864e5));

export const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
export const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉萍红鹏辉建国文志永春'];
export const VILLAGES = [
  '东坝村',
  '西河湾村',
  '上石桥村',
  '南松林村',
  '新柳塘村',
  '老梅岭村',
  '长寿社区',
  '金子村',
  '组塘村',
];

export const ALIASES: Readonly<Record<string, readonly string[]>> = {
  seq: ['序号', '编号', '户编号', 'No'],
  village: ['村名', '所在村', '村', '行政村', '村委会', '村(社区)', '所属村', '单位名称', '所属社'],
  villagerGroup: ['村民小组', '组别', '组', '所在组', '小组', '社', '队', '自然村'],
  both: ['村组', '所在村组'],
  payee: [
    '户主姓名',
    '姓名',
    '农户姓名',
    '申领人',
    '补贴对象',
    '领取人',
    '受益人',
    '享受人员姓名',
    '补贴对象姓名',
    '生产者姓名',
    '申请人',
    '户主',
  ],
  idNumber: ['身份证号', '身份证号码', '公民身份号码', '户主身份证号', '身份证', '证件号码', '证件号'],
  accountName: ['一卡通户名', '银行账户名称', '开户人', '账户名', '户名'],
  bank: ['开户行', '开户银行', '银行名称', '发放银行', '代发银行'],
  bankCardNumber: [
    '一卡通账号',
    '一卡通账户',
    '银行卡号',
    '银行帐号',
    '银行账号',
    '社会保障卡账号',
    '社保卡号',
    '社保卡银行账号',
    '存折账号',
    '一折通账号',
    '卡号',
    '账号',
  ],
  quantity: ['补贴面积', '实际补贴面积', '申报面积', '核验面积', '种植面积', '计税面积', '面积', '确权面积'],
  unitRate: ['补贴标准', '标准', '每亩补贴'],
  amount: ['补贴金额', '发放金额', '实发金额', '金额', '合计', '补贴资金', '本次发放', '应发金额'],
  persons: ['家庭人口', '家庭人口数', '人口', '保障人口', '享受人数'],
  relation: ['与户主关系'],
  phone: ['联系电话', '手机号', '电话', '手机'],
  payDate: ['发放时间', '打款日期', '发放日期'],
  financeCode: ['财政代码', '农户编码', '人员编码'],
  remark: ['备注', '说明'],
  signature: ['户主签章', '签字', '领款人签字'],
};

export interface Kind {
  readonly name: string;
  readonly columns: readonly Column[];
  /** Fills `values` and `fen` of a person. */
  fill(person: Person): void;
  /** Columns that must be there for the formula; the damage of an amount goes into the last of them. */
  readonly amountKey: string;
}

export function aKind(d: Dice): Kind {
  const unit = (text: string): string =>
    d.pick([`（${text}）`, `(${text})`, ` (${text}) `, `\n（${text}）`, `【${text}】`, '']);
  const alias = (field: string): string => d.pick(ALIASES[field] ?? []);
  const areaPlaces = d.pick([0, 1, 2, 2, 2, 3, 4]);
  const ratePlaces = d.pick([0, 2, 2, 4]);
  const rate = d.int(20, 150) * 10 ** ratePlaces + (ratePlaces ? d.int(0, 10 ** ratePlaces - 1) : 0);
  const anArea = (): number => d.int(10 ** areaPlaces, 12 * 10 ** areaPlaces);
  const trim = d.chance(0.3);
  const money = (fen: number): string => (trim ? String(Number(yuan(fen))) : yuan(fen));
  const which = d.pick([
    'area',
    'dibao',
    'tekun',
    'fixed',
    'crops',
    'due',
    'gaoling',
    'tuigeng',
    'hulin',
    'area',
    'machine',
  ]);
  if (which === 'area') {
    const oneRate = d.chance(0.8);
    return {
      name: d.pick(['耕地地力保护补贴', '实际种粮农民一次性补贴', '公益林补偿']),
      columns: [
        { key: 'quantity', field: 'quantity', header: alias('quantity') + unit('亩') },
        { key: 'unitRate', field: 'unitRate', header: alias('unitRate') + unit('元/亩') },
        { key: 'amount', field: 'amount', header: alias('amount') + unit('元') },
      ],
      amountKey: 'amount',
      fill: (p) => {
        const area = anArea();
        const r = oneRate ? rate : rate + 10 ** ratePlaces * d.int(0, 3);
        p.fen = product(area, r, areaPlaces + ratePlaces);
        p.values = { quantity: decimal(area, areaPlaces), unitRate: decimal(r, ratePlaces), amount: money(p.fen) };
      },
    };
  }
  if (which === 'dibao') {
    const months = d.chance(0.4);
    const extra = d.chance(0.5);
    return {
      name: d.pick(['农村最低生活保障金', '农村低保金']),
      columns: [
        {
          key: 'persons',
          field: 'persons',
          header: d.pick(['保障人口', '享受人数', '家庭人口数', '人口']) + unit('人'),
        },
        {
          key: 'unitRate',
          field: 'unitRate',
          header: d.pick(['补贴标准', '月标准', '标准', '月人均补差']) + unit('元/人·月'),
        },
        ...(months ? [{ key: 'months', field: 'months', header: d.pick(['月数', '发放月数']) }] : []),
        ...(extra ? [{ key: 'more', field: 'adjustment', header: `分类施保金额${unit('元')}` }] : []),
        {
          key: 'amount',
          field: 'amount',
          header: d.pick(['发放金额', '合计', '实发金额', '补助金额', '本次发放']) + unit('元'),
        },
      ],
      amountKey: 'amount',
      fill: (p) => {
        const heads = d.int(1, 5);
        const r = d.int(200, 450);
        const m = months ? d.int(1, 3) : 1;
        const more = extra && d.chance(0.3) ? d.int(20, 90) : 0;
        p.fen = (heads * r * m + more) * 100;
        p.values = {
          persons: String(heads),
          unitRate: String(r),
          months: String(m),
          more: more ? String(more) : d.pick(['', '0']),
          amount: money(p.fen),
        };
      },
    };
  }
  if (which === 'tekun')
    return {
      name: '特困人员救助供养金',
      columns: [
        { key: 'level', field: null, header: '自理能力' },
        { key: 'unitRate', field: 'unitRate', header: '基本生活标准（元）' },
        { key: 'more', field: 'adjustment', header: '照料护理费用（元）' },
        { key: 'amount', field: 'amount', header: d.pick(['合计（元）', '发放金额', '实发金额(元)']) },
      ],
      amountKey: 'amount',
      fill: (p) => {
        const base = d.int(800, 1000);
        const care = d.pick([0, 120, 360, 720]);
        p.fen = (base + care) * 100;
        p.values = {
          level: d.pick(['全自理', '半护理', '全护理']),
          unitRate: String(base),
          more: String(care),
          amount: money(p.fen),
        };
      },
    };
  if (which === 'fixed' || which === 'machine') {
    const machine = which === 'machine';
    return {
      name: machine ? '农机购置与应用补贴' : d.pick(['临时救助金', '农村危房改造补助']),
      columns: [
        ...(machine
          ? [
              { key: 'model', field: null, header: '机具型号' },
              { key: 'units', field: 'units', header: '台数' },
              { key: 'price', field: 'unitPrice', header: d.pick(['机具价格（元）', '单价(元)', '销售价格（元）']) },
            ]
          : []),
        {
          key: 'amount',
          field: 'amount',
          header: d.pick(['补助金额', '救助金额', '补贴金额', '发放金额']) + unit('元'),
        },
      ],
      amountKey: 'amount',
      fill: (p) => {
        p.fen = d.int(50000, 600000);
        p.values = {
          model: `甲-${d.int(10, 99)}型`,
          units: '1',
          price: String(d.int(8000, 90000)),
          amount: money(p.fen),
        };
      },
    };
  }
  if (which === 'crops') {
    const total = d.chance(0.5);
    const crops = d.pick([
      ['玉米', '大豆'],
      ['水稻', '小麦'],
      ['玉米', '大豆', '稻谷'],
    ]);
    const lines = d.chance(0.5);
    const rates = crops.map(() => d.int(20, 150) * 100 + d.int(0, 99));
    return {
      name: '玉米大豆生产者补贴',
      columns: [
        ...crops.flatMap((crop, i) =>
          (['面积（亩）', '标准（元/亩）', '金额（元）'] as const).map((part, j): Column => {
            const key = `${'qra'[j]}${i}`;
            return lines
              ? { key, field: undefined, header: part, upper: crop }
              : { key, field: undefined, header: `${crop}${j === 0 ? '种植' : '补贴'}${part}` };
          }),
        ),
        ...(total
          ? [
              {
                key: 'amount',
                field: 'amount',
                header: d.pick(['合计金额（元）', '补贴金额合计', '合计（元）', '实发金额']),
              },
            ]
          : []),
      ],
      amountKey: total ? 'amount' : 'a0',
      fill: (p) => {
        p.values = {};
        p.fen = 0;
        crops.forEach((_, i) => {
          if (i > 0 && d.chance(0.3)) {
            for (const part of ['q', 'r', 'a']) p.values[`${part}${i}`] = '';
            return;
          }
          const area = d.int(100, 900);
          const fen = product(area, rates[i] ?? 0, 4);
          p.fen += fen;
          p.values[`q${i}`] = decimal(area, 2);
          p.values[`r${i}`] = decimal(rates[i] ?? 0, 2);
          p.values[`a${i}`] = money(fen);
        });
        p.values.amount = money(p.fen);
      },
    };
  }
  if (which === 'due')
    return {
      name: '退耕还林补助',
      columns: [
        { key: 'quantity', field: 'quantity', header: `面积${unit('亩')}` },
        { key: 'unitRate', field: 'unitRate', header: `补助标准${unit('元/亩')}` },
        { key: 'due', field: 'dueAmount', header: `应发金额${unit('元')}` },
        { key: 'more', field: 'adjustment', header: `补发${unit('元')}` },
        { key: 'less', field: undefined, header: `扣回${unit('元')}` },
        { key: 'amount', field: 'amount', header: `实发金额${unit('元')}` },
      ],
      amountKey: 'amount',
      fill: (p) => {
        const area = d.int(200, 1500);
        const due = product(area, 12500, 4);
        const more = d.chance(0.2) ? d.int(100, 5000) : 0;
        const less = d.chance(0.2) ? d.int(100, 5000) : 0;
        p.fen = due + more - less;
        p.values = {
          quantity: decimal(area, 2),
          unitRate: '125',
          due: money(due),
          more: more ? money(more) : '',
          less: less ? money(less) : '',
          amount: money(p.fen),
        };
      },
    };
  if (which === 'gaoling')
    return {
      name: '高龄津贴',
      columns: [
        { key: 'age', field: null, header: '年龄' },
        { key: 'unitRate', field: 'unitRate', header: d.pick(['月标准（元）', '补贴标准（元/人·月）', '标准(元/月)']) },
        { key: 'months', field: 'months', header: d.pick(['月数', '发放月数（个月）']) },
        { key: 'amount', field: 'amount', header: d.pick(['发放金额（元）', '津贴金额', '补贴金额']) },
      ],
      amountKey: 'amount',
      fill: (p) => {
        const r = d.pick([50, 100, 300]);
        const m = d.int(1, 3);
        p.fen = r * m * 100;
        p.values = { age: String(d.int(80, 101)), unitRate: String(r), months: String(m), amount: money(p.fen) };
      },
    };
  if (which === 'tuigeng')
    return {
      name: '新一轮退耕还林补助',
      columns: [
        { key: 'year', field: null, header: '造林年度' },
        { key: 'quantity', field: 'quantity', header: d.pick(['补助面积（亩）', '核验面积(亩)', '面积（亩）']) },
        { key: 'unitRate', field: 'unitRate', header: d.pick(['本次补助标准（元/亩）', '本次标准(元/亩)']) },
        { key: 'amount', field: 'amount', header: d.pick(['本次补助金额（元）', '本次发放（元）']) },
      ],
      amountKey: 'amount',
      fill: (p) => {
        const area = d.int(100, 900);
        p.fen = product(area, 300, 2);
        p.values = { year: '2023', quantity: decimal(area, 2), unitRate: '300', amount: money(p.fen) };
      },
    };
  return {
    name: '生态护林员补助',
    columns: [
      { key: 'unitRate', field: 'unitRate', header: d.pick(['补助标准（元/人·年）', '补助标准（元/年）']) },
      { key: 'months', field: 'months', header: d.pick(['月数', '发放月数']) },
      { key: 'amount', field: 'amount', header: d.pick(['补助金额（元）', '发放金额']) },
    ],
    amountKey: 'amount',
    fill: (p) => {
      const m = d.int(1, 12);
      p.fen = product(480000, m, 2, 12);
      p.values = { unitRate: '4800', months: String(m), amount: money(p.fen) };
    },
  };
}
