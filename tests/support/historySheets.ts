import { asFile } from './deskStore';
import type { Dice } from './dice';
import { anIdNumber } from './people';

const HEADER = '序号,村名,村民小组,户主姓名,身份证号码,补贴面积(亩),补贴标准(元/亩),补贴金额(元),社会保障卡账号,备注';
const FAMILY = [...'赵钱孙李周吴郑王'];
const GIVEN = [...'甲乙丙丁戊己庚辛壬癸'];
export const VILLAGES = ['东坝村', '西坝村'] as const;

export const aName = (dice: Dice): string => `${dice.pick(FAMILY)}${dice.pick(GIVEN)}${dice.pick(GIVEN)}`;

/** One line of an invented list; a few of them have something wrong that the check asks about. */
function line(n: number, dice: Dice, village: string): string {
  const id = dice.chance(0.03) ? '1.90101E+17' : dice.chance(0.03) ? '' : anIdNumber(dice.int(1, 4000));
  const mu = dice.int(1, 40);
  const amount = dice.chance(0.03) ? '1.00' : ((mu * 8637) / 100).toFixed(2);
  const remark = dice.chance(0.1) ? '代领' : '';
  return `${n},${village},${dice.pick(['一组', '二组'])},${aName(dice)},${id},${mu}.00,86.37,${amount},,${remark}`;
}

/** A small list mostly, now and then one of several blocks. */
export function aSheet(dice: Dice, name: string): File {
  const rows = dice.chance(0.06) ? dice.int(380, 900) : dice.chance(0.3) ? dice.int(20, 60) : dice.int(1, 8);
  const village = dice.chance(0.5) ? dice.pick(VILLAGES) : undefined;
  const lines = Array.from({ length: rows }, (_, n) => line(n + 1, dice, village ?? dice.pick(VILLAGES)));
  const header = dice.chance(0.05) ? '甲,乙,丙,丁,戊,己,庚,辛,壬,癸' : HEADER;
  return asFile([header, ...lines].join('\r\n'), `${name}.csv`);
}
