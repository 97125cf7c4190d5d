import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { noticeRules } from '../../../resources/tables';
import { readSlipLines, writeSlipLines } from '../../../shared/board/notices';
import { useSettings } from '../../app/session';
import { saveSettings } from '../../data/settings';
import { t } from '../../ui/text';

/** 常见错词 (R-S05): the county's own, beside those that ship with the program. */
export function NoticeSlips() {
  const { noticeSlips } = useSettings();
  const { message } = App.useApp();
  const stored = writeSlipLines(noticeSlips);
  const [typed, setTyped] = useState<string>();
  const text = typed ?? stored;
  const { slips, bad } = readSlipLines(text);
  const save = async (): Promise<void> => {
    await saveSettings({ noticeSlips: slips });
    setTyped(undefined);
    void message.success(t('setup.saved'));
  };
  return (
    <div className="form-column">
      <h2>{t('notice.slips.title')}</h2>
      <p className="quiet">{t('notice.slips.lead', { n: noticeRules.slips.length })}</p>
      <Input.TextArea
        aria-label={t('notice.slips.title')}
        placeholder={t('notice.slips.example')}
        value={text}
        autoSize={{ minRows: 6, maxRows: 20 }}
        onChange={(event) => setTyped(event.target.value)}
      />
      {bad.length > 0 && <p role="alert">{t('notice.slips.bad', { lines: bad.join(t('app.comma')) })}</p>}
      <div>
        <Button type="primary" disabled={bad.length > 0 || text === stored} onClick={() => void save()}>
          {t('notice.slips.save')}
        </Button>
      </div>
    </div>
  );
}
