import { describe, expect, it } from 'vitest';
import { text } from '../../../../resources';
import {
  describeBundleProblem,
  type KnownKey,
  STAGE_CODES,
  type VerifyOptions,
  verifyBundle,
} from '../../../../shared/bundle';
import { blobOfBytes } from '../../../../shared/formats/zip';
import { hasLuhnDigit, idCheckCharacter } from '../../../../shared/kernel';
import { aDocx, aPdf } from '../../../support/attachments';
import {
  aBundleInput,
  aKey,
  breakBundle,
  COUNTY,
  knownKey,
  type OpenBag,
  openBag,
  packToBytes,
  type Reseal,
  TOWNSHIP,
  VILLAGE,
  verifyOptions,
} from '../../../support/bundleBreaker';
import { forgeZip } from '../../../support/zipForge';

const strict: VerifyOptions = {
  ...verifyOptions,
  keys: [knownKey(aKey())],
  recipient: TOWNSHIP,
  requireSignature: true,
};
const INFO = 'bag-info.txt';
const PACKAGE = 'data/datapackage.json';
const ITEMS = 'data/items.csv';

interface Case {
  readonly code: string;
  readonly name: string;
  readonly edit: (bag: OpenBag) => void;
  readonly reseal: Reseal;
  readonly options?: Partial<VerifyOptions>;
  /** Other codes that the same fault brings along. */
  readonly also?: readonly string[];
}

const cases: Case[] = [];
const add = (
  code: string,
  name: string,
  reseal: Reseal,
  edit: (bag: OpenBag) => void,
  more: Partial<Case> = {},
): void => void cases.push({ code, name, reseal, edit, ...more });
const info = (from: RegExp, to: string) => (bag: OpenBag) => bag.replace(INFO, from, to);
const pkg = (change: Parameters<OpenBag['json']>[1]) => (bag: OpenBag) => bag.json(PACKAGE, change);
/** Sets one cell of the first data row of a table, by column. */
const cell =
  (file: string, column: string, value: string, row = 1) =>
  (bag: OpenBag) => {
    const path = file === 'items.csv' ? ITEMS : bag.find(file);
    const lines = bag.text(path).split('\r\n');
    const index = (lines[0] ?? '').split(',').indexOf(column);
    if (index < 0) throw new Error(column);
    const cells = (lines[row] ?? '').split(',');
    cells[index] = value;
    lines[row] = cells.join(',');
    bag.set(path, lines.join('\r\n'));
  };
const payout = (column: string, value: string, row = 1) => cell('payout.csv', column, value, row);
const keyId = aKey().keyId;
const minisig = `signatures/${keyId}.minisig`;

// Stage 1: the structure is tested with the zip reader; here the one folder.
add('zip.baseDir', 'another folder name', 'none', (bag) => {
  bag.folder = 'bundle';
});

// Stage 2
add('bag.decl', 'no declaration', 'tags', (bag) => void bag.files.delete('bagit.txt'), { also: ['bag.tagmanifest'] });
add('bag.decl', 'a third line', 'tags', (bag) => bag.set('bagit.txt', `${bag.text('bagit.txt')}X: 1\n`));
add('bag.version', 'BagIt 0.97', 'tags', (bag) => bag.replace('bagit.txt', '1.0', '0.97'));
add('bag.encoding', 'another encoding declared', 'tags', (bag) => bag.replace('bagit.txt', 'UTF-8', 'GBK'));
add('bag.encoding', 'a BOM in bag-info.txt', 'tags', (bag) => bag.set(INFO, `\uFEFF${bag.text(INFO)}`));
add('bag.encoding', 'GBK bytes in bag-info.txt', 'tags', (bag) => bag.set(INFO, new Uint8Array([0xb9, 0xab, 10])));
add('bag.tagFormat', 'CRLF in bag-info.txt', 'tags', (bag) => bag.set(INFO, bag.text(INFO).replaceAll('\n', '\r\n')));
add('bag.tagFormat', 'no final newline', 'tags', (bag) => bag.set(INFO, bag.text(INFO).trimEnd()));
add('bag.tagFormat', 'a folded line', 'tags', info(/^(External-Description: .*)\n/m, '$1\n  more\n'));
add('bag.tagFormat', 'a line without a label', 'tags', info(/^Bag-Count/m, 'no label\nBag-Count'));
add('bag.fetch', 'fetch.txt', 'none', (bag) => bag.set('fetch.txt', 'https://example.invalid/a 1 data/a.txt\n'));
add('bag.algorithm', 'an MD5 manifest', 'none', (bag) => bag.set('manifest-md5.txt', 'x\n'));
add('bag.manifestMissing', 'no payload manifest', 'tags', (bag) => void bag.files.delete('manifest-sha256.txt'), {
  also: ['bag.tagmanifest'],
});
add('bag.manifestMissing', 'no tag manifest', 'none', (bag) => void bag.files.delete('tagmanifest-sha256.txt'));
add('bag.infoMissing', 'no bag-info.txt', 'none', (bag) => void bag.files.delete(INFO));
add('bag.tagUnknown', 'a file beside the tag files', 'none', (bag) => bag.set('readme.txt', 'hello\n'));
add('bag.tagUnknown', 'a stray file among the signatures', 'none', (bag) => bag.set('signatures/note.txt', 'x'));
add('bag.tagUnknown', 'desktop.ini beside the tag files', 'none', (bag) => bag.set('desktop.ini', 'x'));
const manifest = (change: (text: string) => string) => (bag: OpenBag) =>
  bag.set('manifest-sha256.txt', change(bag.text('manifest-sha256.txt')));
add(
  'bag.manifestFormat',
  'one space',
  'tags',
  manifest((text) => text.replace('  ', ' ')),
);
add(
  'bag.manifestFormat',
  'upper-case digits',
  'tags',
  manifest((text) => text.replace(/^\S+/, (hex) => hex.toUpperCase())),
);
add(
  'bag.manifestFormat',
  'not sorted',
  'tags',
  manifest((text) => `${text.trimEnd().split('\n').reverse().join('\n')}\n`),
);
add(
  'bag.manifestPath',
  'a path outside data/',
  'tags',
  manifest((text) => `${text}${'0'.repeat(64)}  ../etc/passwd\n`),
);
add(
  'bag.manifestPath',
  'a tag file in the payload manifest',
  'tags',
  manifest((text) => `${'0'.repeat(64)}  bagit.txt\n${text}`),
);
add(
  'bag.manifestDuplicate',
  'a path twice',
  'tags',
  manifest((text) => text.replace(/^(.*\n)/, '$1$1')),
);
add('bag.fileMissing', 'a file that was taken out', 'none', (bag) => void bag.files.delete(bag.find('a01.txt')), {
  also: ['bag.oxum'],
});
add('bag.fileExtra', 'a file that was put in', 'none', (bag) => bag.set('data/items/extra.txt', 'x'), {
  also: ['bag.oxum'],
});
add('bag.fileExtra', 'desktop.ini in data/', 'none', (bag) => bag.set('data/desktop.ini', 'x'), { also: ['bag.oxum'] });
add('bag.digest', 'one changed amount', 'none', (bag) => bag.replace(bag.find('payout.csv'), '518.40', '918.40'));
add('bag.digest', 'one changed letter in bag-info.txt', 'none', info(/a1b2c3d4/, 'a1b2c3d5'));
add('bag.tagmanifest', 'a line left out', 'none', (bag) =>
  bag.replace('tagmanifest-sha256.txt', /^.*bag-info.*\n/m, ''),
);
add('bag.tagmanifest', 'a line too many', 'none', (bag) =>
  bag.set('tagmanifest-sha256.txt', `${bag.text('tagmanifest-sha256.txt')}${'0'.repeat(64)}  readme.txt\n`),
);
add('bag.oxum', 'another count', 'tags', info(/^Payload-Oxum: \d+/m, 'Payload-Oxum: 1'));
add('bag.infoField', 'a label left out', 'tags', info(/^Gk-Stream: .*\n/m, ''));
add('bag.infoField', 'an unknown label', 'tags', (bag) => bag.set(INFO, `${bag.text(INFO)}Gk-Extra: 1\n`));
add('bag.infoField', 'labels in another order', 'tags', info(/^(Gk-Mode.*\n)(Gk-Sender-Unit.*\n)/m, '$2$1'));
add('bag.infoField', 'a day that does not exist', 'tags', info(/^Bagging-Date: .*/m, 'Bagging-Date: 2026-02-30'));
add('bag.infoField', 'a time zone', 'tags', info(/^Gk-Created: .*/m, 'Gk-Created: 2026-03-05T10:20:30+08:00'));
add(
  'bag.infoField',
  'a level that does not fit the code',
  'tags',
  info(/^Gk-Sender-Level: .*/m, 'Gk-Sender-Level: township'),
);
add(
  'bag.infoField',
  'a first bundle with a predecessor',
  'tags',
  info(/^Gk-Previous: .*/m, `Gk-Previous: ${'0'.repeat(64)}`),
);
add('bag.infoField', 'an invisible character in the name', 'tags', info(/^(Source-Organization: .)/m, '$1\u200b'));
add('bag.infoRepeated', 'a label twice', 'tags', info(/^(Gk-Mode: .*\n)/m, '$1$1'));
add('bundle.version', 'version 2.0', 'tags', info(/^Gk-Bundle-Version: .*/m, 'Gk-Bundle-Version: 2.0'));
add('bundle.newerMinor', 'version 1.1', 'package', (bag) => {
  bag.replace(INFO, 'Version: 1.0', 'Version: 1.1');
  bag.json(PACKAGE, (value) => {
    value.gk.bundleVersion = '1.1';
  });
});
add('bundle.kind', 'an unknown kind', 'tags', info(/^Gk-Bundle-Kind: .*/m, 'Gk-Bundle-Kind: letter'));
add(
  'bundle.direction',
  'a submission downwards',
  'tags',
  info(/^Gk-Recipient-Unit: .*/m, 'Gk-Recipient-Unit: 190101100202'),
  { also: ['bundle.recipient'] },
);
add('bundle.direction', 'a roster from a village', 'tags', info(/^Gk-Bundle-Kind: .*/m, 'Gk-Bundle-Kind: roster'), {
  also: ['bundle.recipient'],
});
add('bundle.visibility', 'an internal bundle', 'tags', info(/^Gk-Visibility: .*/m, 'Gk-Visibility: internal'));
add(
  'bundle.recipient',
  'for another township',
  'tags',
  info(/^Gk-Recipient-Unit: .*/m, `Gk-Recipient-Unit: ${COUNTY}`),
);
add('bundle.drill', 'an exercise', 'tags', info(/^Gk-Mode: .*/m, 'Gk-Mode: drill'));

// Stage 3
const dropSignatures = (bag: OpenBag): void => {
  for (const path of [...bag.files.keys()]) if (path.startsWith('signatures/')) bag.files.delete(path);
  bag.signers = [];
};
add('sig.missing', 'stripped of its signature', 'none', dropSignatures, { options: { requireSignature: false } });
add('sig.missing', 'the signature taken away, its public key left', 'none', (bag) => void bag.files.delete(minisig), {
  options: { requireSignature: false },
});
add('sig.missing', 'unsigned', 'tags', (bag) => {
  dropSignatures(bag);
  bag.replace(INFO, /^Gk-Key-Id: .*/m, 'Gk-Key-Id: none');
});
const sig = (from: RegExp, to: string) => (bag: OpenBag) => bag.replace(minisig, from, to);
add('sig.format', 'pre-hashed algorithm ED', 'none', sig(/^RWR|^RW./m, 'RUQ'));
add('sig.format', 'five lines', 'none', (bag) => bag.set(minisig, `${bag.text(minisig)}more\n`));
add('sig.format', 'another untrusted comment', 'none', sig(/gongkai bundle/, 'signature'));
add('sig.format', 'no public key beside it', 'none', (bag) => void bag.files.delete(`signatures/${keyId}.pub`));
add('sig.format', 'the public key of somebody else', 'none', (bag) => {
  bag.signers = [aKey('other')];
  bag.sign();
  bag.files.set(`signatures/${keyId}.pub`, bag.files.get(`signatures/${aKey('other').keyId}.pub`) ?? new Uint8Array());
  bag.files.delete(`signatures/${aKey('other').keyId}.pub`);
  bag.files.delete(`signatures/${aKey('other').keyId}.minisig`);
});
add('sig.format', 'a pinned key that differs from the one carried', 'none', () => undefined, {
  options: { keys: [knownKey(aKey(), { publicKey: 'A'.repeat(43).concat('=') })] },
});
add('sig.format', 'a signature although none is named', 'tags', info(/^Gk-Key-Id: .*/m, 'Gk-Key-Id: none'));
add('sig.comment', 'signed for another bundle', 'none', (bag) =>
  bag.sign('urn:uuid:0195a0b0-03e9-7a95-8a2a-52aacc901105'),
);
add('sig.invalid', 'a signature of other bytes', 'none', (bag) => {
  const wrong = bag.text(minisig).split('\n');
  const bytes = Buffer.from(wrong[1] ?? '', 'base64');
  bytes[20] = (bytes[20] ?? 0) ^ 1;
  wrong[1] = bytes.toString('base64');
  bag.set(minisig, wrong.join('\n'));
});
add('sig.invalid', 'S above the group order', 'none', (bag) => {
  const lines = bag.text(minisig).split('\n');
  const bytes = Buffer.from(lines[1] ?? '', 'base64');
  bytes[73] = 0xff;
  lines[1] = bytes.toString('base64');
  bag.set(minisig, lines.join('\n'));
});
add('sig.invalid', 'everything sealed again without the key', 'items', (bag) => {
  bag.replace(bag.find('payout.csv'), '样例甲', '样例丁');
  bag.signers = [];
});
add('sig.keyUnknown', 'a key nobody has confirmed', 'none', () => undefined, { options: { keys: [] } });
add('sig.keyRevoked', 'a revoked key', 'none', () => undefined, {
  options: { keys: [knownKey(aKey(), { status: 'revoked' })] },
});
add('sig.keyRetired', 'a retired key, no last day known', 'none', () => undefined, {
  options: { keys: [knownKey(aKey(), { status: 'retired' })] },
});
add('sig.keyRetired', 'a key that ended the day before', 'none', () => undefined, {
  options: { keys: [knownKey(aKey(), { status: 'retired', validTo: '2026-03-04' })] },
});
add('sig.unitMismatch', "another unit's key", 'none', () => undefined, {
  options: { keys: [knownKey(aKey(), { unit: '190101100202' })] },
});
add('sig.keyRotated', 'signed with the old and the new key', 'none', (bag) => {
  bag.signers = [aKey(), aKey('new')];
  bag.sign();
});
const sm2 = JSON.stringify({
  alg: 'SM2-SM3',
  keyId: '0123456789abcdef',
  userId: '1234567812345678',
  signature: Buffer.alloc(64).toString('base64'),
});
add('sig.algUnsupported', 'an SM2 signature beside ours', 'none', (bag) =>
  bag.set('signatures/0123456789abcdef.sm2.json', sm2),
);
add('sig.format', 'a broken SM2 container', 'none', (bag) => bag.set('signatures/0123456789abcdef.sm2.json', '{}'));
add(
  'sig.missing',
  'an SM2 signature only',
  'tags',
  (bag) => {
    dropSignatures(bag);
    bag.replace(INFO, /^Gk-Key-Id: .*/m, 'Gk-Key-Id: 0123456789abcdef');
    bag.set('signatures/0123456789abcdef.sm2.json', sm2);
  },
  { also: ['sig.algUnsupported'] },
);

// Stage 4
add('pkg.json', 'a comma too many', 'oxum', (bag) => bag.replace(PACKAGE, /\}\s*$/, ',}'));
add('pkg.json', 'a key twice', 'oxum', (bag) => bag.replace(PACKAGE, /"title"/, '"title": "a", "\\u0074itle"'));
add('pkg.json', 'a BOM', 'oxum', (bag) => bag.set(PACKAGE, `\uFEFF${bag.text(PACKAGE)}`));
add(
  'pkg.json',
  '33 levels',
  'oxum',
  pkg((value) => {
    value.deep = JSON.parse('['.repeat(32) + ']'.repeat(32));
  }),
);
add(
  'pkg.profile',
  'another profile',
  'oxum',
  pkg((value) => {
    value.$schema = 'https://example.invalid/';
  }),
);
add(
  'pkg.profile',
  'no title',
  'oxum',
  pkg((value) => void delete value.title),
);
add(
  'pkg.profile',
  'a contact that is no telephone',
  'oxum',
  pkg((value) => {
    value.gk.publicContacts = ['村委会'];
  }),
);
add(
  'pkg.profile',
  'an official number without purpose',
  'oxum',
  pkg((value) => {
    value.gk.publicNumbers = [{ number: '6222020200012345678' }];
  }),
);
add(
  'pkg.profile',
  'another dialect',
  'oxum',
  pkg((value) => {
    value.resources[0] = { ...value.resources[0], dialect: { delimiter: ';' } };
  }),
);
add(
  'pkg.profile',
  'a wrong media type',
  'oxum',
  pkg((value) => {
    value.resources[0] = { ...value.resources[0], mediatype: 'text/html' };
  }),
);
add(
  'pkg.idMismatch',
  "another bundle's id",
  'oxum',
  pkg((value) => {
    value.id = 'urn:uuid:0195a0b0-03e9-7a95-8a2a-52aacc901105';
  }),
);
add(
  'pkg.idMismatch',
  'another kind',
  'oxum',
  pkg((value) => {
    value.gk.kind = 'roster';
  }),
);
add(
  'pkg.remote',
  'a URL as path',
  'oxum',
  pkg((value) => {
    value.resources[0] = { ...value.resources[0], path: 'https://example.invalid/a.csv' };
  }),
  { also: ['pkg.resourceUnlisted'] },
);
add(
  'pkg.remote',
  'a URL as schema',
  'oxum',
  pkg((value) => {
    const items = value.resources.find((entry) => entry.path === 'items.csv');
    if (items) items.schema = 'https://example.invalid/s.json';
  }),
  { also: ['pkg.resourceUnlisted'] },
);
add(
  'pkg.resourcePath',
  'several paths',
  'oxum',
  pkg((value) => {
    value.resources[0] = { ...value.resources[0], path: ['a.csv', 'b.csv'] };
  }),
  { also: ['pkg.resourceUnlisted'] },
);
add(
  'pkg.resourcePath',
  'data inside the description',
  'oxum',
  pkg((value) => {
    value.resources[0] = { ...value.resources[0], data: 'x' };
  }),
  { also: ['pkg.resourceUnlisted'] },
);
add(
  'pkg.resourcePath',
  'a path upwards',
  'oxum',
  pkg((value) => {
    value.resources[0] = { ...value.resources[0], path: '../bagit.txt' };
  }),
  { also: ['pkg.resourceUnlisted'] },
);
add('pkg.resourceMissing', 'a listed file that is not there', 'package', (bag) =>
  bag.list('data/items/a09.txt', 'text/plain'),
);
add('pkg.resourceMissing', 'no items.csv', 'package', (bag) => {
  bag.files.delete(ITEMS);
  bag.files.delete('data/schemas/items-1.json');
  bag.json(PACKAGE, (value) => {
    value.resources = value.resources.filter((entry) => entry.path !== 'items.csv');
  });
});
add('pkg.resourceMissing', 'no datapackage.json', 'oxum', (bag) => void bag.files.delete(PACKAGE));
add('pkg.resourceMissing', 'no schema file', 'oxum', (bag) => void bag.files.delete('data/schemas/payout-1.json'));
add(
  'pkg.resourceUnlisted',
  'a file that is not listed',
  'oxum',
  pkg((value) => void value.resources.shift()),
);
add(
  'pkg.resourceDuplicate',
  'a file listed twice',
  'oxum',
  pkg((value) => void value.resources.push({ ...value.resources[0], name: 'again' })),
);
add(
  'pkg.resourceDuplicate',
  'a name twice',
  'oxum',
  pkg((value) => {
    value.resources[1] = { ...value.resources[1], name: value.resources[0]?.name };
  }),
);
add(
  'pkg.resourceDigest',
  'another size stated',
  'oxum',
  pkg((value) => {
    value.resources[0] = { ...value.resources[0], bytes: 1 };
  }),
);
add(
  'pkg.schemaUnknown',
  'a table without schema',
  'oxum',
  pkg((value) => void delete value.resources.find((entry) => entry.path === 'items.csv')?.schema),
);
add('pkg.schemaUnknown', 'a schema of another version', 'package', (bag) =>
  bag.set('data/schemas/payout-2.json', bag.text('data/schemas/payout-1.json')),
);
const schema =
  (change: (value: { fields: { name: string; constraints: Record<string, unknown> }[] }) => void) => (bag: OpenBag) => {
    const value = JSON.parse(bag.text('data/schemas/payout-1.json'));
    change(value);
    bag.set('data/schemas/payout-1.json', JSON.stringify(value));
  };
add(
  'pkg.schemaMismatch',
  'a loosened mask',
  'oxum',
  schema((value) => {
    const field = value.fields.find((entry) => entry.name === 'idNumberMasked');
    if (field) field.constraints.pattern = '.*';
  }),
);
add(
  'pkg.schemaMismatch',
  'a column left out',
  'oxum',
  schema((value) => void value.fields.pop()),
);
add(
  'pkg.schemaMismatch',
  'the schema of another table',
  'oxum',
  pkg((value) => {
    const items = value.resources.find((entry) => entry.path === 'items.csv');
    if (items) items.schema = 'schemas/payout-1.json';
  }),
);
add('pkg.fileType', 'a program', 'oxum', (bag) => bag.set(bag.find('a01.txt').replace('.txt', '.exe'), 'MZ'), {
  also: ['pkg.resourceUnlisted'],
});
add('pkg.fileType', 'a program that calls itself a picture', 'oxum', (bag) => {
  const path = bag.find('a01.txt').replace('.txt', '.jpg');
  bag.set(path, 'MZ0000');
  bag.list(path, 'image/jpeg');
  bag.reseal('package');
});
add('pkg.fileType', 'a PDF that calls itself text', 'package', (bag) => bag.set(bag.find('a01.txt'), '%PDF-1.4'));
add('pkg.fileUnexpected', 'a receipt in a submission', 'package', (bag) => {
  bag.set('data/receipt.json', '{}');
});
add(
  'pkg.fileUnexpected',
  'a schema nobody uses',
  'oxum',
  (bag) => bag.set('data/schemas/duties-1.json', bag.text('data/schemas/payout-1.json')),
  { also: ['pkg.schemaMismatch'] },
);

// Stage 5
const table = (change: (text: string) => string | Uint8Array) => (bag: OpenBag) =>
  bag.set(bag.find('payout.csv'), change(bag.text(bag.find('payout.csv'))));
add(
  'csv.encoding',
  'UTF-16',
  'items',
  table((text) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'))),
);
add(
  'csv.bom',
  'a BOM',
  'items',
  table((text) => `\uFEFF${text}`),
);
add(
  'csv.syntax',
  'a quote inside a cell',
  'items',
  table((text) => text.replace('样例甲', '样"例甲')),
);
add(
  'csv.syntax',
  'an open quote',
  'items',
  table((text) => text.replace('样例甲', '"样例甲')),
);
add(
  'csv.lineEnd',
  'a lone CR',
  'items',
  table((text) => text.replace('样例甲', '样例\r甲')),
);
add(
  'csv.header',
  'another column name',
  'items',
  table((text) => text.replace('payee', 'name')),
);
add(
  'csv.header',
  'an appended column',
  'items',
  table((text) => text.replaceAll('\r\n', ',\r\n')),
);
add(
  'csv.rowWidth',
  'a cell too many',
  'items',
  table((text) => `${text.trimEnd()},x\r\n`),
  { also: [] },
);
add(
  'csv.tooManyRows',
  '50,001 rows',
  'items',
  table((text) => {
    const row = text.split('\r\n')[1] ?? '';
    const rows = Array.from({ length: 49_998 }, (_, i) => row.replace(/^.{8}/, i.toString(16).padStart(8, '0')));
    return `${text}${rows.join('\r\n')}\r\n`;
  }),
);
add('csv.cellTooLong', '4,001 characters', 'items', payout('note', '长'.repeat(4001)));
add('csv.cellTooLong', '61 characters where 60 fit', 'items', payout('payee', '长'.repeat(61)));
add('csv.type', 'an exponent', 'items', payout('quantity', '5e0'));
add('csv.type', 'full-width digits', 'items', payout('seq', '１'));
add('csv.type', 'a day that does not exist', 'items', cell('items.csv', 'publishedOn', '2026-02-30'));
add('csv.type', 'a blank in front', 'items', payout('payee', ' 样例甲'));
add('csv.type', 'a letter in another Unicode form', 'items', payout('payee', 'e\u0301'));
add('csv.required', 'no name', 'items', payout('payee', ''));
add('csv.required', 'no total of a payout', 'items', cell('items.csv', 'totalYuan', ''));
add('csv.required', 'a correction without reason', 'items', cell('items.csv', 'action', 'correct'));
add('csv.enum', 'an unknown action', 'items', cell('items.csv', 'action', 'destroy'));
add('csv.enum', 'an action of assignments', 'items', cell('items.csv', 'action', 'post'));
add('csv.pattern', 'an unmasked ID column', 'items', payout('idNumberMasked', '190101***0017'));
add('csv.pattern', 'a short unit code', 'items', payout('divisionCode', '190101'), { also: ['item.unit'] });
add('csv.range', 'number 0', 'items', payout('seq', '0'));
add('csv.range', 'a negative quantity', 'items', payout('quantity', '-5'), { also: ['item.amountMismatch'] });
add('csv.unique', 'a row id twice', 'items', (bag) => {
  const path = bag.find('payout.csv');
  const lines = bag.text(path).split('\r\n');
  lines[2] = `${(lines[1] ?? '').slice(0, 36)}${(lines[2] ?? '').slice(36)}`;
  bag.set(path, lines.join('\r\n'));
});
add('csv.amountForm', 'three decimals', 'items', payout('amountYuan', '518.400'));
add('csv.amountForm', 'a separator', 'items', payout('amountYuan', '￥518'), {
  also: ['item.sum', 'item.amountMismatch'],
});
add('csv.amountForm', 'a negative amount', 'items', payout('adjustAddYuan', '-1.00'), {
  also: ['item.amountMismatch'],
});
add('csv.controlChar', 'a zero-width space', 'items', payout('payee', '样\u200b例甲'));
add('csv.controlChar', 'a direction mark', 'items', payout('payee', '样\u202e例甲'));
add('csv.controlChar', 'a line break', 'items', payout('note', '"第一行\n第二行"'));
add('csv.formula', 'a formula', 'items', payout('note', '=1+1'));
add('csv.formula', 'a full-width formula', 'items', payout('note', '＝1+1'));
add('csv.formula', 'a minus before text', 'items', payout('note', '-样例'));
add('csv.pua', 'an old-font name', 'items', payout('payee', '样\ue123'));
add('item.files', 'a folder without a line', 'package', (bag) => {
  const path = 'data/items/0195a0b0-0001-7f34-836f-50b2f7f1613a/a01.txt';
  bag.set(path, 'x');
  bag.list(path, 'text/plain');
});
add('item.files', 'a file of another name', 'items', (bag) => {
  const path = bag.find('a01.txt').replace('a01.txt', 'photo.txt');
  bag.set(path, 'x');
  bag.list(path, 'text/plain');
});
add('item.files', 'a table in a notice', 'items', (bag) => {
  const path = bag.find('a01.txt').replace('a01.txt', 'payout.csv');
  bag.set(path, bag.text(bag.find('payout.csv')));
  bag.list(path, 'text/csv', { type: 'table', encoding: 'utf-8', schema: 'schemas/payout-1.json' });
});
add('item.hash', 'another content digest', 'package', cell('items.csv', 'contentSha256', '0'.repeat(64)));
add('item.rows', 'a row too few', 'items', cell('items.csv', 'rowCount', '4'));
add('item.sum', 'another total', 'items', cell('items.csv', 'totalYuan', '1866.25'));
add('item.unit', "another village's item", 'items', cell('items.csv', 'unitCode', '190101100202', 2));
add('item.unit', "another village's row", 'items', payout('divisionCode', '190101100202'));
add('item.period', 'from after to', 'items', cell('items.csv', 'postingFrom', '2026-03-21'));
add('item.rev', 'a second revision without predecessor', 'items', cell('items.csv', 'revision', '2'));
add('item.rev', 'a first revision with predecessor', 'items', cell('items.csv', 'previousSha256', '0'.repeat(64)));
add('item.amountMismatch', 'quantity × rate is another amount', 'items', payout('quantity', '6'));

// Stage 6. Numbers are invented: area code 190101, prefix 19 is not assigned.
const ID_BODY = '19010119900307005';
const ID = `${ID_BODY}${idCheckCharacter(ID_BODY)}`;
const CARD = [...'0123456789'].map((digit) => `622202020011223345${digit}`).find(hasLuhnDigit) ?? '';
add('pii.id', 'an ID number in a remark', 'items', payout('note', `证件${ID}`));
add('pii.bank', 'a card number in a title', 'items', cell('items.csv', 'title', `转入${CARD}`));
add('pii.phone', 'a mobile number in a notice', 'items', (bag) =>
  bag.replace(bag.find('notice.html'), '518.40', '13800138000'),
);
add('pii.maybe', 'fourteen digits in a row', 'items', payout('note', '编号20260305012345'));
const html = (to: string) => (bag: OpenBag) => bag.replace(bag.find('notice.html'), '<h1>', `${to}<h1>`);
add('html.active', 'a script', 'items', html('<script>1</script>'));
add('html.remote', 'a picture from elsewhere', 'items', html('<img src="https://example.invalid/a.png">'));
add('html.parse', 'no HTML at all', 'items', (bag) =>
  bag.set(bag.find('notice.html'), new Uint8Array([0x3c, 0xff, 0xfe])),
);
const attach = (name: string, mediatype: string, bytes: Uint8Array) => (bag: OpenBag) => {
  const path = bag.find('a01.txt').replace('a01.txt', name);
  bag.set(path, bytes);
  bag.list(path, mediatype);
};
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
add('docx.macro', 'a macro part', 'items', attach('a02.docx', DOCX, aDocx({ parts: { 'word/vbaProject.bin': 'x' } })));
add(
  'docx.external',
  'a linked picture',
  'items',
  attach('a02.docx', DOCX, aDocx({ externalLink: 'https://example.invalid/a.png' })),
);
add(
  'docx.active',
  'a DDE field',
  'items',
  attach('a02.docx', DOCX, aDocx({ body: '<w:p><w:r><w:instrText>DDEAUTO c:\\\\a</w:instrText></w:r></w:p>' })),
);
add(
  'docx.invalid',
  'no document inside',
  'items',
  attach('a02.docx', DOCX, forgeZip([{ name: 'a.xml', data: '<a/>' }])),
);
add(
  'docx.tracked',
  'a tracked change',
  'items',
  attach('a02.docx', DOCX, aDocx({ body: '<w:p><w:ins w:id="1"><w:r><w:t>补</w:t></w:r></w:ins></w:p>' })),
);
add('pdf.active', 'a script', 'items', attach('a02.pdf', 'application/pdf', aPdf('<< /S /JavaScript /JS (1) >>')), {
  also: ['pdf.unscanned'],
});
add('pdf.unscanned', 'no readable text', 'items', attach('a02.pdf', 'application/pdf', aPdf('<< /Type /Thing >>')));
const exif = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 18]),
  Buffer.from('Exif\0\0II*\0\x08\0\0\0\0\0', 'latin1'),
  Buffer.from([0xff, 0xd9]),
]);
add('img.metadata', 'a photograph with Exif', 'items', attach('a02.jpg', 'image/jpeg', new Uint8Array(exif)));

describe('every broken bundle is refused with its code (bundle.md § 7)', () => {
  it.each(cases)('$code: $name', async ({ code, edit, reseal, options, also = [] }) => {
    const bytes = await breakBundle(edit, reseal);
    const verdict = await verifyBundle(blobOfBytes(bytes), { ...strict, ...options });
    const codes = verdict.problems.map((found) => found.code);
    expect(codes).toContain(code);
    expect(codes.filter((found) => found !== code && !also.includes(found))).toEqual([]);
    const isWarning = verdict.problems.every((found) => found.severity === 'warning');
    expect(verdict.verdict).toBe(isWarning ? 'pass' : 'fail');
    // Every sentence is complete: no placeholder of the text is left open.
    for (const found of verdict.problems) {
      const sentence = describeBundleProblem(text, found);
      expect(sentence).not.toBe(found.code);
      expect(sentence).not.toMatch(/\{\w+\}/);
    }
    const again = await verifyBundle(blobOfBytes(bytes), { ...strict, ...options });
    expect(again.problems).toEqual(verdict.problems);
  });

  it('leaves no code of stages 2–6 without a broken bundle', () => {
    const tested = new Set(cases.map((item) => item.code));
    const elsewhere = new Set<string>([...STAGE_CODES[1], 'receipt.format', 'assignment.format', 'key.format']);
    const untested = Object.values(STAGE_CODES)
      .flat()
      .filter((code) => !tested.has(code) && !elsewhere.has(code));
    expect(untested).toEqual([]);
  });
});

describe('what is not wrong', () => {
  const pass = async (bytes: Uint8Array, options: Partial<VerifyOptions> = {}) =>
    (await verifyBundle(blobOfBytes(bytes), { ...strict, ...options })).problems.map(
      ({ code, severity }) => `${severity} ${code}`,
    );

  it('a cell of dashes only is no formula', async () => {
    expect(await pass(await breakBundle(payout('note', '——'), 'items'))).toEqual([]);
    expect(await pass(await breakBundle(payout('note', '-'), 'items'))).toEqual([]);
  });

  it('other titles and another key order in a schema are free', async () => {
    const bytes = await breakBundle((bag) => {
      const value = JSON.parse(bag.text('data/schemas/payout-1.json'));
      value.fields = value.fields.map((field: Record<string, unknown>) =>
        Object.fromEntries([['title', '标题'], ...Object.entries(field).reverse()]),
      );
      bag.set('data/schemas/payout-1.json', JSON.stringify(value));
    }, 'oxum');
    expect(await pass(bytes)).toEqual([]);
  });

  it('LF instead of CRLF in a table', async () => {
    expect(
      await pass(await breakBundle((bag) => bag.set(ITEMS, bag.text(ITEMS).replaceAll('\r\n', '\n')), 'package')),
    ).toEqual([]);
  });

  it('a withdrawn item without files has the digest of nothing', async () => {
    const input = aBundleInput();
    const [first] = input.items;
    if (!first) throw new Error('item');
    const withdrawn = {
      ...first,
      action: 'withdraw' as const,
      revision: 2,
      previousSha256: '1'.repeat(64),
      reason: '标准调整',
    };
    expect(await pass(await packToBytes({ ...input, items: [withdrawn] }))).toEqual([]);
  });

  it('a newer minor version may append columns, labels in bag-info.txt and tag files', async () => {
    const bytes = await breakBundle((bag) => {
      bag.replace(INFO, 'Version: 1.0', 'Version: 1.1');
      bag.json(PACKAGE, (value) => {
        value.gk.bundleVersion = '1.1';
      });
      const path = bag.find('payout.csv');
      const [header = '', ...rows] = bag.text(path).trimEnd().split('\r\n');
      bag.set(path, `${[`${header},extra`, ...rows.map((row) => `${row},新列`)].join('\r\n')}\r\n`);
    }, 'items');
    expect(await pass(bytes)).toEqual(['warning bundle.newerMinor']);
  });

  it('an appended column is scanned like text', async () => {
    const bytes = await breakBundle((bag) => {
      bag.replace(INFO, 'Version: 1.0', 'Version: 1.1');
      bag.json(PACKAGE, (value) => {
        value.gk.bundleVersion = '1.1';
      });
      const path = bag.find('payout.csv');
      const [header = '', ...rows] = bag.text(path).trimEnd().split('\r\n');
      bag.set(path, `${[`${header},extra`, ...rows.map((row) => `${row},${ID}`)].join('\r\n')}\r\n`);
    }, 'items');
    expect(new Set(await pass(bytes))).toEqual(new Set(['warning bundle.newerMinor', 'error pii.id']));
  });

  it('a confirmed telephone passes, an ID number in the list of contacts does not', async () => {
    const say = (number: string) => (bag: OpenBag) => {
      bag.replace(bag.find('notice.html'), '518.40', number);
      bag.json(PACKAGE, (value) => {
        value.gk.publicContacts = ['0000-1234567', '138 0013 8000'];
      });
    };
    expect(await pass(await breakBundle(say('13800138000'), 'items'))).toEqual([]);
    expect(await pass(await breakBundle(say('13800138001'), 'items'))).toEqual(['error pii.phone']);
  });
});

describe('official numbers (bundle.md § 3.2)', () => {
  const allow = (edit: (bag: OpenBag) => void) => (bag: OpenBag) => {
    edit(bag);
    bag.json(PACKAGE, (value) => {
      value.gk.publicNumbers = [{ number: CARD, purpose: '招标保证金账户' }];
    });
  };
  const codesOf = async (edit: (bag: OpenBag) => void) =>
    (await verifyBundle(blobOfBytes(await breakBundle(allow(edit), 'items')), strict)).problems.map(
      (found) => found.code,
    );

  it('pass in a title and in a notice', async () => {
    expect(await codesOf(cell('items.csv', 'title', `转入${CARD}`))).toEqual([]);
    expect(await codesOf((bag) => bag.replace(bag.find('notice.html'), '518.40', CARD))).toEqual([]);
  });

  it('never pass in a cell of payout, also when the table is otherwise broken', async () => {
    expect(await codesOf(payout('note', CARD))).toEqual(['pii.bank']);
    expect(await codesOf(table((content) => `${content.replace('payee', 'name')}${CARD}\r\n`))).toEqual([
      'csv.header',
      'pii.bank',
    ]);
  });
});

describe('limits on what is kept', () => {
  it('5,000 problems are kept, and warnings never hide an error', async () => {
    const bytes = await breakBundle(
      table((content) => {
        const row = (content.split('\r\n')[1] ?? '').replace('样例甲', '样\ue123');
        const rows = Array.from({ length: 6000 }, (_, i) => row.replace(/^.{8}/, i.toString(16).padStart(8, '0')));
        return `${content}${rows.join('\r\n')}\r\n`;
      }),
      'items',
    );
    const verdict = await verifyBundle(blobOfBytes(bytes), strict);
    expect([verdict.problems.length, verdict.truncated, verdict.verdict]).toEqual([5000, true, 'fail']);
    expect(verdict.problems.some((found) => found.severity === 'error')).toBe(true);
  });
});

describe('keys (bundle.md § 6)', () => {
  const verify = async (keys: KnownKey[] | undefined, bytes?: Uint8Array) => {
    const { keys: _none, ...open } = strict;
    const verdict = await verifyBundle(blobOfBytes(bytes ?? (await packToBytes())), keys ? { ...open, keys } : open);
    return verdict.problems.map(({ code, severity }) => `${severity} ${code}`);
  };

  it('without a key list an unknown key is a warning, with one an error', async () => {
    expect(await verify(undefined)).toEqual(['warning sig.keyUnknown']);
    expect(await verify([])).toEqual(['error sig.keyUnknown']);
  });

  it('a retired key still verifies what was made until its last day', async () => {
    expect(await verify([knownKey(aKey(), { status: 'retired', validTo: '2026-03-05' })])).toEqual([]);
  });

  it('two signatures replace a key only when the old one is trusted', async () => {
    const both = await packToBytes(aBundleInput(), [aKey('new').signer, aKey().signer]);
    expect(await verify([knownKey(aKey())], both)).toEqual(['warning sig.keyRotated']);
    expect(await verify([], both)).toEqual(['error sig.keyUnknown', 'error sig.keyUnknown']);
    const stranger = await packToBytes(aBundleInput(), [aKey('new').signer, aKey('other').signer]);
    expect(await verify([knownKey(aKey())], stranger)).toEqual(['error sig.keyUnknown', 'error sig.keyUnknown']);
  });

  it('a second, wrong signature refuses the bundle although the first is right', async () => {
    const bag = await openBag(await packToBytes());
    bag.signers = [aKey('other')];
    bag.sign();
    bag.replace(
      `signatures/${aKey('other').keyId}.minisig`,
      /^trusted comment: .*$/m,
      'trusted comment: urn:uuid:0195a0b0-03e9-7a95-8a2a-52aacc901105',
    );
    expect(await verify([knownKey(aKey()), knownKey(aKey('other'))], bag.zip())).toEqual(['error sig.invalid']);
  });

  it('an unsigned bundle is a warning in the pilot phase and an error where signatures are required', async () => {
    const unsigned = await packToBytes(aBundleInput(), []);
    const soft = await verifyBundle(blobOfBytes(unsigned), { ...strict, requireSignature: false });
    expect(soft.problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['warning sig.missing']);
    expect(await verify([knownKey(aKey())], unsigned)).toEqual(['error sig.missing']);
  });

  it('is a submission of the village named in the bundle', async () => {
    const verdict = await verifyBundle(blobOfBytes(await packToBytes()), strict);
    expect(verdict.info?.senderUnit).toBe(VILLAGE);
  });
});

describe('within a stage all problems are collected (bundle.md § 7)', () => {
  it('a gap, a wrong checksum and a wrong folder name are told together', async () => {
    const bag = await openBag(await packToBytes());
    const entries = [...bag.files].map(([path, data]) => ({ name: `wrong/${path}`, data }));
    const bytes = forgeZip(
      entries.map((entry, index) =>
        index === 2 ? { ...entry, both: { crc: 1 }, gapBefore: new Uint8Array(4) } : entry,
      ),
      { trailing: new Uint8Array(3) },
    );
    const codes = (await verifyBundle(blobOfBytes(bytes), strict)).problems.map((found) => found.code);
    expect(codes).toEqual(['zip.trailing', 'zip.gap', 'zip.baseDir']);
    const other = forgeZip(
      entries.map((entry, index) => (index === 2 ? { ...entry, both: { crc: 1 } } : entry)),
      { trailing: new Uint8Array(3) },
    );
    const more = (await verifyBundle(blobOfBytes(other), strict)).problems.map((found) => found.code);
    expect(more).toEqual(['zip.trailing', 'zip.baseDir', 'zip.crc']);
  });

  it('free text outside data/ is scanned too', async () => {
    const bag = await openBag(await packToBytes());
    bag.replace(`signatures/${keyId}.pub`, /comment: .*/, `comment: ${ID}`);
    const found = (await verifyBundle(blobOfBytes(bag.zip()), strict)).problems;
    expect(found.map(({ code, at }) => [code, at.path])).toEqual([['pii.id', `signatures/${keyId}.pub`]]);
    const newer = await breakBundle((open) => {
      open.replace(INFO, 'Version: 1.0', 'Version: 1.1');
      open.set(INFO, `${open.text(INFO)}Gk-Extra: ${ID}\n`);
      open.json(PACKAGE, (value) => {
        value.gk.bundleVersion = '1.1';
        value.extra = 13800138000;
      });
    }, 'package');
    const codes = (await verifyBundle(blobOfBytes(newer), strict)).problems.map((one) => one.code);
    expect(codes).toEqual(['bundle.newerMinor', 'pii.phone', 'pii.id']);
  });
});
