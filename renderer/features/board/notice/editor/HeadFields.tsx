import { Select } from 'antd';
import { NOTICE_KINDS } from '../../../../../shared/records';
import { tidyTitle } from '../../../../data/disclosures';
import { t } from '../../../../ui/text';
import { useTypedValue } from '../../../../ui/useTypedValue';
import { kindWord } from '../../notices/words';
import { useNoticeEdit } from '../useNoticeEdit';
import { TextOf } from './Fields';
import { MarkedText } from './MarkedText';

/** Kind, title and addressee: the head of the sheet. */
export function HeadFields() {
  const { entry, save, locked } = useNoticeEdit();
  const { line } = entry;
  const title = useTypedValue(
    line.title,
    (next, base) => void save({ line: { title: next } }, { line: { title: base } }),
    { tidy: tidyTitle },
  );
  return (
    <>
      <div className="notice-title" data-field="title">
        <MarkedText
          value={title.value}
          label={t('notice.page.field.title')}
          placeholder={t('notice.page.field.title')}
          max={200}
          disabled={locked}
          onChange={(value) => title.type(value.replaceAll('\n', ''))}
          {...title.focusProps}
        />
      </div>
      <div className="notice-fields">
        <div className="notice-field" data-field="kind">
          <span className="field-name">{t('notice.list.col.kind')}</span>
          <Select
            aria-label={t('notice.list.col.kind')}
            disabled={locked}
            value={line.kind}
            options={NOTICE_KINDS.map((value) => ({ value, label: kindWord(value) }))}
            onChange={(kind) => void save({ line: { kind } })}
          />
        </div>
        <TextOf
          name="addressee"
          max={100}
          of={({ body }) => body.addressee}
          put={(addressee) => ({ body: { addressee } })}
        />
      </div>
    </>
  );
}
