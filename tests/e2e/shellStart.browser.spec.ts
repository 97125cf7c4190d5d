/** `npm start` on machines without a window: one line why, then the address, within 60 s; a taken port is named. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { expect, ROOT, startTrap, test } from '../support/launch';

const BARE = { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', GONGKAI_PORT: '', CI: '1' };
const running: ChildProcess[] = [];
test.afterEach(() => {
  for (const child of running.splice(0)) child.kill();
});

interface Run {
  readonly output: () => string;
  readonly ended: Promise<number | null>;
}

function start(args: string[], env: NodeJS.ProcessEnv = BARE): Run {
  const child = spawn(process.execPath, ['scripts/start.mjs', ...args], { cwd: ROOT, env });
  running.push(child);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString('utf8');
  });
  return { output: () => output, ended: new Promise((resolve) => child.once('exit', resolve)) };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

test('without a display it serves the interface and prints where', async () => {
  const port = await freePort();
  const run = start(['--port', String(port)]);
  await expect.poll(run.output, { timeout: 60_000 }).toContain(`http://127.0.0.1:${port}/`);
  expect(run.output()).toContain('没有图形界面');
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);

  const again = start(['--port', String(port)]);
  expect(await again.ended).toBe(0);
  expect(again.output()).toContain(`公开台已经在运行，请直接打开：http://127.0.0.1:${port}/`);
});

test('a port that another program holds is named, and nothing is started', async () => {
  const other = await startTrap();
  const { port } = new URL(other.url);
  const run = start(['--port', port]);
  expect(await run.ended).toBe(3);
  expect(run.output()).toContain(`端口 ${port} 已被另一个程序占用`);
  await other.close();
});

test('the port comes from the environment too, and nonsense is refused', async () => {
  const port = await freePort();
  const run = start([], { ...BARE, GONGKAI_PORT: String(port) });
  await expect.poll(run.output).toContain(`http://127.0.0.1:${port}/`);
  const wrong = start(['--port', '80']);
  expect(await wrong.ended).toBe(2);
  expect(wrong.output()).toContain('1024 到 65535');
});

test('without an Electron binary it says so quickly and goes on in the browser', async () => {
  const port = await freePort();
  const env = { ...BARE, DISPLAY: ':99', ELECTRON_OVERRIDE_DIST_PATH: '/nonexistent', GONGKAI_NO_SANDBOX: '1' };
  const run = start(['--port', String(port)], env);
  await expect.poll(run.output, { timeout: 10_000 }).toContain(`http://127.0.0.1:${port}/`);
  expect(run.output()).toContain('没有找到桌面窗口所需的 Electron');
});

if (process.getuid?.() === 0) {
  test('as root it does not try a window', async () => {
    const port = await freePort();
    const run = start(['--port', String(port)], { ...BARE, DISPLAY: ':99', GONGKAI_NO_SANDBOX: '' });
    await expect.poll(run.output, { timeout: 10_000 }).toContain(`http://127.0.0.1:${port}/`);
    expect(run.output()).toContain('root');
  });
}
