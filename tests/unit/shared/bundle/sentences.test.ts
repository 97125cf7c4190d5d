import { describe, expect, it } from 'vitest';
import { text } from '../../../../resources';
import bundleText from '../../../../resources/text/zh-CN/bundle.json';
import { describeBundleProblem, STAGE_CODES, verifyBundle } from '../../../../shared/bundle';
import { blobOfBytes } from '../../../../shared/formats/zip';
import { openBag, packToBytes, verifyOptions } from '../../../support/bundleBreaker';
import { extraField, type ForgeEntry, forgeZip } from '../../../support/zipForge';

const codes: string[] = Object.values(STAGE_CODES).flat();

describe('sentences of the bundle', () => {
  it('every code has a sentence', () => {
    expect(codes.filter((code) => text[code] === undefined)).toEqual([]);
  });

  it('every sentence of the code families belongs to a code, variants (#) included', () => {
    const families = /^(zip|bag|sig|pkg|csv|item|receipt|assignment|key)\./;
    const keys = Object.keys(bundleText).filter((key) => families.test(key));
    expect(keys.filter((key) => !codes.includes(key.split('#')[0] ?? ''))).toEqual([]);
  });
});

/** What people see for a well-meant file that was spoiled on the way (bundle.md § 14). */
async function sentencesOf(
  change: (entries: ForgeEntry[], folder: string) => ForgeEntry[],
): Promise<[string, string][]> {
  const bag = await openBag(await packToBytes());
  const entries = [...bag.files].map(([path, data]): ForgeEntry => ({ name: `${bag.folder}/${path}`, data }));
  const verdict = await verifyBundle(blobOfBytes(forgeZip(change(entries, bag.folder))), verifyOptions);
  expect(verdict.verdict).toBe('fail');
  return verdict.problems.map((found) => [found.code, describeBundleProblem(text, found)]);
}
const rename = (entry: ForgeEntry, name: string): ForgeEntry => ({ ...entry, name });

describe('the five ways to spoil a good file name their cause and say 请发送原文件，不要解压 (§ 14)', () => {
  const cases: [string, string, RegExp, (entries: ForgeEntry[], folder: string) => ForgeEntry[]][] = [
    [
      'contents zipped without the folder',
      'zip.baseDir',
      /少了最外面的一层文件夹/,
      (entries, folder) => entries.map((entry) => rename(entry, String(entry.name).slice(folder.length + 1))),
    ],
    [
      'a double folder',
      'zip.baseDir',
      /多了一层文件夹/,
      (entries, folder) => entries.map((entry) => rename(entry, `${folder}/${entry.name}`)),
    ],
    [
      'a double folder with folder entries and a system file beside it',
      'zip.baseDir',
      /多了一层文件夹/,
      (entries, folder) => [
        { name: `${folder}/`, method: 0 },
        { name: `${folder}/${folder}/`, method: 0 },
        { name: `${folder}/desktop.ini`, data: 'x' },
        ...entries.map((entry) => rename(entry, `${folder}/${entry.name}`)),
      ],
    ],
    [
      'a Chinese outer folder',
      'zip.nameInvalid',
      /重新压缩/,
      (entries) => entries.map((entry) => rename(entry, `新建文件夹/${entry.name}`)),
    ],
    [
      'Thumbs.db',
      'zip.nameInvalid',
      /Thumbs\.db/,
      (entries, folder) => [...entries, { name: `${folder}/data/Thumbs.db`, data: 'x' }],
    ],
    [
      '.DS_Store',
      'zip.nameInvalid',
      /系统自动生成/,
      (entries, folder) => [...entries, { name: `${folder}/.DS_Store`, data: 'x' }],
    ],
    ['desktop.ini outside', 'zip.baseDir', /gk-/, (entries) => [...entries, { name: 'desktop.ini', data: 'x' }]],
    [
      'desktop.ini beside the tag files',
      'bag.tagUnknown',
      /系统自动生成/,
      (entries, folder) => [...entries, { name: `${folder}/desktop.ini`, data: 'x' }],
    ],
    [
      'desktop.ini in data/',
      'bag.fileExtra',
      /系统自动生成/,
      (entries, folder) => [...entries, { name: `${folder}/data/desktop.ini`, data: 'x' }],
    ],
    [
      'zip64 fields',
      'zip.zip64',
      /zip64/,
      (entries) => entries.map((entry) => ({ ...entry, central: { extra: extraField(1, new Uint8Array(8)) } })),
    ],
    [
      'a zip64 field in a local header only',
      'zip.zip64',
      /zip64/,
      ([first, ...rest]) => [
        { ...first, name: first?.name ?? '', local: { extra: extraField(1, new Uint8Array(16)) } },
        ...rest,
      ],
    ],
    [
      'backslashes',
      'zip.nameTraversal',
      /反斜杠/,
      (entries) => entries.map((entry) => rename(entry, String(entry.name).replaceAll('/', '\\'))),
    ],
  ];
  it.each(cases)('%s: %s', async (_name, code, cause, change) => {
    const found = await sentencesOf(change);
    expect([...new Set(found.map(([known]) => known))].filter((known) => known !== 'bag.oxum')).toEqual([code]);
    expect(found[0]?.[1]).toMatch(cause);
    expect(found[0]?.[1]).toContain('请发送原文件，不要解压');
  });
});
