import { type CalendarDate, type Problem, parseCalendarDate, problem } from '../../kernel';
import { COPY_PLACES, type DocumentState, type OfficialDocument } from '../../records';
import { type DocumentRules, goesToPortal, needsReason } from './documentRules';
import { checkExport } from './exporting';

/** 送签 退文 印发 上网 撤下 办结 重新办理. */
export const DOCUMENT_ACTS = ['circulate', 'sendBack', 'issue', 'publish', 'withdraw', 'close', 'reopen'] as const;
export type DocumentAct = (typeof DOCUMENT_ACTS)[number];

/** What a person says with an act. Days are CalendarDate or ''. */
export interface ActFacts {
  readonly on: string;
  readonly by: string;
  readonly reason: string;
  readonly documentNumber: string;
  readonly url: string;
}

export const NO_FACTS: ActFacts = { on: '', by: '', reason: '', documentNumber: '', url: '' };

const FROM: Readonly<Record<DocumentAct, readonly DocumentState[]>> = {
  circulate: ['draft'],
  sendBack: ['circulating'],
  issue: ['circulating'],
  publish: ['issued'],
  withdraw: ['published'],
  close: ['issued', 'published'],
  reopen: ['closed'],
};

/** Acts that the state offers, the next step first. Closing before publication is only for classes that stay off the net. */
export function actsFor(document: OfficialDocument, rules: DocumentRules): readonly DocumentAct[] {
  const isPublic = goesToPortal(rules, document.disclosureClass);
  const order: readonly DocumentAct[] = ['circulate', 'issue', 'publish', 'close', 'sendBack', 'withdraw', 'reopen'];
  return order.filter((act) => {
    if (!FROM[act].includes(document.state)) return false;
    if (act === 'publish') return isPublic;
    if (act === 'close') return document.state === 'published' || !isPublic;
    return true;
  });
}

/** R-P09: places that have not got the document yet. */
export const missingCopies = (document: OfficialDocument): readonly (typeof COPY_PLACES)[number][] =>
  COPY_PLACES.filter((place) => !document.copies.some((copy) => copy.to === place && copy.on !== ''));

/**
 * What an act still needs. error: it cannot be done. warning: it can, with a reason.
 */
export function checkAct(
  document: OfficialDocument,
  act: DocumentAct,
  facts: ActFacts,
  rules: DocumentRules,
  today: CalendarDate,
): Problem[] {
  const found: Problem[] = [];
  const need = (code: string, field: string): void =>
    void found.push(problem(code, 'error', { recordId: document.id, field }));
  if (!actsFor(document, rules).includes(act)) {
    if (act === 'publish' && document.state === 'issued') return checkExport(document, rules);
    return [problem('document.notNow', 'error', { recordId: document.id })];
  }
  if (act === 'circulate' || act === 'issue') found.push(...checkClass(document, rules));
  if ((act === 'sendBack' || act === 'withdraw') && facts.reason.trim() === '') need('document.whyMissing', 'reason');
  if (act === 'issue' && facts.documentNumber.trim() === '') need('document.numberMissing', 'documentNumber');
  if (act === 'issue' || act === 'publish') found.push(...checkDay(document, act, facts.on, today));
  if (act === 'publish') {
    found.push(...checkExport(document, rules));
    if (facts.url !== '' && !/^https?:\/\/\S+$/.test(facts.url)) need('document.urlWrong', 'url');
  }
  if (act === 'close' && document.state === 'published' && missingCopies(document).length > 0)
    found.push(
      problem(
        'document.copiesMissing',
        facts.reason.trim() === '' ? 'error' : 'warning',
        { recordId: document.id, field: 'copies' },
        { n: missingCopies(document).length },
      ),
    );
  return found;
}

/** R-A06: the class before 送签. R-A04: the reason, its article, and who of the 政务公开工作机构 checked it, before approval. */
function checkClass(document: OfficialDocument, rules: DocumentRules): Problem[] {
  const found: Problem[] = [];
  const need = (code: string, field: string): void =>
    void found.push(problem(code, 'error', { recordId: document.id, field }));
  if (document.title.trim() === '') need('document.titleMissing', 'title');
  if (document.disclosureClass === '') need('document.classMissing', 'disclosureClass');
  if (!needsReason(rules, document.disclosureClass)) return found;
  if (document.classReason.trim() === '') need('document.reasonMissing', 'classReason');
  if (document.classArticle.trim() === '') need('document.articleMissing', 'classArticle');
  if (document.classCheckedBy.trim() === '' || document.classCheckedOn === '')
    need('document.checkMissing', 'classCheckedBy');
  return found;
}

function checkDay(document: OfficialDocument, act: 'issue' | 'publish', on: string, today: CalendarDate): Problem[] {
  const say = (code: string): Problem[] => [problem(code, 'error', { recordId: document.id, field: 'on' })];
  const day = parseCalendarDate(on);
  if (!day) return say('document.dayMissing');
  if (day > today) return say('document.dayFuture');
  if (act === 'issue' && document.formedOn > day) return say('document.formedAfterIssue');
  if (act === 'issue' && Number(day.slice(0, 4)) !== document.year) return say('document.otherYear');
  if (act === 'publish' && day < document.issuedOn) return say('document.publishedBeforeIssue');
  return [];
}

/** The document after an act that passed its check. */
export function applyAct(document: OfficialDocument, act: DocumentAct, facts: ActFacts): OfficialDocument {
  switch (act) {
    case 'circulate':
      return { ...document, state: 'circulating', returnedWhy: '' };
    case 'sendBack':
      return {
        ...document,
        state: 'draft',
        returnedWhy: facts.reason.trim(),
        returnedTimes: document.returnedTimes + 1,
      };
    case 'issue':
      return {
        ...document,
        state: 'issued',
        documentNumber: facts.documentNumber.trim(),
        issuedOn: facts.on,
        formedOn: document.formedOn || facts.on,
        validity: document.isNormative ? document.validity || 'inForce' : document.validity,
      };
    case 'publish':
      return { ...document, state: 'published', publishedOn: facts.on, url: facts.url };
    case 'withdraw':
      return { ...document, state: 'issued', publishedOn: '', url: '', returnedWhy: facts.reason.trim() };
    case 'close':
      return {
        ...document,
        state: 'closed',
        closedReason: missingCopies(document).length > 0 ? facts.reason.trim() : '',
      };
    case 'reopen':
      return { ...document, state: document.publishedOn === '' ? 'issued' : 'published', closedReason: '' };
  }
}
