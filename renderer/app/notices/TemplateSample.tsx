import { text } from '../../../resources';
import { noticeRules } from '../../../resources/tables';
import { type NoticeTemplate, sampleNotice } from '../../../shared/board/notices';
import { t } from '../../ui/text';
import { SamplePage } from './SamplePage';

/** When to take a template, and what comes out of it. */
export function TemplateSample({ template }: { template: NoticeTemplate | undefined }) {
  if (!template) return <p className="quiet">{t('notice.write.freeLead')}</p>;
  return (
    <figure className="write-sample">
      <figcaption className="quiet">{template.use}</figcaption>
      <SamplePage filled={sampleNotice(template, {}, { rules: noticeRules, text })} />
    </figure>
  );
}
