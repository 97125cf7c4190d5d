import type { PageDocument } from '../../layout';
import { escapeMarkup } from './escape';
import { renderHtml } from './renderHtml';

const STYLE = /<style>\n([\s\S]*?)\n<\/style>/;
const BODY = /<body>\n([\s\S]*)<\/body>/;

/** The rules of one document below a class of its own; what is said of the sheet of paper stands for all. */
function scoped(rule: string, name: string, common: Set<string>): string {
  // Screens are not meant: these pages go to the printer.
  if (rule.startsWith('@media')) return '';
  if (rule.startsWith('@page') || rule.startsWith('html,body{')) {
    common.add(rule);
    return '';
  }
  const brace = rule.indexOf('{');
  const selectors = rule
    .slice(0, brace)
    .split(',')
    .map((one) => (one === ':root' || one === 'body' ? `.${name}` : `.${name} ${one}`));
  return `${selectors.join(',')}${rule.slice(brace)}`;
}

/**
 * Several documents on the same paper as one page of HTML, for one print job: each keeps its own styles and begins on a new
 * sheet.
 */
export function renderManyHtml(documents: readonly PageDocument[], title: string): string {
  const common = new Set<string>();
  const rules: string[] = [];
  const bodies: string[] = [];
  for (const [index, document] of documents.entries()) {
    const name = `d${index}`;
    const html = renderHtml(document);
    const style = STYLE.exec(html)?.[1] ?? '';
    for (const rule of style.split('\n')) {
      const own = scoped(rule, name, common);
      if (own !== '') rules.push(own);
    }
    bodies.push(`<div class="doc ${name}">\n${BODY.exec(html)?.[1] ?? ''}</div>\n`);
  }
  const style = [...common, '.doc+.doc{break-before:page}', ...rules].join('\n');
  return `<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeMarkup(title)}</title><style>\n${style}\n</style></head><body>\n${bodies.join('')}</body></html>\n`;
}
