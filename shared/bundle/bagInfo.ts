import { type Instant, type Problem, parseCalendarDate, UUID7_PATTERN } from '../kernel';
import { bundleProblem } from './codes';
import { isCleanText } from './strictText';
import { type BagInfo, BUNDLE_KINDS, type BundleKind } from './types';
import { isRightDirection, levelOfCode } from './units';

export const BAG_INFO = 'bag-info.txt';
export const FORMAT_VERSION = '1.0';
const MAJOR = 1;
const MINOR = 0;

/** "2026-03-05T02:20:30Z" of a day and time that exist. */
export function isInstant(text: string): boolean {
  const found = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/.exec(text);
  return found !== null && parseCalendarDate(found[1] ?? '') !== undefined;
}

export const isBundleId = (text: string): boolean =>
  text.startsWith('urn:uuid:') && UUID7_PATTERN.test(text.slice('urn:uuid:'.length));

const isOneOf =
  (...values: readonly string[]) =>
  (text: string): boolean =>
    values.includes(text);
const matches =
  (pattern: RegExp) =>
  (text: string): boolean =>
    pattern.test(text);

/** Labels in their order, each with the form its value must have (bundle.md § 3.1). */
const LABELS: readonly (readonly [label: string, isValid: (text: string) => boolean])[] = [
  ['Source-Organization', (text) => isCleanText(text, 1, 100)],
  ['External-Description', (text) => isCleanText(text, 1, 200)],
  ['Bagging-Date', (text) => parseCalendarDate(text) !== undefined],
  ['External-Identifier', isBundleId],
  ['Payload-Oxum', matches(/^(0|[1-9]\d{0,11})\.(0|[1-9]\d{0,5})$/)],
  ['Bag-Count', isOneOf('1 of 1')],
  ['Gk-Bundle-Version', matches(/^(0|[1-9]\d{0,3})\.(0|[1-9]\d{0,3})$/)],
  ['Gk-Bundle-Kind', matches(/^[a-z-]{1,40}$/)],
  ['Gk-Visibility', matches(/^[a-z-]{1,40}$/)],
  ['Gk-Mode', isOneOf('live', 'drill')],
  ['Gk-Sender-Unit', (text) => levelOfCode(text) !== undefined],
  ['Gk-Sender-Level', isOneOf('village', 'township', 'county')],
  ['Gk-Recipient-Unit', (text) => levelOfCode(text) !== undefined],
  ['Gk-Stream', matches(/^[0-9a-f]{8}$/)],
  ['Gk-Sequence', matches(/^[1-9]\d{0,8}$/)],
  ['Gk-Previous', matches(/^([0-9a-f]{64}|none)$/)],
  ['Gk-Created', isInstant],
  ['Gk-Generator', matches(/^[\x21-\x7e]([\x20-\x7e]{0,98}[\x21-\x7e])?$/)],
  ['Gk-Key-Id', matches(/^([0-9a-f]{16}|none)$/)],
];

/** Lines of a newer minor version that this reader does not know: kept, never shown, but scanned like text. */
export const unknownInfoLines = (text: string): string[] =>
  text.split('\n').filter((line) => line !== '' && !LABELS.some(([label]) => line.startsWith(`${label}: `)));

export interface ReadBagInfo {
  readonly problems: readonly Problem[];
  /** Absent when a field is missing or malformed, or version or kind is not ours. */
  readonly info?: BagInfo;
  readonly isNewerMinor: boolean;
}

/** Reads and judges bag-info.txt, already known to be UTF-8 with LF and of the right digest. */
export function readBagInfo(text: string): ReadBagInfo {
  const problems: Problem[] = [];
  const values = new Map<string, string>();
  const order: string[] = [];
  const add = (code: string, line: number | undefined, field?: string): void => {
    const at = { path: BAG_INFO, ...(line === undefined ? {} : { line }), ...(field === undefined ? {} : { field }) };
    problems.push(bundleProblem(code, at));
  };
  const lineOf = new Map<string, number>();
  for (const [index, line] of text.split('\n').slice(0, -1).entries()) {
    const found = /^([A-Za-z][A-Za-z0-9-]{0,60}): (\S.*)$/.exec(line);
    const [, label = '', value = ''] = found ?? [];
    if (!found || value !== value.trimEnd()) add('bag.tagFormat', index + 1);
    else if (values.has(label)) add('bag.infoRepeated', index + 1, label);
    else {
      values.set(label, value);
      lineOf.set(label, index + 1);
      order.push(label);
    }
  }

  const version = values.get('Gk-Bundle-Version') ?? '';
  const [major = MAJOR, minor = MINOR] = version.split('.').map(Number);
  // Another major version has other fields; nothing more can be said about it.
  if (LABELS[6]?.[1](version) && major !== MAJOR) {
    problems.push(bundleProblem('bundle.version', { path: BAG_INFO, field: 'Gk-Bundle-Version' }, { version }));
    return { problems, isNewerMinor: false };
  }
  const isNewerMinor = minor > MINOR;
  for (const [label, isValid] of LABELS) {
    const value = values.get(label);
    if (value === undefined || !isValid(value)) add('bag.infoField', lineOf.get(label), label);
  }
  const known = LABELS.map(([label]) => label);
  for (const label of order)
    if (!known.includes(label) && !isNewerMinor) add('bag.infoField', lineOf.get(label), label);
  const present = order.filter((label) => known.includes(label));
  const wanted = known.filter((label) => values.has(label));
  const misplaced = present.findIndex((label, index) => label !== wanted[index]);
  if (misplaced >= 0) add('bag.infoField', lineOf.get(present[misplaced] ?? ''), present[misplaced]);
  if (isNewerMinor) add('bundle.newerMinor', lineOf.get('Gk-Bundle-Version'), 'Gk-Bundle-Version');

  const get = (label: string): string => values.get(label) ?? '';
  const kind = get('Gk-Bundle-Kind');
  const isKnownKind = (BUNDLE_KINDS as readonly string[]).includes(kind);
  if (kind !== '' && !isKnownKind) add('bundle.kind', lineOf.get('Gk-Bundle-Kind'), 'Gk-Bundle-Kind');
  const visibility = get('Gk-Visibility');
  if (visibility !== '' && visibility !== 'public') {
    add('bundle.visibility', lineOf.get('Gk-Visibility'), 'Gk-Visibility');
  }
  if (problems.some((found) => found.severity === 'error')) return { problems, isNewerMinor };

  const info: BagInfo = {
    organization: get('Source-Organization'),
    description: get('External-Description'),
    baggingDate: get('Bagging-Date') as BagInfo['baggingDate'],
    bundleId: get('External-Identifier'),
    oxum: get('Payload-Oxum'),
    version,
    kind: kind as BundleKind,
    mode: get('Gk-Mode') as BagInfo['mode'],
    senderUnit: get('Gk-Sender-Unit'),
    senderLevel: get('Gk-Sender-Level') as BagInfo['senderLevel'],
    recipientUnit: get('Gk-Recipient-Unit'),
    stream: get('Gk-Stream'),
    sequence: Number(get('Gk-Sequence')),
    previous: get('Gk-Previous'),
    created: get('Gk-Created') as Instant,
    generator: get('Gk-Generator'),
    keyId: get('Gk-Key-Id'),
  };
  if (levelOfCode(info.senderUnit) !== info.senderLevel) add('bag.infoField', undefined, 'Gk-Sender-Level');
  else if (!isRightDirection(info)) {
    const params = { kind, sender: info.senderUnit, recipient: info.recipientUnit };
    problems.push(bundleProblem('bundle.direction', { path: BAG_INFO, field: 'Gk-Recipient-Unit' }, params));
  }
  if ((info.previous === 'none') !== (info.sequence === 1)) add('bag.infoField', undefined, 'Gk-Previous');
  return { problems, info, isNewerMinor };
}

export function formatBagInfo(info: BagInfo): string {
  const values: readonly (string | number)[] = [
    info.organization,
    info.description,
    info.baggingDate,
    info.bundleId,
    info.oxum,
    '1 of 1',
    info.version,
    info.kind,
    'public',
    info.mode,
    info.senderUnit,
    info.senderLevel,
    info.recipientUnit,
    info.stream,
    info.sequence,
    info.previous,
    info.created,
    info.generator,
    info.keyId,
  ];
  return LABELS.map(([label], index) => `${label}: ${values[index]}\n`).join('');
}
