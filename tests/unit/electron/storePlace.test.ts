import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findStores, listDrives } from '../../../electron/services/drives';
import { chooseStorePlace, type PlaceQuestion } from '../../../electron/services/storePlace';

const GB = 1024 ** 3;
const ID = 'a'.repeat(32);
const OTHER = 'b'.repeat(32);
const PROFILE = 'C:\\Users\\wang\\AppData\\Roaming\\GongkaiDesk\\store';
const fixed = (root: string, gb: number) => ({ root, isFixed: true, freeBytes: gb * GB });
const ask = (question: Partial<PlaceQuestion>) =>
  chooseStorePlace({ profileFolder: PROFILE, found: [], drives: [], systemRoot: 'C:\\', ...question });
const chosen = (isThere: boolean) => ({ folder: 'E:\\数据', storeId: ID, isThere });

describe('where the store lies', () => {
  it.each<[string, Partial<PlaceQuestion>, string[]]>([
    ['nothing but the profile', {}, [PROFILE]],
    [
      'the fixed drive with most room, the profile if it cannot be written',
      { drives: [fixed('C:\\', 90), fixed('D:\\', 20), fixed('E:\\', 50)] },
      ['E:\\GongkaiDesk', 'D:\\GongkaiDesk', PROFILE],
    ],
    ['no stick', { drives: [fixed('C:\\', 90), { root: 'F:\\', isFixed: false, freeBytes: 900 * GB }] }, [PROFILE]],
    ['no drive that is full', { drives: [fixed('D:\\', 0.5)] }, [PROFILE]],
    [
      'a system drive with another letter',
      { systemRoot: 'D:\\', drives: [fixed('c:\\', 40), fixed('d:\\', 90)] },
      ['c:\\GongkaiDesk', PROFILE],
    ],
    [
      'a store that survived the restore card',
      { found: [{ folder: 'D:\\GongkaiDesk', storeId: ID, changedMs: 5 }], drives: [fixed('E:\\', 99)] },
      ['D:\\GongkaiDesk'],
    ],
    [
      'the one used last, where the card brought an old one back',
      {
        found: [
          { folder: PROFILE, storeId: OTHER, changedMs: 5 },
          { folder: 'D:\\GongkaiDesk', storeId: ID, changedMs: 9 },
        ],
      },
      ['D:\\GongkaiDesk'],
    ],
    [
      'what was chosen, before all',
      {
        chosen: chosen(true),
        ownFolder: 'F:\\公开台\\data\\store',
        found: [{ folder: 'D:\\GongkaiDesk', storeId: ID, changedMs: 9 }],
      },
      ['E:\\数据'],
    ],
    [
      'beside a portable program',
      { ownFolder: 'F:\\公开台\\data\\store', drives: [fixed('D:\\', 20)] },
      ['F:\\公开台\\data\\store'],
    ],
    [
      'the chosen store under another drive letter',
      {
        chosen: chosen(false),
        found: [
          { folder: 'G:\\GongkaiDesk', storeId: ID, changedMs: 1 },
          { folder: PROFILE, storeId: OTHER, changedMs: 9 },
        ],
      },
      ['G:\\GongkaiDesk'],
    ],
  ])('%s', (_what, question, folders) => {
    expect(ask(question)).toEqual({ kind: 'use', folders });
  });

  it('makes nothing new while the chosen folder is away', () => {
    expect(
      ask({
        chosen: chosen(false),
        found: [{ folder: PROFILE, storeId: OTHER, changedMs: 9 }],
        drives: [fixed('D:\\', 50)],
      }),
    ).toEqual({ kind: 'missing', folder: 'E:\\数据' });
  });
});

describe('the drives of Windows', () => {
  it('keeps fixed and removable ones and what it does not understand out', async () => {
    const answer =
      'C:\\|Fixed|1000\r\nD:\\|Fixed|50\r\nE:\\|Removable|7\r\nZ:\\|Network|9\r\nF:\\|CDRom|0\r\n\r\nrubbish';
    expect(await listDrives('win32', async () => answer)).toEqual([
      { root: 'C:\\', isFixed: true, freeBytes: 1000 },
      { root: 'D:\\', isFixed: true, freeBytes: 50 },
      { root: 'E:\\', isFixed: false, freeBytes: 7 },
    ]);
  });
  it('knows none where the system does not answer, and asks no other system', async () => {
    expect(await listDrives('win32', () => Promise.reject(new Error('blocked by policy')))).toEqual([]);
    expect(await listDrives('linux', async () => 'C:\\|Fixed|1000')).toEqual([]);
  });
});

describe('stores on this machine', () => {
  let root: string;
  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'places-'));
  });
  afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

  it('finds a store by its mark and says when it was used last; a broken or foreign one is none', async () => {
    const at = (name: string, mark?: string) => {
      const folder = path.join(root, name);
      fs.mkdirSync(path.join(folder, 'journal'), { recursive: true });
      if (mark !== undefined) fs.writeFileSync(path.join(folder, 'store.json'), mark);
      return folder;
    };
    const good = at('好', JSON.stringify({ format: 'x', version: 1, storeId: ID }));
    fs.writeFileSync(path.join(good, 'journal', '00000001.gkj'), 'x');
    fs.utimesSync(path.join(good, 'journal', '00000001.gkj'), 100, 100);
    const folders = [good, at('坏', '{"storeId": "'), at('别的', '{}'), at('没有'), path.join(root, '不在')];
    expect(await findStores(fs.promises, folders)).toEqual([{ folder: good, storeId: ID, changedMs: 100_000 }]);
  });
});
