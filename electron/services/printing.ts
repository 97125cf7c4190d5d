/**
 * Prints pages that the interface made. Each lives in a hidden, sandboxed window without scripts, in a session of its own
 * that serves exactly this page and refuses every other address.
 */
import { randomUUID } from 'node:crypto';
import { BrowserWindow, type Session, session } from 'electron';
import type { HostResult, PrintInput } from '../../shared/host';
import { fault, ok } from '../../shared/kernel';
import { PRINT_HOST, SCHEME } from '../windows/appProtocol';
import { PRINT_PAGE_POLICY } from '../windows/contentPolicy';

export class Printing {
  private readonly pages = new Map<string, string>();
  private queue: Promise<unknown> = Promise.resolve();
  private printSession: Session | undefined;

  /** The system's dialog, or without one the usual printer. Ends when the job is handed over or the dialog is closed. */
  print(input: PrintInput, silent = false): Promise<HostResult<null>> {
    return this.withPage(
      input.html,
      (window) =>
        new Promise((resolve) => {
          const options = { silent, printBackground: true, pageSize: input.paper, landscape: input.landscape };
          window.webContents.print(options, (success, reason) => {
            if (success) resolve(ok(null));
            else void whyNot(window, reason).then((code) => resolve(fault(code)));
          });
        }),
    );
  }

  toPdf(input: PrintInput): Promise<HostResult<Uint8Array<ArrayBuffer>>> {
    return this.withPage(input.html, async (window) => {
      const pdf = await window.webContents.printToPDF({
        pageSize: input.paper,
        landscape: input.landscape,
        printBackground: true,
        preferCSSPageSize: true,
      });
      return ok(new Uint8Array(pdf));
    });
  }

  /** One page at a time: the engine needs up to 1 GB for a document of 2,000 rows. The window goes with its memory. */
  private withPage<T>(html: string, use: (window: BrowserWindow) => Promise<HostResult<T>>): Promise<HostResult<T>> {
    const run = async (): Promise<HostResult<T>> => {
      const id = randomUUID();
      this.pages.set(id, html);
      const window = new BrowserWindow({
        show: false,
        webPreferences: {
          session: this.session(),
          sandbox: true,
          contextIsolation: true,
          nodeIntegration: false,
          javascript: false,
          spellcheck: false,
          devTools: false,
        },
      });
      try {
        await window.loadURL(`${SCHEME}://${PRINT_HOST}/${id}`);
        return await use(window);
      } catch {
        return fault('host.failed');
      } finally {
        this.pages.delete(id);
        if (!window.isDestroyed()) window.destroy();
      }
    };
    const result = this.queue.then(run);
    // A page that could not even be opened stops none of those after it.
    this.queue = result.catch(() => undefined);
    return result;
  }

  private session(): Session {
    if (this.printSession !== undefined) return this.printSession;
    const created = session.fromPartition('print', { cache: false });
    created.protocol.handle(SCHEME, (request) => {
      const url = new URL(request.url);
      const html = url.host === PRINT_HOST ? this.pages.get(url.pathname.slice(1)) : undefined;
      return html === undefined
        ? new Response(null, { status: 404 })
        : new Response(html, {
            headers: {
              'Content-Type': 'text/html; charset=utf-8',
              'Content-Security-Policy': PRINT_PAGE_POLICY,
              'X-Content-Type-Options': 'nosniff',
            },
          });
    });
    this.printSession = created;
    return created;
  }
}

/** A dialog that was closed is no fault; a machine without any printer has its own sentence. */
async function whyNot(
  window: BrowserWindow,
  reason: string,
): Promise<'host.cancelled' | 'host.noPrinter' | 'host.failed'> {
  if (/cancel/i.test(reason)) return 'host.cancelled';
  const printers = await window.webContents.getPrintersAsync().catch(() => undefined);
  return printers?.length === 0 ? 'host.noPrinter' : 'host.failed';
}
