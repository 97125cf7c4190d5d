import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import privacyTable from '../../resources/rules/privacy.json';
import { bundleSchemaTables } from '../../resources/schemas';
import {
  type BundleInput,
  type BundleSchemas,
  type BundleSigner,
  createContentScanner,
  decodeBundleSchemas,
  formatPublicKeyFile,
  type KnownKey,
  keyIdOf,
  packBundle,
  seededSource,
  type VerifyOptions,
} from '../../shared/bundle';
import { ed25519PublicKey, ed25519Sign, fromHex, toBase64 } from '../../shared/formats/crypto';
import { blobOfBytes, openZip } from '../../shared/formats/zip';
import { type CalendarDate, fen, type Instant, newId } from '../../shared/kernel';
import { decodePrivacyRules } from '../../shared/privacy';
import { forgeZip } from './zipForge';

function must<T>(result: { ok: true; value: T } | { ok: false; params: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.params));
  return result.value;
}

export const schemas: BundleSchemas = must(decodeBundleSchemas(bundleSchemaTables));
export const makeScanner = createContentScanner(must(decodePrivacyRules(privacyTable)));
export const verifyOptions: VerifyOptions = { schemas, makeScanner };

export const VILLAGE = '190101100201';
export const TOWNSHIP = '190101100000';
export const COUNTY = '190101000000';

/** A key pair whose secret is the digest of its name. */
export function aKey(name = 'village'): {
  seed: Uint8Array;
  publicKey: Uint8Array;
  keyId: string;
  signer: BundleSigner;
} {
  const seed = new Uint8Array(createHash('sha256').update(name).digest());
  const publicKey = ed25519PublicKey(seed);
  return {
    seed,
    publicKey,
    keyId: keyIdOf(publicKey),
    signer: { publicKey, sign: (message) => ed25519Sign(message, seed) },
  };
}

export const knownKey = (key: { publicKey: Uint8Array; keyId: string }, more: Partial<KnownKey> = {}): KnownKey => ({
  unit: VILLAGE,
  keyId: key.keyId,
  alg: 'Ed25519',
  publicKey: toBase64(key.publicKey),
  status: 'active',
  ...more,
});

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
export const decodeText = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

export const NOTICE_HTML =
  '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>公示</title></head><body><h1>补贴发放公示</h1>' +
  '<table><tr><td>样例甲</td><td>518.40</td></tr></table><p>监督电话：0000-1234567</p></body></html>\n';

/** A submission of one village with a payout item and a notice item. */
export function aBundleInput(more: Partial<BundleInput> = {}): BundleInput {
  const created = '2026-03-05T02:20:30Z' as Instant;
  const ids = seededSource('test', Date.parse(created));
  const names = ['样例甲', '样例乙', '样例丙'];
  const head = {
    revision: 1,
    action: 'publish' as const,
    unitCode: VILLAGE,
    disclosureClass: 'open' as const,
    reach: 'board' as const,
    documentNumber: '示政发〔2026〕3号',
    period: '2026-Q1',
    postingFrom: '2026-03-05' as CalendarDate,
    postingTo: '2026-03-20' as CalendarDate,
    contact: '0000-1234567',
    updatedAt: '2026-03-05T01:00:00Z' as Instant,
  };
  return {
    bundleId: newId(ids),
    title: '示例村2026年第一季度村务公开',
    organization: '示例县样本镇示例村村民委员会',
    description: '示例村2026年第一季度村务公开上报包',
    mode: 'live',
    senderUnit: VILLAGE,
    senderLevel: 'village',
    recipientUnit: TOWNSHIP,
    stream: 'a1b2c3d4',
    sequence: 1,
    previous: 'none',
    created,
    baggingDate: '2026-03-05' as CalendarDate,
    generator: 'gongkai 0.1.0',
    publicContacts: ['0000-1234567'],
    publicNumbers: [],
    items: [
      {
        ...head,
        kind: 'payout',
        itemId: newId(ids),
        title: '2026年耕地地力保护补贴发放公示',
        lines: names.map((payee, index) => ({
          rowId: newId(ids),
          divisionCode: VILLAGE,
          subsidyProgram: '耕地地力保护补贴',
          quantityUnit: '亩',
          row: {
            seq: index + 1,
            village: '示例村',
            villagerGroup: '第三村民小组',
            payee,
            quantity: { units: 5 + index, scale: 0 },
            unitRateYuan: { units: 10368, scale: 2 },
            amount: fen((5 + index) * 10368),
          },
        })),
        files: [{ name: 'notice.html', read: async () => encode(NOTICE_HTML) }],
      },
      {
        ...head,
        kind: 'notice',
        itemId: newId(ids),
        title: '关于公示期的说明',
        files: [
          { name: 'notice.html', read: async () => encode(NOTICE_HTML) },
          { name: 'a01.txt', title: '补充说明.txt', read: async () => encode('公示期为十五天。\n') },
        ],
      },
    ],
    ...more,
  };
}

export async function packToBytes(
  input: BundleInput = aBundleInput(),
  signers = [aKey().signer],
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  await packBundle(input, signers, schemas, (chunk) => void chunks.push(chunk));
  return new Uint8Array(Buffer.concat(chunks));
}

/** Which digests are made right again after an edit; each level includes the ones behind it. */
export type Reseal = 'items' | 'package' | 'oxum' | 'manifest' | 'tags' | 'signature' | 'none';
const LEVELS: readonly Reseal[] = ['items', 'package', 'oxum', 'manifest', 'tags', 'signature', 'none'];

/** The files of a bag under their paths below the base folder, open to any change. */
export class OpenBag {
  signers: { keyId: string; seed: Uint8Array; publicKey: Uint8Array }[] = [];

  constructor(
    readonly files: Map<string, Uint8Array>,
    public folder: string,
  ) {}

  text(path: string): string {
    const bytes = this.files.get(path);
    if (!bytes) throw new Error(`no ${path}`);
    return decodeText(bytes);
  }
  set(path: string, content: string | Uint8Array): void {
    this.files.set(path, typeof content === 'string' ? encode(content) : content);
  }
  /** Replaces text that must be there. */
  replace(path: string, from: string | RegExp, to: string): void {
    const text = this.text(path);
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`${path}: nothing to replace`);
    this.set(path, changed);
  }
  json(
    path: string,
    change: (
      value: Record<string, unknown> & { gk: Record<string, unknown>; resources: Record<string, unknown>[] },
    ) => void,
  ): void {
    const value = JSON.parse(this.text(path));
    change(value);
    this.set(path, JSON.stringify(value));
  }
  /** Path of the first file in an item folder with this name. */
  find(name: string): string {
    const path = [...this.files.keys()].sort().find((key) => key.endsWith(`/${name}`));
    if (!path) throw new Error(`no ${name}`);
    return path;
  }
  /** Adds a resource entry for a payload file that is not listed. */
  list(path: string, mediatype: string, more: Record<string, unknown> = {}): void {
    const name = path.slice('data/'.length);
    const format = name.split('.').pop();
    this.json('data/datapackage.json', (value) => {
      value.resources.push({
        name: name.replaceAll('/', '.'),
        path: name,
        format,
        mediatype,
        bytes: 0,
        hash: '',
        ...more,
      });
    });
  }

  reseal(from: Reseal): void {
    const does = (level: Reseal): boolean => LEVELS.indexOf(from) <= LEVELS.indexOf(level) && from !== 'none';
    if (does('items') && this.files.has('data/items.csv')) this.resealItems();
    if (does('package') && this.files.has('data/datapackage.json')) this.resealPackage();
    if (does('oxum')) this.resealOxum();
    if (does('manifest')) this.resealManifest();
    if (does('tags')) this.resealTags();
    if (does('signature')) this.sign();
  }

  private payload(): string[] {
    return [...this.files.keys()].filter((path) => path.startsWith('data/')).sort();
  }
  private sha(path: string): string {
    return createHash('sha256')
      .update(this.files.get(path) ?? '')
      .digest('hex');
  }
  private resealItems(): void {
    const lines = this.text('data/items.csv').split('\r\n');
    const fixed = lines.map((line, index) => {
      const cells = line.split(',');
      const itemId = cells[0] ?? '';
      if (index === 0 || itemId === '') return line;
      const folder = `data/items/${itemId}/`;
      const own = this.payload().filter((path) => path.startsWith(folder));
      const digest = createHash('sha256');
      for (const path of own) digest.update(`${this.sha(path)} ${path.slice(folder.length)}\n`);
      cells[3] = digest.digest('hex');
      return cells.join(',');
    });
    this.set('data/items.csv', fixed.join('\r\n'));
  }
  private resealPackage(): void {
    this.json('data/datapackage.json', (value) => {
      for (const resource of value.resources) {
        const path = `data/${String(resource.path)}`;
        if (!this.files.has(path)) continue;
        resource.bytes = this.files.get(path)?.length;
        resource.hash = `sha256:${this.sha(path)}`;
      }
    });
  }
  private resealOxum(): void {
    const octets = this.payload().reduce((sum, path) => sum + (this.files.get(path)?.length ?? 0), 0);
    if (this.files.has('bag-info.txt')) {
      this.set(
        'bag-info.txt',
        this.text('bag-info.txt').replace(/^Payload-Oxum: .*$/m, `Payload-Oxum: ${octets}.${this.payload().length}`),
      );
    }
  }
  private resealManifest(): void {
    const lines = this.payload().map((path) => `${this.sha(path)}  ${path}\n`);
    this.set('manifest-sha256.txt', lines.join(''));
  }
  private resealTags(): void {
    const tags = ['bag-info.txt', 'bagit.txt', 'manifest-sha256.txt'].filter((path) => this.files.has(path));
    this.set('tagmanifest-sha256.txt', tags.map((path) => `${this.sha(path)}  ${path}\n`).join(''));
  }
  sign(comment = /^External-Identifier: (.*)$/m.exec(this.text('bag-info.txt'))?.[1] ?? ''): void {
    for (const { keyId, seed, publicKey } of this.signers) {
      const signature = ed25519Sign(this.files.get('tagmanifest-sha256.txt') ?? new Uint8Array(), seed);
      const global = ed25519Sign(new Uint8Array(Buffer.concat([signature, encode(comment)])), seed);
      const blob = Buffer.concat([encode('Ed'), fromHex(keyId) ?? new Uint8Array(), signature]);
      this.set(
        `signatures/${keyId}.minisig`,
        `untrusted comment: gongkai bundle\n${blob.toString('base64')}\ntrusted comment: ${comment}\n${toBase64(global)}\n`,
      );
      this.set(`signatures/${keyId}.pub`, formatPublicKeyFile(publicKey));
    }
  }

  zip(): Uint8Array<ArrayBuffer> {
    return forgeZip(
      [...this.files].map(([path, data]) => ({
        name: `${this.folder}/${path}`,
        data,
        packed: new Uint8Array(deflateRawSync(data)),
      })),
    );
  }
}

export async function openBag(bytes: Uint8Array, signers = [aKey()]): Promise<OpenBag> {
  const big = 1 << 30;
  const zip = await openZip(blobOfBytes(bytes), {
    fileBytes: big,
    entries: 5000,
    totalBytes: big,
    entryBytes: () => big,
    ratio: 1e6,
    ratioFromBytes: big,
  });
  const files = new Map<string, Uint8Array>();
  let folder = '';
  for (const entry of zip.entries) {
    const content = await zip.read(entry);
    if ('code' in content) throw new Error(content.code);
    folder = entry.name.split('/', 1)[0] ?? '';
    files.set(entry.name.slice(folder.length + 1), content);
  }
  const bag = new OpenBag(files, folder);
  bag.signers = signers;
  return bag;
}

/** A good bundle, edited, with its digests made right again from the given level on. */
export async function breakBundle(
  edit: (bag: OpenBag) => void,
  reseal: Reseal,
  input?: BundleInput,
): Promise<Uint8Array<ArrayBuffer>> {
  const bag = await openBag(await packToBytes(input));
  edit(bag);
  bag.reseal(reseal);
  return bag.zip();
}
