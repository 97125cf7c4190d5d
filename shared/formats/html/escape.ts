/** Text for HTML and XML: the five marks, and nothing that XML 1.0 forbids (control characters, lone halves of a pair). */
const SPECIAL = /[&<>"'\u0000-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]/;
const EACH = /[\ud800-\udbff][\udc00-\udfff]|[&<>"'\u0000-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]/g;
const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function escapeMarkup(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text.replace(EACH, (found) => {
    if (found.length === 2) return found;
    return NAMED[found] ?? (found === '\t' || found === '\n' || found === '\r' ? ' ' : '');
  });
}
