import { Input } from 'antd';
import { text } from '../../../resources';
import { noticeRules } from '../../../resources/tables';
import { fillTemplate, type NoticeFacts, type NoticeTemplate } from '../../../shared/board/notices';
import { today } from '../../data/disclosures';
import { t } from '../../ui/text';
import type { WriteNotice } from './useWriteNotice';

/** What every unit knows by itself: asked of nobody. */
const OF_UNIT: NoticeFacts = { village: '-', township: '-', county: '-', committee: '-', townshipOffice: '-' };

/** Names of the fields that the template still asks for. */
const askedBy = (template: NoticeTemplate, period: string): readonly string[] =>
  fillTemplate(
    template,
    { ...OF_UNIT, day: today(), ...(period === '' ? {} : { period }) },
    { rules: noticeRules, text },
  ).missing;

/** 共同的内容: typed once for all of many notices; what differs from village to village is filled in each of them. */
export function CommonFields({ state }: { state: WriteNotice }) {
  const { template, period, unitCodes, values, typeValue } = state;
  const asked = template ? askedBy(template, period) : [];
  if (!template || unitCodes.length < 2 || asked.length === 0) return null;
  return (
    <details className="write-common">
      <summary>{t('notice.write.common', { n: asked.length })}</summary>
      <div className="write-fields">
        {asked.map((name) => (
          <div key={name} className="notice-field">
            <span className="field-name">{name}</span>
            <Input
              aria-label={name}
              maxLength={2000}
              value={values[name] ?? ''}
              placeholder={template.fields.find((one) => one.name === name)?.hint ?? ''}
              onChange={(event) => typeValue(name, event.target.value)}
            />
          </div>
        ))}
      </div>
    </details>
  );
}
