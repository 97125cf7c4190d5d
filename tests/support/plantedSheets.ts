/** Sheets of several subsidy kinds in which every place that can hold text holds somebody's number. */
import { Planter } from './planted';
import { idNumber, luhnCard } from './privateNumbers';

export interface PlantedSheet {
  readonly kind: string;
  readonly fileName: string;
  readonly cells: string[][];
  readonly planter: Planter;
}

/** Subsidy kinds of privacy.md § 3 with the headers their offices use. `money` is the column that is paid. */
export const PLANTED_KINDS = {
  land: {
    title: '2026年耕地地力保护补贴发放明细表',
    header:
      '序号,村名,村民小组,户主姓名,身份证号码,补贴面积(亩),补贴标准(元/亩),补贴金额(元),社会保障卡账号,联系电话,开户行,备注',
    values: ['2.00', '86.37', '172.74'],
  },
  allowance: {
    title: '2026年6月城乡居民最低生活保障金发放表',
    header: '序号,村名,村民小组,户主姓名,身份证号码,保障人口,月人均补助,发放金额(元),银行账号,联系方式,家庭住址,备注',
    values: ['2', '300.00', '600.00'],
  },
  elderly: {
    title: '2026年高龄津贴发放花名册',
    header: '序号,村名,村民小组,姓名,公民身份号码,月数,标准(元/月),发放金额(元),一卡通账号,手机号,监护人,备注',
    values: ['3', '50.00', '150.00'],
  },
} as const;

export type PlantedKind = keyof typeof PLANTED_KINDS;

export interface PlantedOptions {
  /** Numbers also in title, header cells, group lines, footer and file name; off: in data columns only. */
  readonly around?: boolean;
  /** Also in village and group cells. */
  readonly places?: boolean;
  readonly seed?: number;
}

const PEOPLE = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥';

/** One sheet. The first rows are sound, so that something is posted whatever becomes of the others. */
export function plantedSheet(kind: PlantedKind, options: PlantedOptions = {}): PlantedSheet {
  const { around = true, places = true, seed = 1 } = options;
  const planter = new Planter(seed);
  const spec = PLANTED_KINDS[kind];
  const header = spec.header.split(',');
  const plant = (text: string, on: boolean): string => (on ? text + planter.any() : text);
  let serial = 0;
  const sound = (village: string): string[] => {
    serial += 1;
    // Rightful private values of their columns: they must not come out either.
    const id = idNumber('190101', `19${40 + (serial % 45)}0${1 + (serial % 9)}1${serial % 10}`, String(100 + serial));
    planter.planted.push({ digits: id, written: id, kind: 'id18' });
    const card = luhnCard('799998', 19, String(serial * 7_654_321_987).padStart(13, '3'));
    planter.planted.push({ digits: card, written: card, kind: 'card' });
    const phone = planter.next('phone', 0);
    const name = `赵${PEOPLE.charAt(serial % 22)}${PEOPLE.charAt((serial * 7) % 22)}`;
    return [String(serial), village, '一组', name, id, ...spec.values, card, phone, '', ''];
  };
  const rows: string[][] = [];
  const village = ['东坝村', '西坝村'];
  for (let n = 0; n < 6; n += 1) rows.push(sound(village[n % 2] ?? ''));
  header.forEach((_, column) => {
    if (column >= 5 && column <= 7) return;
    if (!places && (column === 1 || column === 2)) return;
    // Every kind of number in every column, in turn alone and behind text.
    for (let n = 0; n < 12; n += 1) {
      const row = sound(village[n % 2] ?? '');
      row[column] = n % 2 === 0 && column > 2 ? planter.any() : `${row[column] ?? ''}${planter.any()}`;
      rows.push(row);
    }
  });
  for (const column of [5, 6, 7]) {
    for (const kindOf of ['phone', 'card', 'id18'] as const) {
      const row = sound('东坝村');
      row[column] = planter.next(kindOf, 0);
      rows.push(row);
    }
  }
  const wide = (text: string): string[] => [text, ...header.slice(1).map(() => '')];
  const cells = [
    wide(plant(spec.title, around)),
    wide(plant('填报单位：样本镇 制表人', around)),
    header.map((name, at) => (around && at >= 8 ? `${name}(${planter.any()})` : name)),
    ...(around ? [wide(`第一村民小组 组长${planter.next('phone', 2)}`)] : []),
    ...rows,
    ...(around ? [wide(`制表：钱某 电话${planter.next('phone', 3)} 审核：${planter.any()}`)] : []),
  ];
  const fileName = around ? `东坝村${planter.next('phone', 0)}发放表.csv` : '发放表.csv';
  return { kind, fileName, cells, planter };
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
export const csvOf = (cells: readonly (readonly string[])[]): string =>
  `${cells.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
