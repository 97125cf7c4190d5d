// Serves dist/renderer on 127.0.0.1 with the very headers of app://. The browser's store belongs to the origin, so the
// address is always http://127.0.0.1:<fixed port>; `localhost` is sent there, every other host name is refused.
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const read = (file) => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
const HEADERS = read('../electron/windows/securityHeaders.json');
const { version } = read('../package.json');
const ROOT = fileURLToPath(new URL('../dist/renderer', import.meta.url));
export const DEFAULT_PORT = 47321;
const IDENTITY = '/gongkai-desk.json';

const MIME = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
  csv: 'text/csv',
};

/** The file behind an address, or undefined when it is none of ours. */
function fileBehind(root, address) {
  let relative;
  try {
    relative = decodeURIComponent(address.split(/[?#]/)[0]).replace(/^\/+/, '') || 'index.html';
  } catch {
    return undefined;
  }
  const full = path.resolve(root, relative);
  const inside = path.relative(root, full);
  if (relative.includes('\0') || inside.startsWith('..') || path.isAbsolute(inside)) return undefined;
  return statSync(full, { throwIfNoEntry: false })?.isFile() ? full : undefined;
}

function answer(request, response, root, port) {
  const host = request.headers.host ?? '';
  const finish = (status, headers = {}, body = undefined) => {
    response.writeHead(status, { ...HEADERS, 'Cache-Control': 'no-cache', ...headers });
    response.end(body);
  };
  if (host === `localhost:${port}`) return finish(308, { Location: `http://127.0.0.1:${port}${request.url}` });
  // A page of another site that points its own name at 127.0.0.1 gets nothing.
  if (host !== `127.0.0.1:${port}`) return finish(421);
  if (request.method !== 'GET' && request.method !== 'HEAD') return finish(405, { Allow: 'GET, HEAD' });
  if (request.url === IDENTITY) {
    return finish(200, { 'Content-Type': MIME.json }, JSON.stringify({ name: 'gongkai-desk', version }));
  }
  const file = fileBehind(root, request.url ?? '/');
  if (file === undefined) return finish(404);
  const type = MIME[path.extname(file).slice(1).toLowerCase()] ?? 'application/octet-stream';
  const headers = { 'Content-Type': type, 'Content-Length': statSync(file).size };
  if (request.method === 'HEAD') return finish(200, headers);
  response.writeHead(200, { ...HEADERS, 'Cache-Control': 'no-cache', ...headers });
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response);
}

/**
 * @param port 0 takes any free one (tests).
 * @returns address and a function that ends it; an error with code EADDRINUSE when the port is taken.
 */
export async function startServer({ port = DEFAULT_PORT, root = ROOT } = {}) {
  const server = createServer((request, response) => answer(request, response, root, server.address()?.port));
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, resolve);
  });
  const taken = server.address().port;
  const close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${taken}/`, port: taken, close };
}

/** True when the program on that port is this one. */
export async function isOurs(port) {
  try {
    const reply = await fetch(`http://127.0.0.1:${port}${IDENTITY}`, { signal: AbortSignal.timeout(2000) });
    return reply.ok && (await reply.json()).name === 'gongkai-desk';
  } catch {
    return false;
  }
}
