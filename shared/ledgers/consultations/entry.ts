import type { Consultation, ConsultationBody, ConsultationMatter } from '../../records';

/** A consultation as it is worked on: the line that lists show, and its long parts. */
export interface ConsultationEntry {
  readonly line: Consultation;
  readonly body: ConsultationBody;
}

export interface BlankConsultation {
  readonly id: string;
  readonly unitCode: string;
  readonly year: string;
  readonly title: string;
  readonly matter: ConsultationMatter;
}

export function blankConsultation({ id, unitCode, year, title, matter }: BlankConsultation): ConsultationEntry {
  const stamp = { id, unitCode, revision: 0, updatedAt: '', updatedBy: '' };
  return {
    line: {
      ...stamp,
      year,
      title,
      matter,
      state: 'draft',
      ways: ['comments'],
      opensOn: '',
      closesOn: '',
      closedOn: '',
      opinions: 0,
      adopted: 0,
      partly: 0,
      refused: 0,
      nobody: false,
      attachments: 0,
      deleted: false,
    },
    body: {
      ...stamp,
      background: '',
      legalBasis: [],
      draftText: '',
      attachments: [],
      channels: [],
      shortReason: '',
      answer: { address: '', telephone: '', box: '', hours: '' },
      opinions: [],
      heads: [],
      overall: '',
      livelihood: false,
      meetings: [],
      note: '',
      trace: [],
    },
  };
}
