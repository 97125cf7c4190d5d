import type { Problem } from '../kernel';
import { BAG_INFO, readBagInfo } from './bagInfo';
import { bundleProblem } from './codes';
import type { Container } from './container';
import { type ManifestLine, parseManifest } from './manifests';
import { decodeUtf8, encodeUtf8, shownName } from './strictText';
import type { BagInfo } from './types';
import { isRecipient } from './units';

export const BAGIT = 'bagit.txt';
export const MANIFEST = 'manifest-sha256.txt';
export const TAG_MANIFEST = 'tagmanifest-sha256.txt';
export const DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';
const SIGNATURE_FILE = /^signatures\/[0-9a-f]{16}\.(minisig|pub|sm2\.json)$/;
/** What the tag manifest lists, no more and no less. */
const TAGGED = [BAG_INFO, BAGIT, MANIFEST] as const;

export interface CheckedBag {
  readonly problems: readonly Problem[];
  readonly info?: BagInfo;
  readonly isNewerMinor: boolean;
  readonly tagManifestSha256: string;
}

/**
 * Stage 2 (bundle.md § 7): the layers of the bag from outside in. No tag file is parsed before its digest is right,
 * except the two that nothing vouches for: the declaration (fixed bytes) and the tag manifest (the signature does).
 */
export async function checkBag(container: Container, recipient: string | undefined): Promise<CheckedBag> {
  const { files } = container;
  const problems: Problem[] = [];
  const add = (code: string, path: string, params: Record<string, string | number> = {}): void =>
    void problems.push(bundleProblem(code, { path }, params));

  for (const path of files.keys()) {
    if (path === 'fetch.txt') add('bag.fetch', path);
    else if (/^(tag)?manifest-(?!sha256\.txt$)[a-z0-9-]+\.txt$/.test(path)) add('bag.algorithm', path);
  }
  await checkDeclaration(container, add);
  for (const path of [MANIFEST, TAG_MANIFEST]) if (!files.has(path)) add('bag.manifestMissing', path);
  if (!files.has(BAG_INFO)) add('bag.infoMissing', BAG_INFO);

  const tags = new Map<string, string>();
  if (files.has(TAG_MANIFEST)) {
    const text = await readTagText(container, TAG_MANIFEST, problems);
    const parsed = text === undefined ? undefined : parseManifest(text, TAG_MANIFEST, '');
    problems.push(...(parsed?.problems ?? []));
    for (const line of parsed?.lines ?? []) tags.set(line.path, line.sha256);
    if (parsed && parsed.problems.length === 0) checkTagged(container, tags, add);
  }
  const isTrue = (path: string): boolean => files.has(path) && tags.get(path) === files.get(path)?.sha256;

  let isNewerMinor = false;
  let info: BagInfo | undefined;
  if (isTrue(BAG_INFO)) {
    const text = await readTagText(container, BAG_INFO, problems);
    if (text !== undefined) {
      const read = readBagInfo(text);
      problems.push(...read.problems);
      ({ isNewerMinor, info } = read);
    }
  }
  for (const path of tags.keys()) {
    if (!(TAGGED as readonly string[]).includes(path) && !(isNewerMinor && files.has(path)))
      add('bag.tagmanifest', path);
  }
  for (const path of files.keys()) {
    const isKnown =
      path.startsWith('data/') || path === TAG_MANIFEST || SIGNATURE_FILE.test(path) || path === 'fetch.txt';
    const isManifest = /^(tag)?manifest-[a-z0-9-]+\.txt$/.test(path);
    const isListed = (TAGGED as readonly string[]).includes(path) || (isNewerMinor && tags.has(path));
    if (!isKnown && !isManifest && !isListed) add('bag.tagUnknown', path);
  }
  if (isTrue(MANIFEST)) {
    const text = await readTagText(container, MANIFEST, problems);
    if (text !== undefined) {
      const parsed = parseManifest(text, MANIFEST, 'data/');
      problems.push(...parsed.problems);
      if (parsed.problems.length === 0) checkPayload(container, parsed.lines, info, add);
    }
  }
  if (info && recipient !== undefined && !isRecipient(info, recipient)) {
    const params = { recipient: info.recipientUnit, self: recipient };
    problems.push(bundleProblem('bundle.recipient', { path: BAG_INFO, field: 'Gk-Recipient-Unit' }, params));
  }
  if (info?.mode === 'drill') problems.push(bundleProblem('bundle.drill', { path: BAG_INFO, field: 'Gk-Mode' }));
  return {
    problems,
    isNewerMinor,
    tagManifestSha256: files.get(TAG_MANIFEST)?.sha256 ?? '',
    ...(info ? { info } : {}),
  };
}

async function checkDeclaration(container: Container, add: (code: string, path: string) => void): Promise<void> {
  if (!container.files.has(BAGIT)) return add('bag.decl', BAGIT);
  const bytes = await container.read(BAGIT);
  const expected = encodeUtf8(DECLARATION);
  if (bytes.length === expected.length && bytes.every((byte, index) => byte === expected[index])) return;
  const text = decodeUtf8(bytes);
  const [, version, encoding] = /^BagIt-Version: (\S+)\nTag-File-Character-Encoding: (\S+)\n$/.exec(text ?? '') ?? [];
  if (text === undefined) return add('bag.encoding', BAGIT);
  if (version === undefined || encoding === undefined) return add('bag.decl', BAGIT);
  if (version !== '1.0') add('bag.version', BAGIT);
  if (encoding !== 'UTF-8') add('bag.encoding', BAGIT);
}

/** UTF-8 without BOM (`bag.encoding`), LF and a final newline (`bag.tagFormat`). */
async function readTagText(container: Container, path: string, problems: Problem[]): Promise<string | undefined> {
  const text = decodeUtf8(await container.read(path));
  if (text === undefined) problems.push(bundleProblem('bag.encoding', { path }));
  else if (text.includes('\r') || !text.endsWith('\n')) problems.push(bundleProblem('bag.tagFormat', { path }));
  else return text;
  return undefined;
}

type Add = (code: string, path: string, params?: Record<string, string | number>) => void;

/** The tag manifest names exactly the three tag files, each with its true digest. */
function checkTagged(container: Container, tags: ReadonlyMap<string, string>, add: Add): void {
  for (const path of TAGGED) {
    const file = container.files.get(path);
    if (!tags.has(path)) add('bag.tagmanifest', path);
    else if (file && file.sha256 !== tags.get(path)) add('bag.digest', path);
  }
  for (const [path, sha256] of tags) {
    const file = container.files.get(path);
    const isExtra = !(TAGGED as readonly string[]).includes(path);
    if (isExtra && file && file.sha256 !== sha256) add('bag.digest', path);
  }
}

function checkPayload(container: Container, lines: readonly ManifestLine[], info: BagInfo | undefined, add: Add): void {
  const listed = new Map(lines.map((line) => [line.path, line.sha256]));
  const payload = [...container.files.values()].filter((file) => file.path.startsWith('data/'));
  for (const [path, sha256] of listed) {
    const file = container.files.get(path);
    if (!file) add('bag.fileMissing', path, { name: shownName(path) });
    else if (file.sha256 !== sha256) add('bag.digest', path);
  }
  for (const file of payload) if (!listed.has(file.path)) add('bag.fileExtra', file.path);
  const octets = payload.reduce((sum, file) => sum + file.size, 0);
  const oxum = `${octets}.${payload.length}`;
  if (info && info.oxum !== oxum) add('bag.oxum', BAG_INFO, { stated: info.oxum, counted: oxum });
}
