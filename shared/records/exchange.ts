import { type Decoder, decode } from '../kernel';

/** A public key pinned to a unit (bundle.md § 6). */
export interface KeyPin {
  readonly keyId: string;
  readonly unit: string;
  readonly unitName: string;
  readonly alg: 'Ed25519' | 'SM2';
  /** base64 of the raw key. */
  readonly publicKey: string;
  readonly status: 'active' | 'retired' | 'revoked';
  readonly validTo: string;
  readonly firstSeen: string;
  readonly confirmedBy: string;
}

export const decodeKeyPin: Decoder<KeyPin> = decode.object({
  keyId: decode.string({ pattern: /^[0-9a-f]{16}$/ }),
  unit: decode.string({ max: 12 }),
  unitName: decode.string({ max: 100 }),
  alg: decode.oneOf(['Ed25519', 'SM2'] as const),
  publicKey: decode.string({ max: 200 }),
  status: decode.oneOf(['active', 'retired', 'revoked'] as const),
  validTo: decode.string({ max: 10 }),
  firstSeen: decode.string({ max: 30 }),
  confirmedBy: decode.string({ max: 60 }),
});

/** One item of a received bundle as the list shows it. */
export interface ReceivedItem {
  readonly itemId: string;
  readonly revision: number;
  readonly kind: string;
  readonly title: string;
  readonly unitCode: string;
  readonly rowCount: number;
  readonly totalYuan: string;
  readonly period: string;
}

/** Log entry of a bundle that came in. `staged` waits for a person; `refused` keeps no content. */
export interface ReceivedBundle {
  readonly id: string;
  readonly tagManifestSha256: string;
  readonly fileName: string;
  readonly senderUnit: string;
  readonly senderName: string;
  readonly title: string;
  readonly stream: string;
  readonly sequence: number;
  readonly state: 'staged' | 'accepted' | 'refused';
  readonly receivedAt: string;
  readonly decidedAt: string;
  readonly items: readonly ReceivedItem[];
  readonly problemCodes: readonly string[];
}

/** A bundle that this installation made. The number is spent before the first byte is written (bundle.md § 10). */
export interface SentBundle {
  readonly id: string;
  readonly fileName: string;
  readonly batchId: string;
  readonly recipientUnit: string;
  readonly stream: string;
  readonly sequence: number;
  readonly tagManifestSha256: string;
  readonly state: 'begun' | 'written' | 'failed';
  readonly createdAt: string;
  readonly rowCount: number;
  readonly totalFen: number;
}

const text = decode.string();
const count = decode.integer(0);

/** Reads a stored log entry of a bundle that came in. */
export const decodeReceived: Decoder<ReceivedBundle> = decode.object({
  id: text,
  tagManifestSha256: text,
  fileName: text,
  senderUnit: text,
  senderName: text,
  title: text,
  stream: text,
  sequence: count,
  state: decode.oneOf(['staged', 'accepted', 'refused'] as const),
  receivedAt: text,
  decidedAt: text,
  items: decode.arrayOf(
    decode.object({
      itemId: text,
      revision: count,
      kind: text,
      title: text,
      unitCode: text,
      rowCount: count,
      totalYuan: text,
      period: text,
    }),
  ),
  problemCodes: decode.arrayOf(text),
});

/** Reads a stored log entry of a bundle that was made here. */
export const decodeSent: Decoder<SentBundle> = decode.object({
  id: text,
  fileName: text,
  batchId: text,
  recipientUnit: text,
  stream: text,
  sequence: count,
  tagManifestSha256: text,
  state: decode.oneOf(['begun', 'written', 'failed'] as const),
  createdAt: text,
  rowCount: count,
  totalFen: decode.integer(),
});
