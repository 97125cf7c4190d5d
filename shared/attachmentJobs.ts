/** What a worker does for files that hang on a record; part of the contract of jobs.ts. */
import type { Problem } from './kernel';
import type { AttachmentRef, AttachmentRole } from './records';

/** A file of the page (`File`), named structurally because the core knows no DOM. */
export interface FileLike {
  readonly name: string;
  readonly size: number;
}

/** A file that is to hang on a record. */
export interface StageRequest<F extends FileLike = FileLike> {
  readonly file: F;
  readonly role: AttachmentRole;
  /** Official telephones besides the one in the settings. */
  readonly publicContacts?: readonly string[];
}

export interface StagedAttachment {
  readonly ref: AttachmentRef;
  readonly findings: readonly Problem[];
  /** Its rows, written ahead; null: what was found keeps it out of its role, nothing was written. */
  readonly bulk: { readonly id: string; readonly copy: string } | null;
}

/** A photograph as it may be kept: upright, of a usual size, nothing inside but its pixels. */
export interface PreparedPhoto {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The same picture, small, for a list of many. */
  readonly thumb: Uint8Array;
  /** Day that the camera wrote, read before it was taken out; '' = it did not say. */
  readonly shotOn: string;
}

/** Photographs written ahead together, in the order given. */
export interface StagedPhotos {
  readonly refs: readonly AttachmentRef[];
  readonly bulk: { readonly id: string; readonly copy: string };
}

export interface AttachmentAdded {
  readonly added: boolean;
  readonly ref: AttachmentRef;
  readonly findings: readonly Problem[];
}
