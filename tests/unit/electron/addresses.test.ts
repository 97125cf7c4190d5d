import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';

// In Node the package `electron` is a path to a binary; only names of it are needed here.
vi.mock('electron', () => ({ protocol: {} }));
const { fileOf } = await import('../../../electron/windows/appProtocol');
const { mimeOf } = await import('../../../electron/windows/contentPolicy');
const { isLocalAddress } = await import('../../../electron/windows/lockdown');

const ROOT = path.resolve('/程序/dist/renderer');

describe('app:// addresses', () => {
  it.each([
    ['app://gongkai/', 'index.html'],
    ['app://gongkai/index.html#/payouts', 'index.html'],
    ['app://gongkai/assets/a%20b.js?v=1', 'assets/a b.js'],
    ['app://gongkai/../../secret', 'secret'],
  ])('%s is %s', (address, expected) => {
    expect(fileOf(ROOT, address)).toBe(path.join(ROOT, expected));
  });

  it.each([
    'app://print/1',
    'app://gongkai/..%2f..%2fsecret',
    'app://gongkai/%2e%2e%2fsecret',
    'app://gongkai/a%00.js',
    'app://gongkai/%',
    'https://gongkai/index.html',
  ])('%s is nothing', (address) => {
    expect(fileOf(ROOT, address)).toBeUndefined();
  });

  it('names the type, and an unknown one is just bytes', () => {
    expect(mimeOf('a/b.JS')).toBe('text/javascript; charset=utf-8');
    expect(mimeOf('x.wasm')).toBe('application/wasm');
    expect(mimeOf('x.exe')).toBe('application/octet-stream');
  });
});

describe('what a session may ask for', () => {
  it.each(['app://gongkai/a.js', 'data:image/png;base64,AA==', 'blob:app://gongkai/1'])('%s', (address) => {
    expect(isLocalAddress(address)).toBe(true);
  });
  it.each([
    'https://example.cn/',
    'http://127.0.0.1/',
    'ws://127.0.0.1/',
    'file:///etc/passwd',
    'ftp://x/',
    'chrome://gpu/',
  ])('never %s', (address) => {
    expect(isLocalAddress(address)).toBe(false);
  });
  it('the development server only, and only when named', () => {
    const origin = 'http://127.0.0.1:5173';
    expect(isLocalAddress(`${origin}/@vite/client`, origin)).toBe(true);
    expect(isLocalAddress('ws://127.0.0.1:5173/?token=1', origin)).toBe(true);
    expect(isLocalAddress('http://127.0.0.1:51730/', origin)).toBe(false);
    expect(isLocalAddress(`${origin}.evil.cn/`, origin)).toBe(false);
  });
});
