import type { ConsultationBody, Opinion, OpinionHead, OpinionVerdict } from '../../records';
import type { ConsultationEntry } from './entry';

/** A head with what stands under it. */
export interface GatheredHead {
  readonly head: OpinionHead;
  readonly opinions: readonly Opinion[];
  /** Opinions received: one that came on twelve sheets counts twelve. */
  readonly times: number;
}

export interface Gathered {
  /** In the order of the clerk, those without an opinion too. */
  readonly heads: readonly GatheredHead[];
  /** Not under any head yet. */
  readonly unsorted: readonly Opinion[];
  readonly times: number;
}

export const timesOf = (opinions: readonly Opinion[]): number => opinions.reduce((sum, { times }) => sum + times, 0);

/** R-G01: opinions gathered under the heads that the clerk made. One whose head is gone is unsorted again. */
export function gather({ opinions, heads }: Pick<ConsultationBody, 'opinions' | 'heads'>): Gathered {
  const known = new Set(heads.map(({ id }) => id));
  return {
    heads: heads.map((head) => {
      const own = opinions.filter(({ headId }) => headId === head.id);
      return { head, opinions: own, times: timesOf(own) };
    }),
    unsorted: opinions.filter(({ headId }) => !known.has(headId)),
    times: timesOf(opinions),
  };
}

/** Heads that something stands under: an empty one is nobody's opinion and is no part of the result. */
export const filledHeads = (body: Pick<ConsultationBody, 'opinions' | 'heads'>): readonly GatheredHead[] =>
  gather(body).heads.filter(({ opinions }) => opinions.length > 0);

/** What lists show of the long parts; called with every change of a body. */
export function withConsultationSummary({ line, body }: ConsultationEntry): ConsultationEntry {
  const heads = filledHeads(body);
  const count = (wanted: OpinionVerdict): number => heads.filter(({ head }) => head.verdict === wanted).length;
  return {
    body,
    line: {
      ...line,
      opinions: timesOf(body.opinions),
      adopted: count('adopted'),
      partly: count('partly'),
      refused: count('refused'),
      attachments: body.attachments.length,
    },
  };
}
