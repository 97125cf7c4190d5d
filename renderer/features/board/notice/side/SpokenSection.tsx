import { Button, Input } from 'antd';
import { useLiveQuery } from 'dexie-react-hooks';
import { madeSpoken } from '../../../../data/notices/look';
import { t } from '../../../../ui/text';
import { useTypedValue } from '../../../../ui/useTypedValue';
import { useNoticeEdit } from '../useNoticeEdit';
import { SpokenActs } from './SpokenActs';

const MAX = 20_000;

/** 广播稿 (R-V12): made from the text until somebody writes an own one; numbers stand as they are read. */
export function SpokenSection() {
  const { entry, save, locked } = useNoticeEdit();
  const { spoken } = entry.body;
  const made = useLiveQuery(() => madeSpoken(entry), [entry]) ?? '';
  const isOwn = spoken.trim() !== '';
  const typed = useTypedValue(
    isOwn ? spoken : made,
    // As it was made it stays made: it follows the text.
    (next, base) =>
      void save({ body: { spoken: next === made ? '' : next } }, { body: { spoken: base === made ? '' : base } }),
  );
  return (
    <section className="notice-spoken" data-field="spoken">
      <h2>{t('notice.page.channel.speaker')}</h2>
      <p className="quiet">{t(isOwn ? 'notice.page.spokenOwn' : 'notice.page.spokenMade')}</p>
      <Input.TextArea
        aria-label={t('notice.page.spoken')}
        value={typed.value}
        maxLength={MAX}
        disabled={locked}
        autoSize={{ minRows: 8, maxRows: 18 }}
        {...typed.focusProps}
        onChange={(event) => typed.type(event.target.value)}
      />
      {isOwn && !locked && (
        <Button onClick={() => void save({ body: { spoken: '' } })}>{t('notice.page.spokenAgain')}</Button>
      )}
      <SpokenActs />
    </section>
  );
}
