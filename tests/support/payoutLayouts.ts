import { idCheckCharacter } from '../../shared/kernel';
import { type Dice, dice } from './dice';
import {
  ALIASES,
  aKind,
  type Column,
  commas,
  GIVEN,
  groupWords,
  inWords,
  luhnFits,
  type Person,
  pad,
  SURNAMES,
  serialDay,
  VILLAGES,
  wide,
  yuan,
} from './payoutKinds';
import { aCard } from './payoutSheet';

/**
 * Sheets as other offices make them, each with its answer. The answer is worked out here from the rows that were
 * invented, by the document's definitions alone; nothing of the product's reading is used.
 */
export interface MadeSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly cells: readonly (readonly string[])[];
}

/** A problem that must be found; `column` 0 means any. Codes after a bar are as good. */
export interface WantedProblem {
  readonly sheet: string;
  readonly row: number;
  readonly code: string;
  readonly column: number;
}

export interface WantedTotal {
  readonly sheet: string;
  readonly row: number;
  readonly printedFen: number;
  readonly ownFen: number;
  readonly verdict: 'equal' | 'differs' | 'cannotCompare';
  /** "level village group" of every reading that covers exactly the same rows. */
  readonly readings: readonly string[];
}

export interface MadeBook {
  readonly about: string;
  readonly fileName: string;
  readonly sheets: readonly MadeSheet[];
  readonly wanted: {
    readonly counted: readonly string[];
    readonly fields: readonly (string | null | undefined)[];
    readonly counts: Readonly<
      Record<'read' | 'imported' | 'repaired' | 'warned' | 'rejected' | 'skipped' | 'distinctPeople', number>
    >;
    readonly totalFen: number;
    /** "village/group count fen", sorted. */
    readonly groups: readonly string[];
    readonly problems: readonly WantedProblem[];
    /** "sheet row why", sorted; a row that only names a place may be called anything. */
    readonly skipped: readonly string[];
    readonly totals: readonly WantedTotal[];
  };
}

type Damage = readonly [severity: 'repair' | 'warn' | 'reject', apply: (p: Person, cells: string[]) => boolean];

const SEVERITIES = { repair: 1, warn: 2, reject: 3 } as const;

/** Inserts blanks, line breaks and asterisks into a header as offices do. */
function decorate(d: Dice, header: string): string {
  const r = d.int(0, 9);
  const letters = [...header];
  if (r === 0 && letters.length > 2 && !header.includes('\n'))
    return `${letters.slice(0, 2).join('')}\n${letters.slice(2).join('')}`;
  if (r === 1) return `${header}*`;
  if (r === 2) return `${header} `;
  if (r === 3 && !/[(（【]/.test(header)) return letters.join(d.pick([' ', '　']));
  if (r === 4) return ` ${header}`;
  return header;
}

export function makeBook(seed: number, rowsWanted?: number): MadeBook {
  const d = dice(seed);
  const kind = aKind(d);
  const messy = d.chance(0.8) ? d.pick([0.05, 0.15, 0.4]) : 0;
  const villageMode = d.pick([
    'column',
    'column',
    'merged',
    'title',
    'tables',
    'sheet',
    'file',
    'both',
    'row',
  ] as const);
  const groupMode =
    villageMode === 'both'
      ? 'both'
      : d.pick([
          'column',
          'column',
          'merged',
          'row',
          'none',
          villageMode === 'file' || villageMode === 'title' ? 'title' : 'column',
        ] as const);
  const one = villageMode === 'title' || villageMode === 'file';
  const villageCount = one ? 1 : d.int(1, 4);
  const villages = d.shuffle(VILLAGES).slice(0, villageCount);
  const manySheets = villageMode === 'sheet' || (villageMode !== 'tables' && !one && d.chance(0.15));
  const withId = !d.chance(0.07);
  const withCard = d.chance(0.75);
  const dated = d.chance(0.3);
  const withRemark = d.chance(0.75);
  const withSex = withId && d.chance(0.2);
  const alias = (field: string): string => d.pick(ALIASES[field] ?? []);

  // ---------- columns ----------
  const place: Column[] = [];
  if (villageMode === 'column' || villageMode === 'merged')
    place.push({ key: 'village', field: 'village', header: alias('village') });
  if (villageMode === 'both') place.push({ key: 'both', field: undefined, header: alias('both') });
  if (groupMode === 'column' || groupMode === 'merged') {
    let header = alias('villagerGroup');
    if (place[0]?.header === '所属社') header = '组别';
    place.push({ key: 'group', field: 'villagerGroup', header });
  }
  const rest: Column[] = [];
  if (withId) rest.push({ key: 'id', field: 'idNumber', header: alias('idNumber') });
  if (withSex) rest.push({ key: 'sex', field: 'sex', header: '性别' });
  if (withCard) rest.push({ key: 'card', field: 'bankCardNumber', header: alias('bankCardNumber') });
  if (d.chance(0.2)) rest.push({ key: 'accountName', field: 'accountName', header: alias('accountName') });
  if (d.chance(0.2)) rest.push({ key: 'bank', field: 'bank', header: alias('bank') });
  if (d.chance(0.4)) rest.push({ key: 'phone', field: 'phone', header: alias('phone') });
  const titles = d.chance(0.85) || villageMode === 'title' || villageMode === 'tables' || groupMode === 'title';
  if (dated && titles) rest.push({ key: 'date', field: 'payDate', header: alias('payDate') });
  if (d.chance(0.2)) rest.push({ key: 'code', field: 'financeCode', header: alias('financeCode') });
  if (d.chance(0.2))
    rest.push({ key: 'unknown', field: null, header: d.pick(['核验人意见', '家庭住址', '民族', '地块名称']) });
  if (
    d.chance(0.2) &&
    kind.columns.every((c) => c.field !== 'persons') &&
    kind.columns.some((c) => c.field === 'quantity')
  )
    rest.push({ key: 'family', field: 'persons', header: d.pick(['家庭人口', '家庭人口数']) });
  const seq: Column[] = d.chance(0.85) ? [{ key: 'seq', field: 'seq', header: alias('seq') }] : [];
  const payee: Column = {
    key: 'name',
    field: 'payee',
    header: kind.name.includes('护林员') && d.chance(0.5) ? '护林员姓名' : alias('payee'),
  };
  const tail: Column[] = [];
  if (d.chance(0.3)) tail.push({ key: 'sign', field: 'signature', header: alias('signature') });
  if (withRemark) tail.push({ key: 'remark', field: 'remark', header: alias('remark') });
  const order = d.int(0, 3);
  const block = kind.columns;
  let columns: Column[];
  if (order === 0) columns = [...seq, ...place, payee, ...rest, ...block, ...tail];
  else if (order === 1) columns = [...seq, ...place, payee, ...block, ...d.shuffle(rest), ...tail];
  else if (order === 2) {
    const mixed = d.shuffle([...place, payee, ...rest]);
    const at = d.int(0, mixed.length);
    columns = [...seq, ...mixed.slice(0, at), ...block, ...mixed.slice(at), ...tail];
  } else {
    const loose = kind.columns.some((c) => c.upper) ? [] : block;
    columns = d.shuffle([...seq, ...place, payee, ...rest, ...loose, ...d.shuffle(tail)]);
    if (loose.length === 0) columns.splice(d.int(0, columns.length), 0, ...block);
  }
  // Shared headings of the amount block, where it stands together and has none of its own.
  const start = columns.indexOf(block[0] as Column);
  const together = block.length >= 2 && block.every((c, i) => columns[start + i] === c);
  let lines = columns.some((c) => c.upper) ? 2 : 1;
  if (lines === 1 && together && d.chance(0.35)) {
    const three = d.chance(0.3);
    lines = three ? 3 : 2;
    const upper = d.pick(['补贴面积及资金', '发放情况', '2026年补贴情况']);
    columns = columns.map((c, at) =>
      at >= start && at < start + block.length
        ? { ...c, upper, ...(three ? { middle: at === start ? '核定情况' : '兑付情况' } : {}) }
        : c,
    );
  }
  columns = columns.map((c) => ({ ...c, header: decorate(d, c.header) }));
  const width = columns.length;
  const at = (key: string): number => columns.findIndex((c) => c.key === key);
  const headerLines = (cols: readonly Column[]): string[][] => {
    if (lines === 1) return [cols.map((c) => c.header)];
    const first = cols.map((c, i) =>
      c.upper === undefined ? c.header : cols[i - 1]?.upper === c.upper ? '' : c.upper,
    );
    const last = cols.map((c) => (c.upper === undefined ? '' : c.header));
    if (lines === 2) return [first, last];
    const middle = cols.map((c, i) => (c.middle === undefined || cols[i - 1]?.middle === c.middle ? '' : c.middle));
    return [first, middle, last];
  };

  // ---------- people ----------
  const rowCount = rowsWanted ?? d.int(12, 60);
  const people: Person[] = [];
  const used = new Set<string>();
  const anId = (sex: string): string => {
    for (;;) {
      const sequence = d.int(1, 499) * 2 + (sex === '男' ? 1 : 0);
      const body = `190101${d.int(1938, 2003)}${pad(d.int(1, 12), 2)}${pad(d.int(1, 28), 2)}${pad(sequence, 3)}`;
      if (used.has(body)) continue;
      used.add(body);
      return body + idCheckCharacter(body);
    }
  };
  villages.forEach((village, v) => {
    const take = Math.max(3, Math.floor(rowCount / villages.length));
    const groups =
      groupMode === 'none' ? 1 : groupMode === 'title' ? 1 : d.int(1, Math.min(14, Math.max(1, Math.floor(take / 3))));
    const first = groupMode === 'title' ? d.int(1, 12) : 1;
    for (let k = 0; k < take; k += 1) {
      const sex = d.pick(['男', '女']);
      const person: Person = {
        village,
        group: groupMode === 'none' ? 0 : first + Math.min(groups - 1, Math.floor((k * groups) / take)),
        name: d.chance(0.05)
          ? d.pick(['阿依古丽·买买提', '扎西·次仁', '李䶮', '杨𬀩'])
          : d.pick(SURNAMES) + d.pick(GIVEN) + (d.chance(0.6) ? d.pick(GIVEN) : ''),
        id: anId(sex),
        card: aCard(seed * 1000 + v * 300 + k + 1),
        sex,
        date: [2026, d.int(4, 6), d.int(1, 28)],
        values: {},
        fen: 0,
      };
      kind.fill(person);
      people.push(person);
    }
  });

  // ---------- damage ----------
  const amountAt = at(kind.amountKey);
  const setCell = (key: string, change: (text: string, p: Person) => string | null) => (p: Person, cells: string[]) => {
    const index = at(key);
    if (index < 0) return false;
    const next = change(cells[index] ?? '', p);
    if (next === null) return false;
    cells[index] = next;
    return true;
  };
  const id = (change: (id: string, p: Person) => string | null) => setCell('id', change);
  const body = (text: string): string => text + idCheckCharacter(text);
  const split = kind.amountKey === 'a0';
  const setFen = (p: Person, fen: number): void => {
    p.fen = fen;
  };
  const unreadable = (p: Person, text: string): string => {
    setFen(p, Number.NaN);
    return text;
  };
  const amount = (change: (text: string, p: Person) => string | null) => setCell(kind.amountKey, change);
  const hasFormula = kind.columns.some((c) => c.field === 'unitRate') || kind.columns.some((c) => c.key === 'q0');
  const DAMAGES: Readonly<Record<string, Damage>> = {
    id_apostrophe: ['repair', id((t) => `'${t}`)],
    id_tab_suffix: ['repair', id((t) => `${t}\t`)],
    id_formula: ['repair', id((t) => `="${t}"`)],
    id_spaces: ['repair', id((t) => `${t.slice(0, 6)} ${t.slice(6, 14)} ${t.slice(14)}`)],
    id_fullwidth: ['repair', id((t) => (/X/.test(t) ? null : wide(t)))],
    id_lowercase_x: ['repair', id((t) => (t.endsWith('X') ? t.slice(0, 17) + d.pick(['x', 'х', 'Х', '×']) : null))],
    id_scientific: ['reject', id((t) => `${t[0]}.${t.slice(1, 6)}E+17`)],
    id_precision_lost: [
      'reject',
      id((t) => (idCheckCharacter(`${t.slice(0, 15)}00`) === '0' ? null : `${t.slice(0, 15)}000`)),
    ],
    id_checksum: [
      'reject',
      id((t) => {
        const wrong = t.slice(0, 17) + (t.endsWith('X') ? '0' : String((Number(t[17]) + 1) % 10));
        return wrong.endsWith('000') ? null : wrong;
      }),
    ],
    'id_date|age_impossible': [
      'reject',
      id((t) => body(`${t.slice(0, 6)}${d.pick(['19701331', '19700230', '20310101', '18500101'])}${t.slice(14, 17)}`)),
    ],
    id_15_digits: ['warn', id((t) => (t.slice(6, 8) === '19' ? t.slice(0, 6) + t.slice(8, 17) : null))],
    id_missing: ['warn', id(() => '')],
    id_other_document: ['warn', id(() => d.pick(['H', 'M']) + pad(d.int(1, 99999999), 8))],
    sex_mismatch: ['warn', setCell('sex', (t) => (t === '男' ? '女' : '男'))],
    name_inner_spaces: [
      'repair',
      setCell('name', (t) => ([...t].length === 2 ? [...t].join(d.pick(['　', ' ', '  '])) : null)),
    ],
    name_nbsp: ['repair', setCell('name', (t) => t + d.pick(['\u00a0', '\u200b']))],
    name_dot_variant: [
      'repair',
      setCell('name', (t) => (t.includes('·') ? t.replace('·', d.pick(['•', '．', '.', '‧'])) : null)),
    ],
    name_lost_char: [
      'warn',
      setCell('name', (t) => `${[...t].slice(0, -1).join('')}${d.pick(['?', '�', '□', '\ue123'])}`),
    ],
    name_digits: ['warn', setCell('name', (t) => t + d.pick(['等3人', '2']))],
    name_missing: ['reject', setCell('name', () => '')],
    card_spaces: ['repair', setCell('card', (t) => t.replace(/(\d{4})(?=\d)/g, '$1 '))],
    card_luhn: ['warn', setCell('card', (t) => t.slice(0, -1) + String((Number(t.at(-1)) + 1) % 10))],
    card_scientific: ['warn', setCell('card', (t) => `${t[0]}.${t.slice(1, 6)}E+18`)],
    card_precision_lost: [
      'warn',
      setCell('card', (t) => `${t.slice(0, 12)}${luhnFits(`${t.slice(0, 12)}0000000`) ? '1' : '0'}000000`),
    ],
    amount_thousands: ['repair', amount((t, p) => (!split && p.fen >= 100000 && !t.includes('元') ? commas(t) : null))],
    amount_currency: ['repair', amount((t) => (t === '' ? null : d.pick(['￥', '¥']) + t))],
    amount_unit: ['repair', amount((t) => (t === '' ? null : `${t}元`))],
    amount_fullwidth: ['repair', amount((t) => (t === '' ? null : wide(t)))],
    amount_missing: ['reject', amount((_, p) => (split ? null : unreadable(p, '')))],
    amount_not_number: ['reject', amount((_, p) => unreadable(p, d.pick(['#VALUE!', '见备注', '#####', '待定'])))],
    amount_mismatch: [
      'warn',
      amount((_, p) => {
        if (!hasFormula || split) return null;
        setFen(p, p.fen + d.pick([100, 1000, 55, 9000]));
        return yuan(p.fen);
      }),
    ],
    amount_zero: [
      'warn',
      amount((_, p) => {
        if (hasFormula || split) return null;
        setFen(p, 0);
        return '0.00';
      }),
    ],
    date_serial: ['repair', setCell('date', (_, p) => serialDay(p.date))],
    date_dots: ['repair', setCell('date', (_, p) => p.date.join('.'))],
    date_chinese: ['repair', setCell('date', (_, p) => `${p.date[0]}年${p.date[1]}月${p.date[2]}日`)],
    date_compact: ['repair', setCell('date', (_, p) => `${p.date[0]}${pad(p.date[1], 2)}${pad(p.date[2], 2)}`)],
    'date_without_year|date_chinese': ['repair', setCell('date', (_, p) => `${p.date[1]}月${p.date[2]}日`)],
    group_variant: [
      'repair',
      setCell('group', (t, p) =>
        t === '' || groupMode === 'merged'
          ? null
          : d.pick([
              `${p.group}组`,
              `${inWords(p.group)}组`,
              `第${p.group}村民小组`,
              String(p.group),
              `${p.group}社`,
              `第${inWords(p.group)}组`,
            ]),
      ),
    ],
    remark_newline: ['repair', setCell('remark', () => '代领\n已签字')],
    remark_overflow: [
      'repair',
      (_, cells) => {
        if (columns[width - 1]?.key !== 'remark') return false;
        cells[width - 1] = '由其子代领';
        cells.push('已签字');
        return true;
      },
    ],
    columns_shifted: [
      'reject',
      (p, cells) => {
        if (split || p.fen < 100000 || amountAt < 0 || amountAt === width - 1 || order2.some((from, to) => from !== to))
          return false;
        const [left = '', right = ''] = commas(yuan(p.fen)).split(',');
        cells.splice(amountAt, 1, left, right);
        p.fen = Number.NaN;
        return true;
      },
    ],
    silent_residue: ['repair', amount((_, p) => (split || p.fen % 10 === 0 ? null : `${yuan(p.fen)}000000000000007`))],
  };
  const codes = Object.keys(DAMAGES);
  const COLUMN_OF: Record<string, string> = {
    id: 'id',
    name: 'name',
    card: 'card',
    amount: kind.amountKey,
    date: 'date',
    group: 'group',
    remark: 'remark',
  };

  // ---------- writing ----------
  const problems: WantedProblem[] = [];
  const skipped: string[] = [];
  const totals: WantedTotal[] = [];
  const counts = { read: 0, imported: 0, repaired: 0, warned: 0, rejected: 0, skipped: 0, distinctPeople: 0 };
  const distinct = new Set<string>();
  const groups = new Map<string, { count: number; fen: number }>();
  let totalFen = 0;
  const madeSheets: { name: string; hidden: boolean; cells: string[][] }[] = [];
  interface Written {
    readonly village: string;
    readonly group: string;
    readonly fen: number;
    readonly page: number;
    readonly sheet: string;
  }
  const written: Written[] = [];
  let sheet = { name: '', hidden: false, cells: [] as string[][] };
  let order2 = [...columns.keys()];
  const add = (cells: readonly string[], move = false): number => {
    sheet.cells.push(
      move
        ? [...order2.map((i) => cells[i] ?? ''), ...cells.slice(width)]
        : [...cells, ...Array(Math.max(0, width - cells.length)).fill('')],
    );
    return sheet.cells.length;
  };
  const skip = (why: string, cells: readonly string[], move = false): number => {
    const row = add(cells, move);
    skipped.push(`${sheet.name} ${row} ${why}`);
    return row;
  };
  const cellsOf = (p: Person, n: number, firstOfVillage: boolean, firstOfGroup: boolean): string[] =>
    columns.map((c) => {
      switch (c.key) {
        case 'seq':
          return String(n);
        case 'village':
          return villageMode === 'merged' && !firstOfVillage ? '' : p.village;
        case 'group':
          return groupMode === 'merged' && !firstOfGroup ? '' : groupWords(p.group);
        case 'both':
          return p.village + groupWords(p.group);
        case 'name':
          return p.name;
        case 'id':
          return p.id;
        case 'sex':
          return p.sex;
        case 'card':
          return p.card;
        case 'accountName':
          return p.name;
        case 'bank':
          return '示例农商银行';
        case 'phone':
          return `0000${pad(d.int(0, 9999999), 7)}`;
        case 'date':
          return `${p.date[0]}-${pad(p.date[1], 2)}-${pad(p.date[2], 2)}`;
        case 'code':
          return `CZ${pad(n, 6)}`;
        case 'unknown':
          return c.header.includes('民族') || c.header.includes('族') ? '汉' : d.pick(['', '无']);
        case 'family':
          return String(d.int(1, 6));
        case 'sign':
        case 'remark':
          return '';
        default:
          return p.values[c.key] ?? '';
      }
    });
  const problem = (row: number, code: string): void => {
    const key =
      code === 'sex_mismatch' || code === 'columns_shifted' || code === 'remark_overflow'
        ? ''
        : (COLUMN_OF[code.split('_')[0] ?? ''] ?? '');
    const index = at(key);
    problems.push({ sheet: sheet.name, row, code, column: index < 0 || split ? 0 : order2.indexOf(index) + 1 });
  };
  const printTotal = (word: string, why: 'subtotal' | 'total', rows: readonly Written[], readings: string[]): void => {
    const own = rows.reduce((sum, r) => sum + (Number.isNaN(r.fen) ? 0 : r.fen), 0);
    const unreadable = rows.some((r) => Number.isNaN(r.fen));
    const wrong = !(word.includes('本页') && villageTotals && villages.length > 1) && d.chance(0.12);
    const off = d.chance(0.3) ? 1 : d.pick([10000, -5000, 2]);
    const printed = wrong ? own + off : own;
    const cells: string[] = Array(width).fill('');
    const free = order2
      .slice(0, 4)
      .filter(
        (i) =>
          i < width &&
          !['amount', 'quantity', 'unitRate', 'persons', 'months', 'due', 'more', 'less', 'price', 'units'].includes(
            columns[i]?.key ?? '',
          ) &&
          !/^[qra]\d$/.test(columns[i]?.key ?? ''),
      );
    const text = d.chance(0.3) ? [...word].join(d.pick([' ', '　', '  '])) : word;
    const pos = free.length > 0 ? d.pick(free) : amountAt;
    if (split) return;
    cells[pos] = text;
    cells[amountAt] = d.pick([
      yuan(printed),
      commas(yuan(printed)),
      `￥${yuan(printed)}`,
      String(Number(yuan(printed))),
    ]);
    if (at('remark') >= 0 && at('remark') !== pos && d.chance(0.3)) cells[at('remark')] = `${rows.length}户`;
    if (pos === amountAt) return;
    const row = skip(why, cells, true);
    totals.push({
      sheet: sheet.name,
      row,
      printedFen: printed,
      ownFen: own,
      verdict: unreadable ? 'cannotCompare' : Math.abs(printed - own) <= 0 ? 'equal' : 'differs',
      readings,
    });
  };

  const metaLine = d.chance(0.5);
  const numbersRow = d.chance(0.15);
  const blankUnderTitle = d.chance(0.1);
  const head = (village: string, group: string): void => {
    const placeName =
      (villageMode === 'title' || villageMode === 'tables' ? village : '') + (groupMode === 'title' ? group : '');
    if (titles)
      skip('title', [
        `示例县样本镇${placeName}2026年${kind.name}${d.pick(['发放公示表', '资金发放花名册', '发放明细表', '到户清册'])}`,
      ]);
    if (titles && blankUnderTitle) skip('blank', []);
    if (metaLine) {
      const cells: string[] = Array(width).fill('');
      cells[0] = `填报单位：样本镇${villageMode === 'tables' || villageMode === 'title' ? village : ''}${d.pick(['', '财政所'])}`;
      if (villageMode === 'tables' || villageMode === 'title') cells[0] = `填报单位：样本镇${village}民委员会`;
      if (village.endsWith('社区')) cells[0] = '填报单位：样本镇财政所';
      if (width > 5) cells[d.int(2, width - 2)] = '填报日期：2026年6月30日';
      cells[width - 1] = '单位：元';
      skip('meta', cells);
    }
    for (const line of headerLines(columns)) skip('header', line, true);
    if (numbersRow)
      skip(
        'header',
        columns.map((_, i) => String(i + 1)),
      );
  };
  const repeatEvery = d.chance(0.2) && !manySheets ? d.int(8, 20) : 0;
  const subtotals = groupMode !== 'none' && groupMode !== 'title' && d.chance(0.5);
  const pageEvery = !subtotals && d.chance(0.2) ? d.int(6, 15) : 0;
  const villageTotals = d.chance(0.5) || villageMode === 'tables';
  const grand = d.chance(0.6);
  const aboveGrand = !subtotals && !pageEvery && !villageTotals && villageMode !== 'row' && d.chance(0.15);
  const footer = d.chance(0.5);
  const blanks = d.chance(0.4);
  let n = 0;
  let page = 0;
  let sinceHeader = 0;
  const emit = (p: Person, firstOfVillage: boolean, firstOfGroup: boolean, village: string, group: string): void => {
    n += 1;
    const cells = cellsOf(p, n, firstOfVillage, firstOfGroup);
    const found: string[] = [];
    let worst = 0;
    const fill =
      (villageMode === 'merged' && !firstOfVillage && at('village') >= 0) || (groupMode === 'merged' && !firstOfGroup);
    if (d.chance(messy)) {
      const code = d.pick(codes);
      const damage = DAMAGES[code] as Damage;
      // A cell that was merged away cannot be damaged; the first row names the place and must stay.
      if (damage[1](p, cells)) {
        if (code !== 'silent_residue') {
          found.push(code);
          worst = SEVERITIES[damage[0]];
        }
      }
    }
    // An account under the damaged name is no second fault of the row.
    if (at('accountName') >= 0 && found.some((code) => code === 'name_lost_char' || code === 'name_digits'))
      cells[at('accountName')] = cells[at('name')] ?? '';
    const row = add(cells, true);
    for (const code of found) problem(row, code);
    if (fill && !found.includes('columns_shifted')) {
      problems.push({ sheet: sheet.name, row, code: 'filled_down', column: 0 });
      worst = Math.max(worst, 1);
    }
    counts.read += 1;
    if (worst === 3) counts.rejected += 1;
    else {
      counts.imported += 1;
      totalFen += p.fen;
      const key = `${village}/${group}`;
      const entry = groups.get(key) ?? { count: 0, fen: 0 };
      groups.set(key, { count: entry.count + 1, fen: entry.fen + p.fen });
      if (withId && !found.includes('id_missing'))
        distinct.add(`${found.includes('id_other_document') ? row : ''}${p.id}`);
    }
    if (worst === 2) counts.warned += 1;
    if (worst === 1) counts.repaired += 1;
    written.push({ village, group, fen: p.fen, page, sheet: sheet.name });
    // The same line pasted twice, or a second plot of the same person.
    if (withId && found.length === 0 && messy > 0 && !split && d.chance(0.03) && !fill) {
      const again = [...cells];
      n += 1;
      if (at('seq') >= 0) again[at('seq')] = String(n);
      const exact = d.chance(0.5) || hasFormula;
      if (!exact) again[amountAt] = yuan(p.fen + 100);
      const second = add(again, true);
      counts.read += 1;
      problems.push({
        sheet: sheet.name,
        row: second,
        code: exact ? 'dup_exact' : 'dup_person',
        column: order2.indexOf(at('id')) + 1,
      });
      if (exact) counts.rejected += 1;
      else {
        counts.imported += 1;
        counts.warned += 1;
        totalFen += p.fen + 100;
        const entry = groups.get(`${village}/${group}`) ?? { count: 0, fen: 0 };
        groups.set(`${village}/${group}`, { count: entry.count + 1, fen: entry.fen + p.fen + 100 });
        written.push({ village, group, fen: p.fen + 100, page, sheet: sheet.name });
      }
    }
  };
  const open = (name: string): void => {
    sheet = { name, hidden: false, cells: [] };
    madeSheets.push(sheet);
    sinceHeader = 0;
    order2 = [...columns.keys()];
    if (madeSheets.length > 1 && lines === 1 && d.chance(0.5)) order2 = d.shuffle(order2);
    // The remark stays last where it was: overflow is only told apart there.
    const last = columns.length - 1;
    if (columns[last]?.key === 'remark') order2 = [...order2.filter((i) => i !== last), last];
  };
  const close = (rows: readonly Written[], readings: string[]): void => {
    if (grand && !aboveGrand && rows.length > 0) printTotal(d.pick(['总计', '共计']), 'total', rows, readings);
    if (footer) {
      const cells: string[] = Array(width).fill('');
      cells[0] = d.pick(['制表人：', '制表：张三', '单位负责人（签字）：']);
      if (width > 4) cells[3] = d.pick(['审核人：', '复核人：李四']);
      skip('footer', cells);
    }
  };
  const byVillage = villages.map((village) => people.filter((p) => p.village === village));
  if (!manySheets) open('');
  villages.forEach((village, v) => {
    if (manySheets) open(villageMode === 'sheet' ? village : `表${v + 1}`);
    const mine = byVillage[v] ?? [];
    const firstGroup = groupWords(mine[0]?.group ?? 0);
    if (manySheets || v === 0 || villageMode === 'tables') {
      if (v > 0 && !manySheets) skip('blank', []);
      head(village, firstGroup);
      sinceHeader = 0;
      if (aboveGrand && (manySheets || v === 0)) {
        // Damage is thrown when a row is written; a total above is therefore written after its rows are known.
        sheet.cells.push([]);
      }
    }
    const fromVillage = written.length;
    if (villageMode === 'row') skip('place', [d.pick([village, `${['一', '二', '三', '四'][v]}、${village}`])]);
    let last = -1;
    let fromGroup = written.length;
    const closeGroup = (): void => {
      if (last < 0 || !subtotals) return;
      const rows = written.slice(fromGroup);
      const name = groupWords(last);
      printTotal(d.pick(['小计', '小计', `${name}小计`]), 'subtotal', rows, [`group ${village} ${name}`]);
      if (blanks && d.chance(0.5)) skip('blank', []);
    };
    mine.forEach((p, k) => {
      if (p.group !== last) {
        closeGroup();
        fromGroup = written.length;
        if (groupMode === 'row')
          skip('place', [d.pick([groupWords(p.group), `${p.group}组`, `${inWords(p.group)}组`])]);
      }
      if (repeatEvery && ++sinceHeader > repeatEvery) {
        for (const line of headerLines(columns)) skip('repeated_header', line, true);
        sinceHeader = 0;
      }
      emit(p, k === 0, p.group !== last, village, groupWords(p.group));
      last = p.group;
      if (pageEvery && (k + 1) % pageEvery === 0 && k + 1 < mine.length) {
        const rows = written.filter((w) => w.page === page && w.sheet === sheet.name);
        printTotal(
          d.pick(['本页小计', '本页合计']),
          'subtotal',
          rows,
          ['page', `group ${village} ${groupWords(p.group)}`, `village ${village} `].filter(
            (r, i) => i === 0 || r !== '',
          ),
        );
        page += 1;
      }
    });
    if (manySheets || villageMode === 'tables') page += 1;
    closeGroup();
    const rows = written.slice(fromVillage);
    const everything = written.filter((w) => w.sheet === sheet.name);
    const whole = everything.length === rows.length;
    const readings = [
      `village ${village} `,
      ...(whole ? ['total'] : []),
      ...(new Set(rows.map((r) => r.group)).size === 1 ? [`group ${village} ${firstGroup}`] : []),
    ];
    if (villageTotals && !aboveGrand) printTotal(d.pick(['合计', '合计', `${village}合计`]), 'total', rows, readings);
    if (manySheets) close(rows, readings.includes('total') ? readings : [...readings, 'total']);
    if (blanks && !manySheets && v + 1 < villages.length && villageMode !== 'tables') skip('blank', []);
  });
  if (!manySheets) {
    const same = villages.length === 1 ? [`village ${villages[0]} `] : [];
    const oneGroup =
      new Set(written.map((w) => `${w.village}/${w.group}`)).size === 1
        ? [`group ${villages[0]} ${written[0]?.group}`]
        : [];
    if (villageMode === 'tables' && villages.length > 1) {
      // A 总计 under the last of several tables may mean that table or all of them: not printed.
    } else close(written, ['total', ...same, ...oneGroup]);
  }
  if (aboveGrand)
    for (const made of madeSheets) {
      const where = made.cells.findIndex((cells) => cells.length === 0);
      const rows = written.filter((w) => w.sheet === made.name);
      if (split || rows.length === 0) {
        made.cells[where] = Array(width).fill('');
        skipped.push(`${made.name} ${where + 1} blank`);
        continue;
      }
      const own = rows.reduce((sum, r) => sum + (Number.isNaN(r.fen) ? 0 : r.fen), 0);
      const cells: string[] = Array(width).fill('');
      const orderHere = madeSheets.length > 1 ? null : columns;
      if (orderHere === null) {
        made.cells[where] = cells;
        skipped.push(`${made.name} ${where + 1} blank`);
        continue;
      }
      const word = amountAt === 0 ? 1 : 0;
      cells[word] = d.pick(['合计', '合 计', '总计']);
      cells[amountAt] = yuan(own);
      made.cells[where] = cells;
      skipped.push(`${made.name} ${where + 1} total`);
      totals.push({
        sheet: made.name,
        row: where + 1,
        printedFen: own,
        ownFen: own,
        verdict: rows.some((r) => Number.isNaN(r.fen)) ? 'cannotCompare' : 'equal',
        readings: [
          'total',
          ...(villages.length === 1 ? [`village ${villages[0]} `] : []),
          ...(new Set(rows.map((r) => r.village + r.group)).size === 1
            ? [`group ${villages[0]} ${rows[0]?.group}`]
            : []),
        ],
      });
    }
  const counted = madeSheets.map((s) => s.name);
  if (manySheets && d.chance(0.4))
    madeSheets.push({ name: '隐藏底稿', hidden: true, cells: (madeSheets[0]?.cells ?? []).map((r) => [...r]) });
  if (manySheets && d.chance(0.4)) madeSheets.push({ name: 'Sheet9', hidden: false, cells: [] });
  if (manySheets && villages.length > 1 && villageMode === 'sheet' && d.chance(0.5)) {
    const sums = villages.map((village) =>
      [...groups].filter(([key]) => key.startsWith(`${village}/`)).reduce((s, [, g]) => s + g.fen, 0),
    );
    madeSheets.unshift({
      name: '汇总',
      hidden: false,
      cells: [
        [`样本镇2026年${kind.name}汇总表`, '', '', ''],
        ['序号', '村名', '户数', '金额（元）'],
        ...villages.map((village, i) => [String(i + 1), village, '1', yuan(sums[i] ?? 0)]),
        ['合计', '', '', yuan(sums.reduce((a, b) => a + b, 0))],
      ],
    });
  }
  counts.skipped = skipped.length;
  counts.distinctPeople = distinct.size;
  return {
    about: `${kind.name} village:${villageMode} group:${groupMode} lines:${lines} sheets:${madeSheets.length} messy:${messy}`,
    fileName: villageMode === 'file' ? `${villages[0]}2026年${kind.name}.csv` : '发放表.csv',
    sheets: madeSheets,
    wanted: {
      counted,
      fields: columns.map((c) => c.field),
      counts,
      totalFen,
      groups: [...groups].map(([key, g]) => `${key} ${g.count} ${g.fen}`).sort(),
      problems,
      skipped,
      totals,
    },
  };
}
