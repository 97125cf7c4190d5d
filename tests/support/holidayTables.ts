import { asFile } from './deskStore';

const LAWFUL_2027 = [
  '02-05',
  '02-06',
  '02-07',
  '02-08',
  '04-05',
  '05-01',
  '05-02',
  '06-09',
  '09-15',
  '10-01',
  '10-02',
  '10-03',
];

/** A table for 2027 as a notice might have it: invented; 1 to 8 January are days off, 9 January is worked. */
export const table2027 = (over: object = {}): File => {
  const januaryOff = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `2027-01-0${n}`);
  const table = {
    year: 2027,
    off: [...januaryOff, ...LAWFUL_2027.map((one) => `2027-${one}`)],
    on: ['2027-01-09'],
    source: '样例通知',
  };
  return asFile(JSON.stringify({ ...table, ...over }), '2027.json');
};
