import { App, Radio, Space } from 'antd';
import { documentRules } from '../../../resources/tables';
import { classChoices, classSet, DOCUMENT_STARTS, type DocumentStart } from '../../../shared/ledgers/documents';
import { useSettings } from '../../app/session';
import { saveDocumentStart } from '../../data/calendars';
import { saveSettings } from '../../data/settings';
import { t } from '../../ui/text';

/** 公文属性: which set of classes this county uses (R-A01…A03), and which day starts the 20 working days (rules.md § 10.3). */
export function DocumentClasses() {
  const settings = useSettings();
  const { message } = App.useApp();
  const saved = (): void => void message.success(t('setup.saved'));
  const set = classSet(documentRules, settings.documentClassSet);
  return (
    <div className="form-column">
      <h2>{t('documents.settings.set')}</h2>
      <p className="quiet">{t('documents.settings.setLead')}</p>
      <Radio.Group
        aria-label={t('documents.settings.set')}
        value={set?.id}
        onChange={(event) => void saveSettings({ documentClassSet: String(event.target.value) }).then(saved)}
      >
        <Space orientation="vertical">
          {documentRules.sets.map((one) => (
            <Radio key={one.id} value={one.id}>
              {one.name}
              <br />
              <span className="quiet">{t('documents.settings.source', { source: one.source, rule: one.rule })}</span>
            </Radio>
          ))}
        </Space>
      </Radio.Group>
      <p>
        {t('documents.settings.printed', {
          marks: classChoices(documentRules, settings.documentClassSet)
            .map(({ words }) => t('documents.markForm', { words }))
            .join(''),
        })}
      </p>
      <h2>{t('documents.settings.start')}</h2>
      <p className="quiet">{t('documents.settings.startLead')}</p>
      <Radio.Group
        aria-label={t('documents.settings.start')}
        value={settings.documentStart}
        onChange={(event) => void saveDocumentStart(event.target.value as DocumentStart).then(saved)}
      >
        <Space orientation="vertical">
          {DOCUMENT_STARTS.map((one) => (
            <Radio key={one} value={one}>
              {t(`documents.start.${one}`)}
            </Radio>
          ))}
        </Space>
      </Radio.Group>
      <p className="quiet">
        {t('documents.settings.reminders', { days: documentRules.reminderDays.days.join(t('app.comma')) })}
      </p>
    </div>
  );
}
