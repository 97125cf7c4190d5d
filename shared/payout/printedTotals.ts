import { addUp, key, put, reach, type Sum, sum } from './runningSums';
import type { PrintedTotal, TotalVerdict } from './types';

/** page: 本页小计 · sub: 小计 · sum: 合计 · grand: 总计 and everything that names the whole township. */
export type TotalWord = 'page' | 'sub' | 'sum' | 'grand';

export interface TotalRow {
  readonly row: number;
  readonly word: TotalWord;
  /** Named in the total row itself ("三组小计", a filled village cell); '' when not. */
  readonly village: string;
  readonly group: string;
  readonly printedFen: number;
}

interface Draft {
  row: number;
  level: PrintedTotal['level'];
  village: string;
  group: string;
  printedFen: number;
  ownFen: number;
  verdict: TotalVerdict;
}

/**
 * Compares the totals that a sheet prints with our own sums (payout-sheets.md § 4.2, § 4.6.5). What cannot be assigned to its
 * rows is `cannotCompare`, never `differs`.
 */
export class PrintedTotals {
  private readonly drafts: Draft[] = [];
  /** Rows since the last 小计 or 合计, by village and group. */
  private open = new Map<string, Sum>();
  /** Rows since the last 合计, by village and group. */
  private since = new Map<string, Sum>();
  /** Rows of the whole sheet, by village and group. */
  private readonly all = new Map<string, Sum>();
  /** Rows since the last total of any kind, and since the last page total: a page may hold the end of a village. */
  private page = sum();
  private sincePage = sum();
  private sinceGrand = sum();
  private grandSeen = false;
  private current: { open: Sum; since: Sum; all: Sum } | undefined;
  private village = '';
  private group = '';
  /** The last total whose level depends on what follows: a 小计 inside a group is a page's, a 合计 inside a village a group's. */
  private waiting: Draft | undefined;
  /** Totals printed above their rows. */
  private subAbove: Draft | undefined;
  private sumAbove: Draft | undefined;
  private readonly subModeAbove = { value: false };
  /** Groups that already had a page subtotal. */
  private readonly paged = new Set<string>();

  constructor(private readonly sheet: string) {}

  /** A data row. `fen` undefined: its amount cannot be read. `excluded`: the second of an exact duplicate. */
  add(village: string, group: string, fen: number | undefined, excluded: boolean): void {
    if (!this.current || village !== this.village || group !== this.group) this.enter(village, group);
    const at = this.current;
    if (!at || excluded) return;
    put(at.open, fen);
    put(at.since, fen);
    put(at.all, fen);
    put(this.page, fen);
    put(this.sincePage, fen);
    put(this.sinceGrand, fen);
  }

  private enter(village: string, group: string): void {
    const held = this.waiting;
    if (held) {
      if (held.level === 'group' && held.village === village && held.group === group) {
        held.level = 'page';
        this.paged.add(key(village, group));
        held.village = '';
        held.group = '';
      } else if (held.level === 'village' && held.village === village) {
        const one = this.lastScope;
        held.level = one && one.group !== group && one.group !== '' ? 'group' : 'page';
        if (held.level === 'group') this.sumsAreGroups = true;
        held.group = held.level === 'group' ? (one?.group ?? '') : '';
        if (held.level === 'page') {
          held.village = '';
          this.subsArePages = true;
        }
      }
      this.waiting = undefined;
    }
    this.village = village;
    this.group = group;
    this.current = {
      open: reach(this.open, village, group),
      since: reach(this.since, village, group),
      all: reach(this.all, village, group),
    };
  }

  /** This sheet writes 合计 under every group. */
  private sumsAreGroups = false;
  /** This sheet writes 小计 under every page, whatever groups it holds. */
  private subsArePages = false;
  private lastScope: { village: string; group: string } | undefined;

  /** A new table begins under its own title: totals below it speak of its rows. */
  startTable(): void {
    this.closeAbove();
    this.open.clear();
    this.since.clear();
    this.page = sum();
    this.sincePage = sum();
    this.current = undefined;
    this.waiting = undefined;
  }

  total(total: TotalRow): void {
    if (total.word === 'page') this.pageTotal(total);
    else if (total.word === 'sub') this.subTotal(total);
    else this.sumTotal(total);
  }

  private push(total: TotalRow, level: PrintedTotal['level'], own: Sum, verdict?: TotalVerdict): Draft {
    const compared: TotalVerdict =
      own.unreadable > 0 ? 'cannotCompare' : own.fen === total.printedFen ? 'equal' : 'differs';
    const draft: Draft = {
      row: total.row,
      level,
      village: level === 'group' || level === 'village' ? own.village : '',
      group: level === 'group' ? own.group : '',
      printedFen: total.printedFen,
      ownFen: own.fen,
      verdict: verdict ?? compared,
    };
    this.drafts.push(draft);
    return draft;
  }

  private pageTotal(total: TotalRow): void {
    const { page, sincePage } = this;
    if (page.rows === sincePage.rows || this.fits(page, total))
      this.push(total, 'page', page, page.rows === 0 ? 'cannotCompare' : undefined);
    // Whether the total of a village ended its page can only be told where one of both sums fits.
    else this.push(total, 'page', sincePage, this.fits(sincePage, total) ? undefined : 'cannotCompare');
    this.page = sum();
    this.sincePage = sum();
  }

  private fits(own: Sum, total: TotalRow): boolean {
    return own.rows > 0 && own.unreadable === 0 && own.fen === total.printedFen;
  }

  private subTotal(total: TotalRow): void {
    const keys = [...this.open.values()].filter((s) => s.rows > 0);
    if (this.subAbove) {
      this.settle(this.subAbove, addUp(keys), keys);
      this.subAbove = undefined;
    }
    if (total.group !== '') {
      const own = keys.find((s) => s.group === total.group && (total.village === '' || s.village === total.village));
      const whole = [...this.all.values()].find(
        (s) => s.group === total.group && s.village === (total.village || this.village),
      );
      if (own || whole) this.push(total, 'group', own ?? whole ?? sum());
      else this.subAbove = this.push(total, 'group', sum(total.village || this.village, total.group), 'cannotCompare');
    } else if (keys.length === 0 || this.subModeAbove.value) {
      const again = this.fallbackForSub(total);
      if (again) this.push(total, again.level, again.own);
      else {
        if ([...this.all.values()].length === 0) this.subModeAbove.value = true;
        this.subAbove = this.push(total, 'group', sum(), 'cannotCompare');
      }
    } else if (keys.length === 1 && keys[0]) this.subOfOne(total, keys[0]);
    else this.subOfMany(total, keys);
    this.open = new Map();
    this.current = undefined;
    this.page = sum();
  }

  private fallbackForSub(total: TotalRow): { level: PrintedTotal['level']; own: Sum } | undefined {
    if (this.subModeAbove.value) return undefined;
    const last = this.since.get(key(this.village, this.group));
    if (last && this.fits(last, total)) return { level: 'group', own: last };
    const village = addUp([...this.since.values()].filter((s) => s.village === this.village));
    const own = { ...village, village: this.village };
    return this.fits(own, total) ? { level: 'village', own } : undefined;
  }

  private subOfOne(total: TotalRow, only: Sum): void {
    const level = only.group !== '' ? 'group' : only.village !== '' ? 'village' : 'page';
    const whole = this.since.get(key(only.village, only.group));
    if (this.paged.has(key(only.village, only.group)) && !this.fits(only, total)) {
      if (whole && this.fits(whole, total)) {
        this.push(total, level, whole);
        return;
      }
      this.push(total, 'page', only);
      return;
    }
    const draft = this.push(total, level, only);
    if (level === 'group') this.waiting = draft;
    else if (level === 'village') {
      this.waiting = draft;
      this.lastScope = { village: only.village, group: '' };
    }
  }

  private subOfMany(total: TotalRow, keys: readonly Sum[]): void {
    const all = addUp(keys);
    const last = keys[keys.length - 1];
    const villages = new Set(keys.map((s) => s.village));
    const [village = ''] = villages;
    if (this.fits(all, total)) {
      if (villages.size > 1) this.push(total, 'page', all);
      else {
        this.waiting = this.push(total, village === '' ? 'page' : 'village', { ...all, village });
        this.lastScope = { village, group: '' };
      }
      return;
    }
    if (last && this.fits(last, total)) {
      this.push(total, 'group', last);
      return;
    }
    const groupwise = [...this.since.values()].some(
      (s) => s.rows > 0 && !keys.some((k) => k.village === s.village && k.group === s.group),
    );
    if (this.subsArePages) this.push(total, 'page', all);
    else if (villages.size > 1 || groupwise) this.push(total, 'page', all, 'cannotCompare');
    else {
      this.waiting = this.push(total, village === '' ? 'page' : 'village', { ...all, village });
      this.lastScope = { village, group: '' };
    }
  }

  private sumTotal(total: TotalRow): void {
    const keys = [...this.since.values()].filter((s) => s.rows > 0);
    const whole = addUp(this.all.values());
    if (this.subAbove) {
      const open = [...this.open.values()].filter((s) => s.rows > 0);
      this.settle(this.subAbove, addUp(open), open);
      this.subAbove = undefined;
    }
    const villages = new Set(keys.map((s) => s.village));
    const [village = ''] = villages;
    const since = addUp(keys);
    if (total.group !== '' && keys.some((s) => s.group === total.group)) {
      this.push(total, 'group', keys.find((s) => s.group === total.group) ?? sum());
    } else if (total.village !== '' && total.word === 'sum') {
      const own = addUp([...this.all.values()].filter((s) => s.village === total.village));
      if (own.rows > 0) this.push(total, 'village', { ...own, village: total.village });
      else this.sumAbove = this.push(total, 'village', sum(total.village), 'cannotCompare');
    } else if (whole.rows === 0) {
      this.closeSumAbove();
      this.sumAbove = this.push(total, 'total', sum(), 'cannotCompare');
    } else if (total.word === 'grand') this.grandTotal(total, whole);
    else if (keys.length === 0) this.push(total, 'total', whole);
    else if (this.sumsAreGroups && keys.length === 1 && keys[0] && keys[0].group !== '')
      this.push(total, 'group', keys[0]);
    else if (villages.size === 1 && village !== '') {
      this.waiting = this.push(total, 'village', { ...since, village });
      this.lastScope = { village, group: keys.length === 1 ? (keys[0]?.group ?? '') : '' };
    } else {
      const last = addUp(keys.filter((s) => s.village === this.village));
      const own = { ...last, village: this.village };
      if (this.fits(since, total) || this.fits(whole, total))
        this.push(total, 'total', this.fits(whole, total) ? whole : since);
      else if (villages.size > 1 && this.fits(own, total)) this.push(total, 'village', own);
      else this.push(total, 'total', since);
    }
    this.open = new Map();
    this.since = new Map();
    this.current = undefined;
    this.page = sum();
    if (total.word === 'grand') {
      this.sinceGrand = sum();
      this.grandSeen = true;
    }
  }

  private grandTotal(total: TotalRow, whole: Sum): void {
    if (this.fits(whole, total) || !this.grandSeen) this.push(total, 'total', whole);
    else if (this.fits(this.sinceGrand, total)) this.push(total, 'total', this.sinceGrand);
    else this.push(total, 'total', this.sinceGrand, 'cannotCompare');
  }

  /** Gives a total that stood above its rows their sum. */
  private settle(draft: Draft, own: Sum, keys: readonly Sum[]): void {
    if (own.rows === 0) return;
    const villages = new Set(keys.map((s) => s.village));
    const [village = ''] = villages;
    draft.ownFen = own.fen;
    draft.verdict = own.unreadable > 0 ? 'cannotCompare' : own.fen === draft.printedFen ? 'equal' : 'differs';
    if (keys.length === 1 && keys[0] && draft.level === 'group') {
      draft.village = keys[0].village;
      draft.group = keys[0].group;
      if (draft.group === '') draft.level = 'page';
    } else if (villages.size === 1 && village !== '') {
      draft.level = 'village';
      draft.village = village;
      draft.group = '';
    } else draft.level = draft.level === 'group' ? 'page' : 'total';
  }

  private closeSumAbove(): void {
    if (!this.sumAbove) return;
    const keys = [...this.all.values()].filter((s) => s.rows > 0);
    const named = this.sumAbove.level === 'village' ? keys.filter((s) => s.village === this.sumAbove?.village) : keys;
    this.settle(this.sumAbove, addUp(named), named);
    this.sumAbove = undefined;
  }

  private closeAbove(): void {
    if (this.subAbove) {
      const keys = [...this.open.values()].filter((s) => s.rows > 0);
      this.settle(this.subAbove, addUp(keys), keys);
      this.subAbove = undefined;
    }
    this.closeSumAbove();
  }

  finish(): PrintedTotal[] {
    this.closeAbove();
    return this.drafts.map((draft) => ({ ...draft, sheet: this.sheet }));
  }
}
