import { type Problem, problem } from '../../kernel';
import type { AttachmentRef, OfficialDocument } from '../../records';
import { type DocumentRules, goesToPortal } from './documentRules';

/**
 * Files of a document that may leave. Of one published with parts left out only the public version and its attachments; an
 * original never (R-A09), proofs and scans of paper neither.
 */
export function publicFiles(document: OfficialDocument): readonly AttachmentRef[] {
  return document.attachments.filter((file) => file.role === 'public' || file.role === 'attachment');
}

/**
 * What a reviewer reads of a document, one text for one content (R-S01): a digest of it tells later whether something changed.
 * The number and the days come later and change nothing.
 */
export const reviewedDocument = (document: OfficialDocument): string =>
  JSON.stringify([
    document.title,
    document.summary,
    document.disclosureClass,
    document.redaction,
    publicFiles(document).map(({ sha256 }) => sha256),
  ]);

/**
 * What stands between a document and the net: its class (R-A08), both files and the reason of a redaction (R-A09), the word of
 * the other units (R-A10), files in which something private was found or that nobody has looked at.
 */
export function checkExport(document: OfficialDocument, rules: DocumentRules): Problem[] {
  const at = { recordId: document.id };
  if (!goesToPortal(rules, document.disclosureClass)) return [problem('document.notForPortal', 'error', at)];
  const found: Problem[] = [];
  if (document.disclosureClass === 'redacted') {
    const has = (role: AttachmentRef['role']): boolean => document.attachments.some((file) => file.role === role);
    if (!has('original')) found.push(problem('document.originalMissing', 'error', at));
    if (!has('public')) found.push(problem('document.publicMissing', 'error', at));
    if (!document.redaction || document.redaction.removed.trim() === '' || document.redaction.why.trim() === '')
      found.push(problem('document.redactionMissing', 'error', { ...at, field: 'redaction' }));
    if (isSameFile(document)) found.push(problem('document.publicIsOriginal', 'error', at));
  }
  if (document.jointUnits.length > 0 && document.jointConfirmedOn === '')
    found.push(problem('document.jointOpen', 'error', { ...at, field: 'jointConfirmedOn' }));
  for (const file of publicFiles(document)) {
    if (file.privacy === 'found') found.push(problem('document.filePrivate', 'error', { ...at, file: file.name }));
    if (file.privacy === 'unread') found.push(problem('document.fileUnread', 'error', { ...at, file: file.name }));
  }
  return found;
}

/** The full text given as the public version: nothing was taken out. */
function isSameFile({ attachments }: OfficialDocument): boolean {
  const originals = new Set(attachments.filter((file) => file.role === 'original').map((file) => file.sha256));
  return attachments.some((file) => file.role === 'public' && originals.has(file.sha256));
}
