/**
 * What every page of the program is served with. The table is data because the loopback server of the browser build
 * (scripts/serve.mjs) sends the very same headers.
 */
import headers from './securityHeaders.json';

/** No remote origin, no inline script; `unsafe-inline` for styles only (antd writes them), wasm for hashing. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = headers;

/** A page that is only printed: styles and pictures that it carries itself, nothing else. */
export const PRINT_PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

const MIME: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
  csv: 'text/csv',
  txt: 'text/plain; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xls: 'application/vnd.ms-excel',
};

export function mimeOf(path: string): string {
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  return MIME[extension] ?? 'application/octet-stream';
}
