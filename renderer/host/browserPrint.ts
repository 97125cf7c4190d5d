import type { HostResult, PrintInput } from '../../shared/host';
import { ok } from '../../shared/kernel';

/**
 * Prints a page of its own through the browser's dialog: a frame without scripts, shown to nobody, removed afterwards.
 * Chromium does not tell whether the person printed or cancelled, so both answer ok.
 */
export async function printInFrame({ html, paper, landscape }: PrintInput): Promise<HostResult<null>> {
  const frame = document.createElement('iframe');
  // Same origin so that print() can be called from here; allow-modals for the dialog; scripts stay off.
  frame.setAttribute('sandbox', 'allow-same-origin allow-modals');
  frame.style.cssText = 'position:fixed;inset:auto 100% 100% auto;width:1px;height:1px;border:0';
  frame.title = 'print';
  // The page's own @page rule comes later and wins.
  const size = `<style>@page{size:${paper} ${landscape ? 'landscape' : 'portrait'}}</style>`;
  frame.srcdoc = /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => head + size) : size + html;
  await new Promise<void>((resolve) => {
    frame.addEventListener('load', () => resolve(), { once: true });
    document.body.append(frame);
  });
  try {
    frame.contentWindow?.print();
  } finally {
    frame.remove();
  }
  return ok(null);
}
