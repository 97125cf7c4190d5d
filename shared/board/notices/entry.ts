import type { Notice, NoticeBody, NoticeKind, Reach } from '../../records';
import { provesVersion } from '../proofs';

/** A notice as it is worked on: the line that lists show, and its long parts. */
export interface NoticeEntry {
  readonly line: Notice;
  readonly body: NoticeBody;
}

export const NO_LINKS = { disclosureId: '', batchId: '', consultationId: '', noticeId: '' } as const;

export interface BlankNotice {
  readonly id: string;
  readonly unitCode: string;
  readonly year: string;
  readonly kind: NoticeKind;
  readonly reach: Reach;
}

/** A notice with nothing in it yet: on A4 for the board, in digits, a draft. */
export function blankNotice({ id, unitCode, year, kind, reach }: BlankNotice): NoticeEntry {
  const stamp = { id, unitCode, revision: 0, updatedAt: '', updatedBy: '' };
  return {
    line: {
      ...stamp,
      year,
      kind,
      templateId: '',
      title: '',
      state: 'draft',
      catalogCode: '',
      period: '',
      reach,
      layout: 'board',
      paper: 'A4',
      orientation: 'portrait',
      objectionDays: 0,
      objectionUnit: 'day',
      postingDays: 0,
      postedOn: '',
      firstPostedOn: '',
      postingTo: '',
      objectionTo: '',
      takenDownOn: '',
      archivedOn: '',
      place: '',
      hasProof: false,
      attachments: 0,
      releaseReview: '',
      secrecyReview: '',
      supervisedOn: '',
      returnedWhy: '',
      version: 1,
      links: NO_LINKS,
      deleted: false,
    },
    body: {
      ...stamp,
      documentNumber: '',
      addressee: '',
      blocks: [],
      enclosures: [],
      signers: [],
      writtenOn: '',
      dateStyle: 'digits',
      seal: true,
      note: '',
      legalBasis: [],
      telephones: [],
      objectionPlace: '',
      fields: {},
      signatureLines: [],
      bannerText: '',
      spoken: '',
      attachments: [],
      supervision: null,
      checked: [],
      trace: [],
    },
  };
}

/** What lists show of the long parts; called with every change of a body. */
export const withNoticeSummary = ({ line, body }: NoticeEntry): NoticeEntry => ({
  body,
  line: {
    ...line,
    attachments: body.attachments.length,
    hasProof: body.attachments.some((ref) => provesVersion(ref, line.version)),
    supervisedOn: body.supervision?.on ?? '',
  },
});

/** What a reviewer reads, one text for one content: paper and layout are not part of it. */
export const reviewedNotice = ({ line, body }: NoticeEntry): string =>
  JSON.stringify([
    line.kind,
    line.title,
    line.reach,
    line.objectionDays,
    line.objectionUnit,
    line.postingDays,
    body.documentNumber,
    body.addressee,
    body.blocks,
    body.enclosures,
    body.signers,
    body.writtenOn,
    body.note,
    body.legalBasis,
    body.telephones,
    body.objectionPlace,
    Object.entries(body.fields).sort(([a], [b]) => (a < b ? -1 : 1)),
    body.signatureLines,
    body.bannerText,
    body.spoken,
    body.attachments.filter(({ role }) => role === 'attachment' || role === 'public').map(({ sha256 }) => sha256),
  ]);
