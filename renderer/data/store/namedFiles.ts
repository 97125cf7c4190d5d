import { decodeAttachmentRef } from '../../../shared/records';
import type { Json } from '../../../shared/store/changes';

/** Adds the attachments that a record names, at whatever depth: digest and size. */
export function addNamedFiles(value: Json, named: Map<string, number>): void {
  if (typeof value !== 'object' || value === null) return;
  if ('sha256' in value) {
    const ref = decodeAttachmentRef(value);
    if (ref.ok) named.set(ref.value.sha256, ref.value.bytes);
  }
  for (const one of Object.values(value)) addNamedFiles(one, named);
}

const DIGEST = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/g;

/** Everything in a record or an entry of the history that could be the digest of a file, also in shapes of a newer program. */
export const digestsIn = (value: unknown): readonly string[] => JSON.stringify(value).match(DIGEST) ?? [];
