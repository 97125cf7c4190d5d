import { type Decoder, decode } from '../kernel';

/** original: the full text of a document that is published with parts left out; never leaves (R-A09). */
export const ATTACHMENT_ROLES = ['attachment', 'proof', 'scan', 'original', 'public'] as const;
export type AttachmentRole = (typeof ATTACHMENT_ROLES)[number];

/**
 * clean: read whole, nothing found. found: private data is inside, it stays here. unread: cannot be read (a picture), nobody has
 * looked yet. confirmed: a person looked and says that nothing private is in it.
 */
export const ATTACHMENT_PRIVACY = ['clean', 'found', 'unread', 'confirmed'] as const;
export type AttachmentPrivacy = (typeof ATTACHMENT_PRIVACY)[number];

/** A file that hangs on a record. Its bytes lie sealed under their digest, once, however many records name them. */
export interface AttachmentRef {
  readonly sha256: string;
  readonly name: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly role: AttachmentRole;
  readonly privacy: AttachmentPrivacy;
  readonly addedOn: string;
  /** Of a photograph: the day that the camera wrote, '' = it did not say (WeChat takes it out). Absent: not looked for. */
  readonly shotOn?: string;
  /** Of a proof: the version of the posting that it shows. Absent: of an older program, it counts for any. */
  readonly version?: number;
}

export const decodeAttachmentRef: Decoder<AttachmentRef> = decode.object({
  sha256: decode.string({ pattern: /^[0-9a-f]{64}$/ }),
  name: decode.string({ max: 255 }),
  bytes: decode.integer(0),
  mediaType: decode.string({ max: 120 }),
  role: decode.oneOf(ATTACHMENT_ROLES),
  privacy: decode.oneOf(ATTACHMENT_PRIVACY),
  addedOn: decode.string({ max: 10 }),
  shotOn: decode.optional(decode.string({ max: 10 })),
  version: decode.optional(decode.integer(1)),
});
