import type { Notice, NoticeBody, RecordBase } from '../../records';

/** The fields of a notice that a template or an earlier notice decides. */
export type NoticeFields = Pick<
  Notice,
  | 'kind'
  | 'templateId'
  | 'title'
  | 'catalogCode'
  | 'period'
  | 'reach'
  | 'layout'
  | 'paper'
  | 'orientation'
  | 'objectionDays'
  | 'objectionUnit'
  | 'postingDays'
>;

/** The text of a notice without what happened to it. */
export type NoticeText = Omit<NoticeBody, keyof RecordBase | 'attachments' | 'supervision' | 'checked' | 'trace'>;
