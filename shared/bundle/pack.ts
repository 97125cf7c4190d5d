import { sha256Hex } from '../formats/crypto';
import { createZipWriter, type PreparedEntry, prepareEntry, type ZipSink } from '../formats/zip';
import type { CalendarDate, Instant } from '../kernel';
import type { UnitLevel } from '../records';
import { BAGIT, DECLARATION, MANIFEST, TAG_MANIFEST } from './bag';
import { BAG_INFO, FORMAT_VERSION, formatBagInfo } from './bagInfo';
import { PACKAGE_PROFILE, type PublicNumber } from './dataPackage';
import { extensionOf, isPackedType, MEDIA_TYPES } from './fileTypes';
import { formatPublicKeyFile, keyIdOf } from './keys';
import { formatManifest, type ManifestLine } from './manifests';
import { type BundleItemInput, writeItems } from './packItems';
import { tableOf } from './payloadNames';
import type { BundleSchemas, TableName } from './schemas';
import { formatMinisig, globalMessage } from './signatureFile';
import { encodeUtf8 } from './strictText';
import type { BagInfo } from './types';

/** Everything a submission says. Nothing in it is read from a clock or drawn by chance here: same input, same bytes. */
export interface BundleInput {
  /** UUIDv7 without the urn prefix. */
  readonly bundleId: string;
  readonly title: string;
  readonly organization: string;
  readonly description: string;
  readonly mode: 'live' | 'drill';
  readonly senderUnit: string;
  readonly senderLevel: UnitLevel;
  readonly recipientUnit: string;
  readonly stream: string;
  readonly sequence: number;
  /** SHA-256 of the previous tag manifest of the stream, 'none' exactly for sequence 1. */
  readonly previous: string;
  readonly created: Instant;
  /** Local day of `created`. */
  readonly baggingDate: CalendarDate;
  /** "gongkai 1.0.0" */
  readonly generator: string;
  readonly publicContacts: readonly string[];
  readonly publicNumbers: readonly PublicNumber[];
  readonly items: readonly BundleItemInput[];
}

/** The private key stays in the shell; the writer only sees what it signs. */
export interface BundleSigner {
  /** 32 bytes, raw. */
  readonly publicKey: Uint8Array;
  sign(message: Uint8Array): Promise<Uint8Array> | Uint8Array;
}

export interface PackedBundle {
  /** Size of the zip file in bytes. */
  readonly bytes: number;
  readonly fileName: string;
  readonly tagManifestSha256: string;
  readonly rowCount: number;
  readonly totalFen: number;
}

/** A payload file on its way: packed bytes are kept, stored ones are read again when their turn comes. */
interface PayloadFile extends ManifestLine {
  readonly size: number;
  readonly title?: string;
  entry(): Promise<PreparedEntry>;
}

export const bundleFolder = (
  input: Pick<BundleInput, 'senderUnit' | 'stream' | 'sequence'>,
  kind = 'submission',
): string => `gk-${input.senderUnit}-${input.stream}-${String(input.sequence).padStart(6, '0')}-${kind}`;

/**
 * Writes a submission to the sink (bundle.md §§ 3–5). The first signer is named in Gk-Key-Id; a second one signs along
 * when a key is replaced (§ 6, 3); none makes an unsigned bundle. Nothing is judged here: `verifyBundle` reads it back.
 */
export async function packBundle(
  input: BundleInput,
  signers: readonly BundleSigner[],
  schemas: BundleSchemas,
  sink: ZipSink,
): Promise<PackedBundle> {
  const folder = bundleFolder(input);
  const written = await writeItems(input.items, schemas);
  const files: PayloadFile[] = [];
  for (const file of written.files) files.push(await measure(file.path, file.read, file.title));
  const tables = new Set<TableName>(files.flatMap(({ path }) => tableOf(path) ?? []));
  for (const table of tables) files.push(await measureText(`data/schemas/${table}-1.json`, jsonText(schemas[table])));
  files.push(await measureText('data/datapackage.json', describePackage(input, files)));
  files.sort((a, b) => (a.path < b.path ? -1 : 1));

  const octets = files.reduce((sum, file) => sum + file.size, 0);
  const info: BagInfo = {
    ...input,
    bundleId: `urn:uuid:${input.bundleId}`,
    oxum: `${octets}.${files.length}`,
    version: FORMAT_VERSION,
    kind: 'submission',
    keyId: signers[0] ? keyIdOf(signers[0].publicKey) : 'none',
  };
  const tagFiles: [path: string, text: string][] = [
    [BAGIT, DECLARATION],
    [BAG_INFO, formatBagInfo(info)],
    [MANIFEST, formatManifest(files)],
  ];
  const tagLines: ManifestLine[] = [];
  for (const [path, text] of tagFiles) tagLines.push({ path, sha256: await sha256Hex(encodeUtf8(text)) });
  const tagManifest = formatManifest(tagLines);
  tagFiles.push([TAG_MANIFEST, tagManifest], ...(await sign(signers, tagManifest, info.bundleId)));

  const zip = createZipWriter(sink, input.created);
  for (const [path, text] of tagFiles) await zip.add(`${folder}/${path}`, prepareEntry(encodeUtf8(text), true));
  for (const file of files) await zip.add(`${folder}/${file.path}`, await file.entry());
  return {
    bytes: await zip.finish(),
    fileName: `${folder}.zip`,
    tagManifestSha256: await sha256Hex(encodeUtf8(tagManifest)),
    rowCount: written.rowCount,
    totalFen: written.totalFen,
  };
}

async function measure(path: string, read: () => Promise<Uint8Array>, title?: string): Promise<PayloadFile> {
  const bytes = await read();
  const known = isPackedType(path) ? undefined : prepareEntry(bytes, true);
  return {
    path,
    sha256: await sha256Hex(bytes),
    size: bytes.length,
    ...(title === undefined ? {} : { title }),
    entry: async () => known ?? prepareEntry(await read(), false),
  };
}

const measureText = (path: string, text: string): Promise<PayloadFile> => measure(path, async () => encodeUtf8(text));

const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** datapackage.json (bundle.md § 3.2); resources in path order. */
function describePackage(input: BundleInput, files: readonly PayloadFile[]): string {
  const listed = files
    .filter(({ path }) => !path.startsWith('data/schemas/'))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  return jsonText({
    $schema: PACKAGE_PROFILE,
    name: `gk-${input.senderUnit}-${String(input.sequence).padStart(6, '0')}`,
    id: `urn:uuid:${input.bundleId}`,
    title: input.title,
    created: input.created,
    gk: {
      bundleVersion: FORMAT_VERSION,
      kind: 'submission',
      publicContacts: input.publicContacts,
      publicNumbers: input.publicNumbers,
    },
    resources: listed.map(describeResource),
  });
}

function describeResource({ path: fullPath, size, sha256, title }: PayloadFile): Record<string, unknown> {
  const path = fullPath.slice('data/'.length);
  const format = extensionOf(path);
  const table = format === 'csv' ? tableOf(path) : undefined;
  return {
    name: table === 'items' ? 'items' : path.replaceAll('/', '.'),
    path,
    ...(table ? { type: 'table' } : {}),
    format,
    mediatype: MEDIA_TYPES[format],
    ...(table ? { encoding: 'utf-8' } : {}),
    bytes: size,
    hash: `sha256:${sha256}`,
    ...(title === undefined ? {} : { title }),
    ...(table ? { schema: `schemas/${table}-1.json` } : {}),
  };
}

/** Signature and public key files of every signer, sorted by path. */
async function sign(
  signers: readonly BundleSigner[],
  tagManifest: string,
  bundleId: string,
): Promise<[path: string, text: string][]> {
  const files: [string, string][] = [];
  for (const signer of signers) {
    const keyId = keyIdOf(signer.publicKey);
    const signature = await signer.sign(encodeUtf8(tagManifest));
    const globalSignature = await signer.sign(globalMessage(signature, bundleId));
    const minisig = formatMinisig({ keyId, signature, trustedComment: bundleId, globalSignature });
    files.push([`signatures/${keyId}.minisig`, minisig]);
    files.push([`signatures/${keyId}.pub`, formatPublicKeyFile(signer.publicKey)]);
  }
  return files.sort(([a], [b]) => (a < b ? -1 : 1));
}
