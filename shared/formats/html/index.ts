/**
 * formats/html: page documents as self-contained HTML for preview, printing and bundles.
 * Owns: markup, inline styles, escaping.
 * Must never: decide where a line or a sheet ends, write a script, a link or a remote address.
 */
export { escapeMarkup } from './escape';
export { renderHtml } from './renderHtml';
export { type LookupSlip, renderLookupSlip } from './renderLookupSlip';
export { renderManyHtml } from './renderManyHtml';
export { NOTICE_HTML_LIMIT_BYTES, renderNoticeHtml } from './renderNoticeHtml';
export { type RecoverySheet, renderRecoverySheet } from './renderRecoverySheet';
export { renderReportHtml } from './renderReport';
