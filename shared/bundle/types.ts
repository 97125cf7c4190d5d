import type { CalendarDate, Instant, Problem } from '../kernel';
import type { UnitLevel } from '../records';
import type { Stage } from './codes';

export const BUNDLE_KINDS = ['submission', 'receipt', 'roster', 'catalog', 'assignment'] as const;
export type BundleKind = (typeof BUNDLE_KINDS)[number];

export const ITEM_KINDS = ['payout', 'persons', 'disclosure-list', 'notice', 'catalog'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];
export type ItemAction = 'publish' | 'correct' | 'withdraw' | 'post' | 'restore';

/** What bag-info.txt says, checked field by field (bundle.md § 3.1). */
export interface BagInfo {
  readonly organization: string;
  readonly description: string;
  readonly baggingDate: CalendarDate;
  /** urn:uuid:… */
  readonly bundleId: string;
  readonly oxum: string;
  /** "1.0" */
  readonly version: string;
  readonly kind: BundleKind;
  readonly mode: 'live' | 'drill';
  readonly senderUnit: string;
  readonly senderLevel: UnitLevel;
  readonly recipientUnit: string;
  readonly stream: string;
  readonly sequence: number;
  /** SHA-256 of the previous tag manifest of the stream, or 'none' for sequence 1. */
  readonly previous: string;
  readonly created: Instant;
  readonly generator: string;
  /** 16 hex digits or 'none'. */
  readonly keyId: string;
}

/** A public key that somebody has confirmed for a unit. `KeyPin` of the store fits. */
export interface KnownKey {
  readonly unit: string;
  readonly keyId: string;
  readonly alg: 'Ed25519' | 'SM2';
  /** base64 of the raw key. */
  readonly publicKey: string;
  readonly status: 'active' | 'retired' | 'revoked';
  /** Last day of a retired key; '' or absent when it is not known. */
  readonly validTo?: string;
}

export type KeyStanding = 'trusted' | 'unknown' | 'rotated' | 'retired' | 'revoked' | 'otherUnit' | 'invalid';

export interface SignatureInfo {
  readonly keyId: string;
  readonly alg: 'Ed25519' | 'SM2';
  /** base64; '' when the bundle does not carry it (SM2) or it could not be read. */
  readonly publicKey: string;
  /** For reading out on the telephone: 8 groups of 4 hex digits. */
  readonly fingerprint: string;
  readonly standing: KeyStanding;
}

/** One line of items.csv. Texts are '' where the cell is empty. */
export interface ItemInfo {
  readonly itemId: string;
  readonly revision: number;
  readonly previousSha256: string;
  readonly contentSha256: string;
  readonly kind: ItemKind;
  readonly action: ItemAction;
  readonly title: string;
  readonly unitCode: string;
  readonly catalogCode: string;
  readonly disclosureClass: string;
  readonly reach: string;
  readonly documentNumber: string;
  readonly period: string;
  readonly postingFrom: string;
  readonly postingTo: string;
  readonly publishedOn: string;
  readonly rowCount: string;
  readonly totalYuan: string;
  readonly contact: string;
  readonly reason: string;
  readonly updatedAt: string;
  /** Paths below the item's folder, sorted. */
  readonly files: readonly string[];
  /** No error of stages 5–6 concerns it: it may be accepted although another item is returned. */
  readonly isSound: boolean;
}

/** The result of checking one file. Plain data: it crosses workers unchanged. */
export interface BundleVerdict {
  readonly verdict: 'pass' | 'fail';
  readonly problems: readonly Problem[];
  /** More problems were found than are kept (5,000). */
  readonly truncated: boolean;
  /** The last stage that was looked at; errors in 1–4 stop there. */
  readonly stage: Stage;
  /** What is known about the sender; absent when stage 2 failed before it could be read. */
  readonly info?: BagInfo;
  readonly signatures: readonly SignatureInfo[];
  /** SHA-256 of tagmanifest-sha256.txt: the identity of the content. '' before stage 2. */
  readonly tagManifestSha256: string;
  readonly items: readonly ItemInfo[];
  /** A private number was found: the staged bytes must be deleted. */
  readonly hasPrivateData: boolean;
}
