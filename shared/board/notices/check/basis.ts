import { type Problem, problem } from '../../../kernel';
import type { NoticeRules } from '../noticeRules';
import type { NoticePart } from '../placeholders';
import { type Checked, placeOf } from './context';

const SENTENCE = /[^。；;\n]+/g;
/** Fields in which laws are named. */
const FIELDS: ReadonlySet<string> = new Set(['blocks', 'legalBasis', 'title']);

const hasOne = (text: string, words: readonly string[]): boolean => words.some((word) => text.includes(word));

/** From the name of the law to the next one or the end of the sentence: there its articles stand. */
function articlesBehind(sentence: string, law: string): string {
  const at = sentence.indexOf(law);
  if (at < 0) return '';
  const behind = sentence.slice(at + law.length);
  const next = behind.indexOf('《');
  return next < 0 ? behind : behind.slice(0, next);
}

/** R-00a: an article that has another number since 2026-01-01, cited as it was. */
function checkMoved(part: NoticePart, { notice, day, context: { rules } }: Checked): Problem[] {
  return (part.text.match(SENTENCE) ?? []).flatMap((sentence) =>
    rules.movedArticles.flatMap((moved): Problem[] => {
      const law = moved.law.find((name) => sentence.includes(name));
      if (law === undefined || day < moved.since) return [];
      if (!articlesBehind(sentence, law).includes(moved.old)) return [];
      const around = `${notice.title}\n${sentence}`;
      if (moved.when.length > 0 && !hasOne(around, moved.when)) return [];
      if (hasOne(around, moved.unless)) return [];
      const { old, now, since, about } = moved;
      return [problem('notice.basis.moved', 'error', placeOf(part), { old, now, since, about })];
    }),
  );
}

/** Is the place inside 《…》? */
function isQuoted(text: string, at: number): boolean {
  const before = text.slice(0, at);
  return before.lastIndexOf('《') > before.lastIndexOf('》');
}

/** A law by its name stands between 《》; longer names go first, so that a part of one is no second law. */
function checkQuotes(part: NoticePart, rules: NoticeRules): Problem[] {
  const byLength = [...rules.laws].sort((a, b) => b.length - a.length);
  const taken: [number, number][] = [];
  return byLength.flatMap((law): Problem[] => {
    const found: Problem[] = [];
    for (let at = part.text.indexOf(law); at >= 0; at = part.text.indexOf(law, at + law.length)) {
      const end = at + law.length;
      if (taken.some(([from, to]) => at < to && from < end)) continue;
      taken.push([at, end]);
      if (!isQuoted(part.text, at) && found.length === 0)
        found.push(problem('notice.basis.quotes', 'warning', placeOf(part), { law }));
    }
    return found;
  });
}

/** A basis is a law by its title, or a document by its number, or a decision of the village. */
function checkEntries({ body, context: { rules } }: Checked): Problem[] {
  return body.legalBasis
    .filter((basis) => !/《[^》]+》|〔\d{4}〕|【/.test(basis) && !hasOne(basis, rules.words.decisions))
    .map((basis) => problem('notice.basis.noTitle', 'warning', { field: 'legalBasis' }, { basis: basis.slice(0, 40) }));
}

export function checkBasis(given: Checked): Problem[] {
  const { laws, movedArticles } = given.context.rules;
  const named = [...laws, ...movedArticles.flatMap(({ law }) => law)];
  const shortest = Math.min(...named.map((law) => law.length));
  const parts = given.parts.filter(
    ({ field, text }) => FIELDS.has(field) && text.length >= shortest && hasOne(text, named),
  );
  return [
    ...parts.flatMap((part) => [...checkMoved(part, given), ...checkQuotes(part, given.context.rules)]),
    ...checkEntries(given),
  ];
}
