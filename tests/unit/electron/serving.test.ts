import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import headers from '../../../electron/windows/securityHeaders.json';
import { isOurs, startServer } from '../../../scripts/serve.mjs';

let root: string;
let server: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'served-'));
  fs.writeFileSync(path.join(root, 'index.html'), '<p>公开台');
  fs.writeFileSync(path.join(path.dirname(root), 'outside.txt'), 'private');
  server = await startServer({ port: 0, root });
});
afterAll(async () => {
  await server.close();
  fs.rmSync(root, { recursive: true });
  fs.rmSync(path.join(path.dirname(root), 'outside.txt'));
});

/** A raw request: fetch would tidy the path and set the host by itself. */
const ask = (target: string, options: http.RequestOptions = {}): Promise<http.IncomingMessage> =>
  new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port: server.port, path: target, ...options }, (reply) => {
      reply.resume();
      resolve(reply);
    });
    request.on('error', reject);
    request.end();
  });

describe('the loopback server of the browser build', () => {
  it('sends the headers of app:// with every answer', async () => {
    for (const target of ['/', '/index.html', '/absent.js', '/gongkai-desk.json']) {
      const reply = await ask(target);
      for (const [name, value] of Object.entries(headers)) expect(reply.headers[name.toLowerCase()]).toBe(value);
    }
    expect((await ask('/')).headers['content-type']).toBe('text/html; charset=utf-8');
  });

  it.each(['/../outside.txt', '/%2e%2e/outside.txt', '/..%2foutside.txt', '/%00', '/%'])(
    'gives nothing at %s',
    async (target) => {
      expect((await ask(target)).statusCode).toBe(404);
    },
  );

  it('answers one origin only', async () => {
    expect((await ask('/', { headers: { host: 'evil.example' } })).statusCode).toBe(421);
    const moved = await ask('/index.html', { headers: { host: `localhost:${server.port}` } });
    expect(moved.statusCode).toBe(308);
    expect(moved.headers.location).toBe(`http://127.0.0.1:${server.port}/index.html`);
    expect((await ask('/', { method: 'POST' })).statusCode).toBe(405);
  });

  it('says that the port is taken, and by whom', async () => {
    await expect(startServer({ port: server.port, root })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    expect(await isOurs(server.port)).toBe(true);
    const other = http.createServer((_request, reply) => reply.end('{}'));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    expect(await isOurs(typeof address === 'object' && address !== null ? address.port : 0)).toBe(false);
    other.close();
  });
});

describe('the content policy', () => {
  const policy = new Map(
    headers['Content-Security-Policy'].split('; ').map((rule): [string, string] => {
      const [name = '', ...values] = rule.split(' ');
      return [name, values.join(' ')];
    }),
  );
  it('starts from nothing, allows no remote origin and no inline or evaluated script', () => {
    expect(policy.get('default-src')).toBe("'none'");
    expect(policy.get('script-src')).toBe("'self' 'wasm-unsafe-eval'");
    for (const name of ['object-src', 'base-uri', 'form-action', 'frame-ancestors']) {
      expect(policy.get(name)).toBe("'none'");
    }
    expect(headers['Content-Security-Policy']).not.toMatch(/https?:|\*|ws:|'unsafe-eval'/);
  });
});
