import type { LayoutResources } from './frame';
import { draftBoardNotice } from './noticeBoard';
import { assembleNotice, type NoticeDraft } from './noticeDraft';
import type { NoticeInput } from './noticeInput';
import { draftOfficialNotice } from './noticeOfficial';
import type { PublicDocument } from './types';

const draftNotice = (input: NoticeInput, resources: LayoutResources): NoticeDraft =>
  input.layout === 'official' ? draftOfficialNotice(input, resources) : draftBoardNotice(input, resources);

/** A notice on its sheets, 张贴版式 or 公文版式. Takes public text only; makes no decision about privacy. */
export const layoutNotice = (input: NoticeInput, resources: LayoutResources): PublicDocument =>
  assembleNotice(draftNotice(input, resources), input, resources);
