/**
 * data/consultations: public participation, stored (R-G01…R-G04).
 * Owns: reading, writing, acts, bin and files of consultations, and the notices that are made from them.
 * Must never: put a name that is kept inside into a notice or a report, write past commit().
 */
export { actOnConsultation, consultationContextOf, consultationProblems } from './acts';
export {
  consultationHolder,
  createConsultation,
  hasCoveredNumber,
  removeConsultation,
  saveConsultation,
} from './edit';
export {
  type ConsultationNoticeKind,
  checkPostedOn,
  draftNotice,
  type LinkedNotices,
  linkedNotices,
  noticeGaps,
  toldConsultations,
  useLinkedNotices,
} from './notices';
export {
  type ConsultationPlace,
  consultationParams,
  consultationPlaceOf,
  consultationScope,
  listConsultations,
  listRemovedConsultations,
  mustReadConsultation,
  readConsultation,
  tidySubject,
  useConsultation,
  useConsultations,
  writeConsultations,
} from './store';
