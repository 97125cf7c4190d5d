import { type Problem, problem } from '../../kernel';
import type { EntryContext } from './acts';
import type { Entry } from './blank';
import { checkChain, checkDecision } from './chains';
import { checkMeeting } from './meeting';
import { checkReviews } from './reviews';
import { asksForBasis, classNeedsReason, isPublicClass, needsFiling, needsListBasis } from './villageRules';

/** What an entry must say before a leader reads it. R-A01 class, R-A04 reason and article, R-V15 quorum, R-V16, R-V09, R-V14. */
export function checkContent({ line, body }: Entry, { rules, catalog, chain }: EntryContext): Problem[] {
  const found: Problem[] = [];
  const say = (code: string, field: string, severity: 'error' | 'warning' = 'error'): void =>
    void found.push(problem(code, severity, { recordId: line.id, field }));
  if (line.title.trim() === '') say('disclosure.titleMissing', 'title');
  const says =
    body.text.trim() !== '' ||
    body.persons !== undefined ||
    body.attachments.some(({ role }) => role === 'attachment' || role === 'public');
  if (!says) say('disclosure.empty', 'text');
  if (line.disclosureClass === '') say('disclosure.classMissing', 'disclosureClass');
  if (classNeedsReason(rules, line.disclosureClass)) {
    if (body.classReason.trim() === '') say('disclosure.reasonMissing', 'classReason');
    if (body.classArticle.trim() === '') say('disclosure.articleMissing', 'classArticle');
  }
  if (line.unitKind === 'villagerGroup' && (body.group ?? '').trim() === '')
    say('disclosure.groupMissing', 'group', 'warning');
  if (needsFiling(rules, line.catalogCode) && (body.filedOn ?? '') === '')
    say('disclosure.filingMissing', 'filedOn', 'warning');
  if (body.meeting) found.push(...checkMeeting(body.meeting, rules));
  found.push(...checkDecision(line, body.meeting !== null, chain, catalog), ...checkChain(line, chain, catalog));
  return found;
}

/** What must be there before anything is printed, posted or packed. R-S01, R-S02, R-S07, R-P10, R-V07, R-A01. */
export function checkRelease({ line, body }: Entry, { rules, catalog, review }: EntryContext): Problem[] {
  const found: Problem[] = [];
  const say = (code: string, field: string): void =>
    void found.push(problem(code, 'error', { recordId: line.id, field }));
  if (line.disclosureClass !== '' && !isPublicClass(rules, line.disclosureClass))
    say('disclosure.classNotPublic', 'disclosureClass');
  if (body.listBasis.trim() === '' && asksForBasis(rules, catalog, line.reach))
    say(needsListBasis(rules, catalog) ? 'disclosure.listBasisMissing' : 'disclosure.groupBasisMissing', 'listBasis');
  if (catalog?.isFinance && !hasOpinion(body.supervision)) say('disclosure.opinionMissing', 'supervision');
  if (
    body.attachments.some(({ role, privacy }) => role !== 'original' && (privacy === 'found' || privacy === 'unread'))
  )
    say('disclosure.attachmentUnsafe', 'attachments');
  return [...found, ...checkReviews(review)];
}

/** 公开内容要素 of the catalog that nobody ticked yet: said before it is submitted, never a block. */
export function checkElements({ line, body: { elements = [] } }: Entry, { catalog }: EntryContext): Problem[] {
  const n = (catalog?.contentElements ?? []).filter((element) => !elements.includes(element)).length;
  if (n === 0) return [];
  return [problem('disclosure.elementsOpen', 'warning', { recordId: line.id, field: 'elements' }, { n })];
}

const hasOpinion = (supervision: Entry['body']['supervision']): boolean =>
  supervision !== null && supervision.on !== '' && supervision.by.trim() !== '' && supervision.opinion.trim() !== '';
