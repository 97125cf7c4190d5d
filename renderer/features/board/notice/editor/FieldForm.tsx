import { Input } from 'antd';
import { useState } from 'react';
import { noticeRules } from '../../../../../resources/tables';
import { noticeTemplate } from '../../../../../resources/templates';
import { applyFields, openPlaceholders } from '../../../../../shared/board/notices';
import { formatDateChinese, parseCalendarDate } from '../../../../../shared/kernel';
import { DateField } from '../../../../ui/DateField';
import { t } from '../../../../ui/text';
import { useNoticeEdit } from '../useNoticeEdit';

/**
 * 待填: what the template still asks for, one field each. What is typed goes into every place of the text that names it; the
 * place then is plain text like any other.
 */
export function FieldForm() {
  const { entry, save, locked } = useNoticeEdit();
  const { line, body } = entry;
  const open = openPlaceholders(line, body, noticeRules);
  if (locked || open.length === 0) return null;
  const fields = noticeTemplate(line.templateId)?.fields ?? [];
  const put = (name: string, value: string): void => {
    const filled = applyFields(line, body, { [name]: value.trim() });
    const { title } = filled.notice;
    void save({ line: { title }, body: filled.body }, { line: { title: line.title }, body });
  };
  return (
    <section className="notice-card field-form" aria-label={t('notice.page.toFill', { n: open.length })}>
      <h2>{t('notice.page.toFill', { n: open.length })}</h2>
      <p className="quiet">{t('notice.page.toFillLead')}</p>
      <div className="notice-fields">
        {open.map((name) => {
          const field = fields.find((one) => one.name === name);
          return (
            <FillField
              key={name}
              name={name}
              hint={field?.hint ?? ''}
              input={field?.input ?? 'line'}
              onFill={(value) => put(name, value)}
            />
          );
        })}
      </div>
    </section>
  );
}

interface FillProps {
  readonly name: string;
  readonly hint: string;
  readonly input: 'line' | 'text' | 'day' | 'number' | 'amount';
  readonly onFill: (value: string) => void;
}

/** Enter or leaving the field puts the text in: from then on the placeholder is no more. */
function FillField({ name, hint, input, onFill }: FillProps) {
  const [typed, setTyped] = useState('');
  const fill = (): void => {
    if (typed.trim() !== '') onFill(typed);
  };
  if (input === 'day')
    return (
      <div className="notice-field">
        <span className="field-name">{name}</span>
        <DateField
          label={name}
          value=""
          onChange={(value) => {
            const day = parseCalendarDate(value);
            if (day) onFill(formatDateChinese(day));
          }}
        />
      </div>
    );
  const shared = {
    value: typed,
    maxLength: 2000,
    'aria-label': name,
    placeholder: hint,
    onBlur: fill,
  };
  return (
    <div className={input === 'text' ? 'notice-field notice-wide' : 'notice-field'}>
      <span className="field-name">{name}</span>
      {input === 'text' ? (
        <Input.TextArea
          {...shared}
          autoSize={{ minRows: 2, maxRows: 8 }}
          onChange={(event) => setTyped(event.target.value)}
        />
      ) : (
        <Input {...shared} onPressEnter={fill} onChange={(event) => setTyped(event.target.value)} />
      )}
    </div>
  );
}
