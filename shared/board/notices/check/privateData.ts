import { type Problem, problem } from '../../../kernel';
import { createDetector, isForbiddenHeader, type PrivacyCode } from '../../../privacy';
import type { NoticeTableBlock } from '../../../records';
import type { NoticePart } from '../placeholders';
import { type Checked, inField, placeOf } from './context';

const CODES: Readonly<Record<PrivacyCode, string>> = {
  'pii.id': 'notice.private.id',
  'pii.bank': 'notice.private.bank',
  'pii.phone': 'notice.private.phone',
  'pii.maybe': 'notice.private.maybe',
};

const NUMBER = /\d{3,4}-\d{7,8}|\d{5,12}/g;

/** Numbers of the notice's own telephone lines: somebody wrote them there as public ones. */
const contactsOf = (telephones: readonly string[]): string[] =>
  telephones.flatMap((line) => line.normalize('NFKC').match(NUMBER) ?? []);

/** What the store made of a long number in a title (maskLongNumbers): nobody can read such a title. */
const COVERED = /[\dA-Za-z]\*{4,}/;

const hasOne = (text: string, words: readonly string[]): boolean => words.some((word) => text.includes(word));

/** R-S04, R-S08: numbers of persons, columns that no public list may have, lists of profile D. Parameters are masked. */
export function checkPrivate(given: Checked): Problem[] {
  const { notice, body, parts, context } = given;
  const { privacy, rules, profile, publicContacts = [] } = context;
  const detector = createDetector({
    rules: privacy,
    publicContacts: [...publicContacts, ...contactsOf(body.telephones)],
  });
  const inLists = createDetector({
    rules: privacy,
    publicContacts: [...publicContacts, ...contactsOf(body.telephones)],
    ...(profile === undefined ? {} : { profile }),
  });
  // Not printed with the sheet, but read out to everybody.
  const spoken = body.spoken === '' ? [] : [{ field: 'spoken', text: body.spoken }];
  const problems = [...parts, ...spoken].flatMap((part: NoticePart) => {
    const place = part.header === undefined ? {} : { column: part.header };
    return (part.row === undefined ? detector : inLists)
      .find(part.text, place)
      .map(({ code, masked }) =>
        problem(CODES[code], code === 'pii.maybe' ? 'warning' : 'error', placeOf(part), { masked }),
      );
  });
  if (COVERED.test(notice.title)) problems.push(inField('notice.private.titleCovered', 'error', 'title'));
  const tables = body.blocks.flatMap((block, index) => (block.kind === 'table' ? [{ block, number: index + 1 }] : []));
  const isNeverListed = profile === 'D' || hasOne(notice.title, rules.neverListed);
  for (const { block, number } of tables) {
    for (const [index, { header }] of block.columns.entries())
      if (isForbiddenHeader(header, privacy))
        problems.push(
          problem('notice.private.column', 'error', { field: 'blocks', line: number, column: index + 1 }, { header }),
        );
    if ((isNeverListed || hasOne(block.caption, rules.neverListed)) && namesSomebody(block, rules.words.nameHeaders))
      problems.push(problem('notice.private.neverListed', 'error', { field: 'blocks', line: number }));
  }
  if (profile === 'D' && notice.kind === 'posting')
    problems.push(inField('notice.private.neverPosted', 'error', 'kind'));
  return problems;
}

const namesSomebody = (table: NoticeTableBlock, headers: readonly string[]): boolean =>
  table.columns.some(
    ({ header }, index) =>
      hasOne(header, headers) &&
      table.rows.some(({ kind, cells }) => kind === 'row' && (cells[index] ?? '').trim() !== ''),
  );
