import { describe, expect, it, vi } from 'vitest';
import { isTrustedSender, registerHostIpc } from '../../../electron/ipc/hostIpc';
import { hostCallNames } from '../../../shared/host';

type Event = Parameters<typeof isTrustedSender>[0];
const from = (url: string, parent: object | null = null): Event =>
  ({ senderFrame: { url, parent } }) as unknown as Event;
const DEV = 'http://127.0.0.1:5173';

describe('who may call the shell', () => {
  it.each([
    ['the page', from('app://gongkai/index.html#/payouts'), true],
    ['a page that is only printed', from('app://print/1'), false],
    ['another site', from('https://example.cn/index.html'), false],
    ['a site that looks alike', from('https://gongkai/index.html'), false],
    ['a file', from('file:///C:/index.html'), false],
    ['data', from('data:text/html,x'), false],
    ['a frame inside the page', from('app://gongkai/index.html', {}), false],
    ['a frame that is gone', { senderFrame: null } as Event, false],
    ['nothing', from(''), false],
    ['a development server', from(`${DEV}/`), false],
  ])('%s: %s', (_who, event, expected) => {
    expect(isTrustedSender(event)).toBe(expected);
  });

  it('takes the development server only when it is named', () => {
    expect(isTrustedSender(from(`${DEV}/`), DEV)).toBe(true);
    expect(isTrustedSender(from('http://127.0.0.1:5174/'), DEV)).toBe(false);
  });

  it('registers every call once and runs nothing for a stranger', async () => {
    const doors = new Map<string, (event: Event, input: unknown) => Promise<unknown>>();
    const handlersFor = vi.fn(() => undefined);
    registerHostIpc({ handle: (name, door) => void doors.set(name, door as never) }, handlersFor);
    expect([...doors.keys()]).toEqual(hostCallNames);
    const answer = await doors.get('vault.keys')?.(from('https://example.cn/'), undefined);
    expect(answer).toMatchObject({ ok: false, fault: 'host.unavailable' });
    expect(handlersFor).not.toHaveBeenCalled();
  });
});
