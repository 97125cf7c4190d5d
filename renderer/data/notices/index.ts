/**
 * data/notices: notices for the board, stored.
 * Owns: reading, writing, acts, copying, bin, files and outputs of notices.
 * Must never: let anything out that is not reviewed and scanned, write past commit().
 */
export {
  actOnNotice,
  actOnNotices,
  type NoticesDone,
  needsOpinion,
  noticeContextOf,
  noticeProblems,
  noticeReleaseProblems,
  planNotice,
  plannedNotice,
} from './acts';
export {
  copyEarlier,
  createNotice,
  createNotices,
  type NewNotice,
  noticeHolder,
  removeNotice,
  saveNotice,
  withNoticeFiles,
} from './edit';
export {
  listNotices,
  listRemovedNotices,
  mustReadNotice,
  type NoticePlace,
  noticeParams,
  noticePlaceOf,
  noticeScope,
  readNotice,
  useNotice,
  useNotices,
  writeNotices,
} from './store';
