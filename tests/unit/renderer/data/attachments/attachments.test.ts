import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  addAttachment,
  canBePacked,
  confirmAttachment,
  readAttachment,
  removeAttachment,
} from '../../../../../renderer/data/attachments';
import { shrunkSize } from '../../../../../renderer/data/attachments/shrink';
import { database } from '../../../../../renderer/data/database';
import { saveSettings } from '../../../../../renderer/data/settings';
import { listHistory } from '../../../../../renderer/data/store';
import { setProtected } from '../../../../../renderer/data/vault';
import type { AttachmentRef, AttachmentRole } from '../../../../../shared/records';
import { aDocx, aPdf } from '../../../../support/attachments';
import { asFile, emptyDesk } from '../../../../support/deskStore';
import { aHolder, heldBy } from '../../../../support/heldAttachments';
import { anIdNumber } from '../../../../support/people';
import { sheetData, xlsxOf } from '../../../../support/xlsxBuilder';

vi.mock('../../../../../renderer/workers/client', () => import('../../../../support/workerHere'));

beforeEach(emptyDesk);
afterEach(() => setProtected(true));

const MIB = 1024 * 1024;
const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xd9]);
const fixture = (name: string): Promise<Buffer> =>
  readFile(new URL(`../../../../fixtures/privacy/${name}`, import.meta.url));
const wordOf = (text: string): Uint8Array => aDocx({ body: `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>` });
const sheetOf = (text: string): Uint8Array =>
  xlsxOf([{ name: '附表', xml: sheetData(`<row r="3"><c r="B3" t="inlineStr"><is><t>${text}</t></is></c></row>`) }]);

async function added(file: File, role: AttachmentRole = 'attachment', id = 'd1'): Promise<AttachmentRef> {
  const outcome = await addAttachment(aHolder(id), file, role);
  if (!outcome.ok || !outcome.value.added) throw new Error(JSON.stringify(outcome));
  return outcome.value.ref;
}

const refusal = async (file: File, role: AttachmentRole = 'attachment') => addAttachment(aHolder(), file, role);

async function expectNothingStored(): Promise<void> {
  expect(await heldBy()).toEqual([]);
  expect(await database().bundleChunks.count()).toBe(0);
}

describe('a file that is read whole and has nothing private', () => {
  it.each([
    ['公示.docx', wordOf('样本镇东坝村'), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['附表.xlsx', sheetOf('东坝村'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['说明.txt', '东坝村 2026年第一季度', 'text/plain'],
    ['明细.csv', '村名,户数\r\n东坝村,30', 'text/csv'],
    ['公告.html', '<p>东坝村</p>', 'text/html'],
  ])('%s hangs on its record as clean and comes back byte for byte', async (name, content, mediaType) => {
    const file = asFile(content, name);
    const bytes = Buffer.from(await file.arrayBuffer());
    const ref = await added(file);
    expect(ref).toMatchObject({ name, mediaType, bytes: bytes.length, role: 'attachment', privacy: 'clean' });
    expect(ref.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(await heldBy()).toEqual([ref]);
    const read = await readAttachment(ref);
    expect(read.ok && Buffer.from(await read.value.arrayBuffer()).equals(bytes)).toBe(true);
    expect(read.ok && read.value.type).toBe(mediaType);
  });

  it('is one act with one line in the history', async () => {
    const before = (await listHistory({ limit: 50 })).length;
    await added(asFile('东坝村', '说明.txt'));
    const lines = await listHistory({ limit: 50 });
    expect(lines.length).toBe(before + 1);
    expect(lines[0]).toMatchObject({ command: 'command.attachment.added', params: { name: '说明.txt' } });
  });

  it('of several pieces comes back whole', async () => {
    const bytes = new Uint8Array(2.5 * MIB).map((_, n) => 97 + (n % 7));
    const ref = await added(asFile(bytes, '长.txt'));
    expect(await database().bundleChunks.count()).toBe(3);
    const read = await readAttachment(ref);
    expect(read.ok && Buffer.from(await read.value.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
  });

  it('lies there once when two records name it, and hangs on one record once', async () => {
    await added(asFile('东坝村', '说明.txt'));
    await added(asFile('东坝村', '又一份.txt'), 'attachment', 'd2');
    expect(await database().bundleChunks.count()).toBe(1);
    expect(await refusal(asFile('东坝村', '说明.txt'))).toMatchObject({ ok: false, fault: 'attachment.alreadyThere' });
    expect(await heldBy()).toHaveLength(1);
    expect(await database().bundleChunks.count()).toBe(1);
    await added(asFile('东坝村', '说明.txt'), 'original');
    expect(await heldBy()).toHaveLength(2);
  });
});

describe('a file with ID numbers inside', () => {
  const number = anIdNumber(7);
  const planted: readonly (readonly [string, () => Promise<Uint8Array> | Uint8Array | string, object])[] = [
    ['名单.docx', () => wordOf(`赵甲 ${number}`), { part: 'word/document.xml' }],
    ['名单.xlsx', () => sheetOf(`赵甲 ${number}`), { row: 3, column: 2 }],
    ['名单.pdf', () => fixture('planted-chromium.pdf'), {}],
    ['名单.csv', () => `姓名,证号\r\n赵甲,${number}`, { row: 2, column: 2 }],
    ['名单.txt', () => `赵甲\n${number}`, { row: 2 }],
  ];

  it.each(planted)('%s is not put where people see it; the findings say where, masked', async (name, make, at) => {
    const outcome = await refusal(asFile(await make(), name));
    if (!outcome.ok) throw new Error(outcome.fault);
    const { added: isAdded, findings, ref } = outcome.value;
    expect(isAdded).toBe(false);
    expect(ref.privacy).toBe('found');
    const [finding] = findings.filter(({ code }) => code === 'pii.id');
    expect(finding?.at).toMatchObject(at);
    expect(JSON.stringify(findings)).not.toContain(number);
    await expectNothingStored();
  });

  it.each(['proof', 'public'] as const)('is refused as %s too', async (role) => {
    expect(await refusal(asFile(wordOf(number), '名单.docx'), role)).toMatchObject({
      ok: true,
      value: { added: false },
    });
    await expectNothingStored();
  });

  it.each(['original', 'scan'] as const)('[R-A09] is kept as %s, which never leaves, and says so', async (role) => {
    const ref = await added(asFile(wordOf(number), '原件.docx'), role);
    expect(ref).toMatchObject({ role, privacy: 'found' });
    expect(await heldBy()).toEqual([ref]);
    await confirmAttachment(aHolder(), ref);
    expect((await heldBy())[0]?.privacy).toBe('found');
  });

  it('is found by its name alone, and the name is stored masked', async () => {
    expect(await refusal(asFile('东坝村', `${number}.txt`))).toMatchObject({ ok: true, value: { added: false } });
    const ref = await added(asFile('东坝村', `${number}.txt`), 'original');
    expect(ref.name).not.toContain(number);
  });

  it('asks for a passphrase before anything is stored', async () => {
    setProtected(false);
    const outcome = await refusal(asFile(wordOf(number), '原件.docx'), 'original');
    expect(outcome).toMatchObject({ ok: false, fault: 'vault.passphraseNeeded' });
    await expectNothingStored();
  });

  it('is clean when the only number is a telephone confirmed as official', async () => {
    const file = asFile('联系电话：13800000000', '联系.txt');
    expect(await refusal(file)).toMatchObject({ ok: true, value: { added: false } });
    const outcome = await addAttachment(aHolder(), file, 'attachment', { publicContacts: ['13800000000'] });
    expect(outcome).toMatchObject({ ok: true, value: { added: true, ref: { privacy: 'clean' } } });
  });
});

describe('a file that cannot be read', () => {
  it.each([
    ['照片.jpg', JPEG, 'image/jpeg'],
    ['图片.pdf', aPdf('<< >>'), 'application/pdf'],
    ['旧.doc', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 1, 2, 3]), 'application/msword'],
  ])('%s waits until a person looked at it, which stands in the history', async (name, bytes, mediaType) => {
    const ref = await added(asFile(bytes, name), 'attachment');
    expect(ref).toMatchObject({ privacy: 'unread', mediaType });
    await confirmAttachment(aHolder(), ref);
    expect(await heldBy()).toEqual([{ ...ref, privacy: 'confirmed' }]);
    expect((await listHistory({ limit: 1 }))[0]).toMatchObject({
      command: 'command.attachment.confirmed',
      params: { name },
    });
  });

  it('goes by what is in it: a PNG under the name of a JPEG', async () => {
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    expect(await added(asFile(png, '照片.jpg'))).toMatchObject({ mediaType: 'image/png' });
  });
});

describe('what is not taken in', () => {
  const heic = new TextEncoder().encode('\0\0\0\u0018ftypheic\0\0\0\0');
  it.each([
    ['程序.exe', 'MZ', 'attachment.kindNotTaken'],
    ['资料.zip', 'PK', 'attachment.kindNotTaken'],
    ['没有后缀', '东坝村', 'attachment.kindNotTaken'],
    ['constructor', '东坝村', 'attachment.kindNotTaken'],
    ['照片.heic', heic, 'attachment.heic'],
    ['照片.jpg', heic, 'attachment.heic'],
    ['空.pdf', '', 'attachment.empty'],
    ['程序.pdf', 'MZ\u0090', 'attachment.otherContent'],
    ['压缩.txt', 'Rar!\u001a\u0007', 'attachment.otherContent'],
    ['文字.docx', '东坝村', 'attachment.otherContent'],
    ['坏.png', '东坝村', 'attachment.pictureBroken'],
  ])('%s: %s → %s', async (name, content, code) => {
    expect(await refusal(asFile(content, name))).toMatchObject({ ok: false, fault: code, params: { name } });
    await expectNothingStored();
  });

  it('a folder, or a file whose stick was pulled', async () => {
    const folder = asFile('x', '文件夹.txt');
    folder.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
    expect(await refusal(folder)).toMatchObject({ ok: false, fault: 'attachment.unreadable' });
  });

  it('a 30 MB picture: offered to be made smaller, not read', async () => {
    const large = asFile(new Uint8Array(30 * MIB), '照片.jpg');
    large.arrayBuffer = () => Promise.reject(new Error('was read'));
    expect(await refusal(large)).toMatchObject({
      ok: false,
      fault: 'attachment.pictureTooLarge',
      params: { sizeMb: '30.0', limitMb: 10 },
    });
    await expectNothingStored();
  });

  it('a file over the limit of the settings; a picture never goes over 10 MiB', async () => {
    const large = asFile(new Uint8Array(11 * MIB).fill(97), '长.txt');
    expect(await refusal(large)).toMatchObject({ ok: false, fault: 'attachment.tooLarge', params: { limitMb: 10 } });
    await saveSettings({ attachmentLimitMb: 12 });
    await added(large);
    expect(await refusal(asFile(new Uint8Array(11 * MIB), '照片.jpg'))).toMatchObject({
      fault: 'attachment.pictureTooLarge',
      params: { limitMb: 10 },
    });
  });
});

describe('an attachment that goes', () => {
  it('is no longer named; the other record keeps it', async () => {
    const ref = await added(asFile('东坝村', '说明.txt'));
    await added(asFile('东坝村', '说明.txt'), 'attachment', 'd2');
    await removeAttachment(aHolder(), ref);
    expect(await heldBy()).toEqual([]);
    expect(await heldBy('d2')).toHaveLength(1);
    expect((await readAttachment(ref)).ok).toBe(true);
  });

  it('with damaged bytes is told as gone', async () => {
    const ref = await added(asFile('东坝村', '说明.txt'));
    await database().bundleChunks.clear();
    expect(await readAttachment(ref)).toMatchObject({ ok: false, fault: 'attachment.gone' });
  });
});

describe('shrinking', () => {
  it('keeps the proportions and never makes a picture larger', () => {
    expect(shrunkSize(8000, 6000)).toEqual({ width: 2560, height: 1920 });
    expect(shrunkSize(3000, 9000)).toEqual({ width: 853, height: 2560 });
    expect(shrunkSize(800, 600)).toEqual({ width: 800, height: 600 });
    expect(shrunkSize(40_000, 3)).toEqual({ width: 2560, height: 1 });
  });
});

describe('bundles', () => {
  it('take docx, pdf, jpg, png and txt', async () => {
    for (const [name, content, can] of [
      ['a.docx', wordOf('东坝村'), true],
      ['a.txt', '东坝村', true],
      ['a.jpg', JPEG, true],
      ['a.csv', '村名', false],
      ['a.xlsx', sheetOf('东坝村'), false],
    ] as const)
      expect(canBePacked(await added(asFile(content, name))), name).toBe(can);
  });
});
