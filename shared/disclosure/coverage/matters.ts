import { type Decoder, decode } from '../../kernel';
import type { CatalogEntry, Disclosure } from '../../records';

/** Something that a township must have at least one live entry for: a field of the catalog (R-C02) or a matter of 条例 Art. 21 (R-P05). */
export interface Matter {
  readonly id: string;
  readonly name: string;
}

export const decodeMatters: Decoder<{ readonly rule: string; readonly source: string; readonly matters: Matter[] }> =
  decode.object({
    rule: decode.string({ max: 20 }),
    source: decode.string({ max: 400 }),
    matters: decode.arrayOf(decode.object({ id: decode.string({ max: 20 }), name: decode.string({ max: 100 }) }), 100),
  });

export interface MatterCoverage<M extends Matter> {
  readonly matter: M;
  readonly entries: readonly CatalogEntry[];
  /** Public now, the newest first. */
  readonly live: readonly Disclosure[];
  /** Begun, not public yet. */
  readonly open: readonly Disclosure[];
  /** covered: something is live. excused: nothing is, and somebody stated why. missing: neither. */
  readonly state: 'covered' | 'excused' | 'missing';
  readonly reason: string;
}

const isLive = (line: Disclosure): boolean => line.state === 'published' && line.takenDownOn === '';

/**
 * Each matter with its live entries or the stated reason. Lines of every year count: what stays published is live until it is
 * taken down.
 */
export function coverMatters<M extends Matter>(
  matters: readonly M[],
  entries: Iterable<CatalogEntry>,
  matterOf: (entry: CatalogEntry) => string,
  disclosures: Iterable<Disclosure>,
  reasons: ReadonlyMap<string, string>,
): readonly MatterCoverage<M>[] {
  const entriesOf = new Map<string, CatalogEntry[]>(matters.map(({ id }) => [id, []]));
  const matterOfCode = new Map<string, string>();
  for (const entry of entries) {
    const id = matterOf(entry);
    if (!entriesOf.has(id)) continue;
    entriesOf.get(id)?.push(entry);
    matterOfCode.set(entry.code, id);
  }
  const live = new Map<string, Disclosure[]>();
  const open = new Map<string, Disclosure[]>();
  for (const line of disclosures) {
    const id = matterOfCode.get(line.catalogCode);
    if (id === undefined || line.deleted || line.notApplicable !== '') continue;
    const into = isLive(line) ? live : line.state === 'draft' || line.state === 'review' ? open : undefined;
    if (!into) continue;
    const known = into.get(id);
    if (known) known.push(line);
    else into.set(id, [line]);
  }
  return matters.map((matter) => {
    const reason = reasons.get(matter.id) ?? '';
    const isCovered = live.has(matter.id);
    return {
      matter,
      entries: entriesOf.get(matter.id) ?? [],
      live: (live.get(matter.id) ?? []).sort((a, b) => (a.postedOn < b.postedOn ? 1 : -1)),
      open: open.get(matter.id) ?? [],
      state: isCovered ? 'covered' : reason === '' ? 'missing' : 'excused',
      reason,
    };
  });
}

/** Field of an entry by its printed 领域, also under an older name (扶贫 → 乡村振兴). */
export function fieldFinder(
  fields: readonly (Matter & { readonly aliases: readonly string[] })[],
): (entry: CatalogEntry) => string {
  const byName = new Map(
    fields.flatMap(({ id, name, aliases }) => [name, ...aliases].map((word) => [word, id] as const)),
  );
  return (entry) => byName.get(entry.domain) ?? '';
}
