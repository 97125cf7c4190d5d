/** app://gongkai/… : the built interface, read from the program's own folder or archive, with the security headers. */
import fs from 'node:fs';
import path from 'node:path';
import { type Protocol, protocol } from 'electron';
import { mimeOf, SECURITY_HEADERS } from './contentPolicy';

export const SCHEME = 'app';
export const APP_HOST = 'gongkai';
export const PRINT_HOST = 'print';
export const APP_START = `${SCHEME}://${APP_HOST}/index.html`;

/** Has to run before anything is awaited: schemes are fixed when the engine starts. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

/** The file behind an address, or undefined when it points outside `root`. */
export function fileOf(root: string, address: string): string | undefined {
  const url = new URL(address);
  if (url.protocol !== `${SCHEME}:` || url.host !== APP_HOST) return undefined;
  let relative: string;
  try {
    relative = decodeURIComponent(url.pathname).replace(/^\/+/, '') || 'index.html';
  } catch {
    return undefined;
  }
  const full = path.resolve(root, relative);
  const inside = path.relative(root, full);
  return inside.startsWith('..') || path.isAbsolute(inside) || relative.includes('\0') ? undefined : full;
}

export function serveInterface(target: Protocol, root: string): void {
  target.handle(SCHEME, async (request) => {
    const file = request.method === 'GET' || request.method === 'HEAD' ? fileOf(root, request.url) : undefined;
    if (file === undefined) return new Response(null, { status: 404, headers: SECURITY_HEADERS });
    try {
      const bytes = await fs.promises.readFile(file);
      return new Response(new Uint8Array(bytes), {
        headers: { ...SECURITY_HEADERS, 'Content-Type': mimeOf(file), 'Cache-Control': 'no-cache' },
      });
    } catch {
      return new Response(null, { status: 404, headers: SECURITY_HEADERS });
    }
  });
}
