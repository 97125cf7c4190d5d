import { type CalendarDate, fen, fillText, ok, type Problem, type Result } from '../kernel';
import type { PostingInput } from '../layout';
import type { PayoutRow } from '../payout/types';
import { defaultPostingPolicy, type PolicyFault, planPosting } from '../privacy';
import type { RollupFacts, RollupTables } from './rollupPosting';

/** Confirmed rows of one program in one village, of all its batches of the year. */
export interface ProgramRows {
  readonly program: string;
  readonly rows: readonly PayoutRow[];
}

export interface HouseholdPosting {
  readonly input: PostingInput;
  /** Programs whose payees are not named on a year's list (profiles C and D). */
  readonly unnamed: readonly string[];
  /** Rows that had to stay out, and why. */
  readonly problems: readonly Problem[];
}

/** One line per payee: what the year brought him under this program. */
function perPayee(rows: readonly PayoutRow[]): PayoutRow[] {
  const payees = new Map<string, PayoutRow>();
  for (const { quantity: _quantity, unitRate: _rate, adjustAdd: _add, adjustLess: _less, ...row } of rows) {
    const key = row.idNumber || `${row.villagerGroup}\n${row.payee}`;
    const known = payees.get(key);
    payees.set(key, known ? { ...known, amount: fen(known.amount + row.amount) } : { ...row, remark: '' });
  }
  return [...payees.values()];
}

/**
 * The village's list of households for the year (到户明细): 户主, group, program, amount; for the board only. The only way from
 * private to public rows is `planPosting`; programs of profile C and D stay sums on the other sheet (privacy.md § 3).
 */
export function planHouseholdPosting(
  programs: readonly ProgramRows[],
  facts: RollupFacts & { readonly postedOn: CalendarDate },
  tables: RollupTables,
): Result<HouseholdPosting, PolicyFault> {
  const { text } = tables;
  const groups: PostingInput['groups'][number][] = [];
  const unnamed: string[] = [];
  const problems: Problem[] = [];
  let seq = 0;
  for (const { program, rows } of programs) {
    const { profile } = tables.factsOf(program);
    if (profile === 'C' || profile === 'D') {
      unnamed.push(program);
      continue;
    }
    const plan = planPosting(perPayee(rows), defaultPostingPolicy(profile, facts.postedOn), tables.privacy);
    if (!plan.ok) return plan;
    problems.push(...plan.value.problems);
    groups.push({
      name: program,
      rows: plan.value.rows.map((row) => {
        seq += 1;
        return { ...row, seq };
      }),
    });
  }
  return ok({
    input: {
      form: 'board',
      paper: 'A4',
      orientation: 'portrait',
      title: fillText(text, 'rollup.households.title', { village: facts.village, year: facts.year }),
      village: facts.village,
      township: facts.township,
      program: fillText(text, 'rollup.households.program'),
      groups,
      columns: ['seq', 'villagerGroup', 'payee', 'amount'],
      postedOn: facts.postedOn,
      ...(facts.postingTo ? { postingTo: facts.postingTo } : {}),
      telephones: facts.telephone.split(/[、,，;；\s]+/).filter(Boolean),
      signer: facts.signer,
      writtenOn: facts.postedOn,
      units: { count: fillText(text, 'posting.household'), quantity: '', rate: '' },
    },
    unnamed,
    problems,
  });
}
