import { App, Button, Form, Input, InputNumber } from 'antd';
import { formatCount } from '../../../shared/kernel';
import { useSession, useSettings } from '../../app/session';
import { saveSettings } from '../../data/settings';
import { setOperator } from '../../data/source';
import { host } from '../../host';
import { t } from '../../ui/text';

/** Who works here, what is printed again and again, and the limits. */
export function DataSection() {
  const { limits } = useSession();
  const settings = useSettings();
  const { message } = App.useApp();
  const saved = (): void => void message.success(t('setup.saved'));
  const setLimit = async (inputLimitMb: number): Promise<void> => {
    await host()['settings.set']({ inputLimitMb });
    await saveSettings({ inputLimitMb });
    saved();
  };
  return (
    <div className="form-column">
      <h2>{t('data.operator')}</h2>
      <Form component="div" layout="vertical">
        <Form.Item label={t('data.operatorName')} extra={t('data.operatorHint')}>
          <Input
            key={settings.operatorName}
            aria-label={t('data.operatorName')}
            defaultValue={settings.operatorName}
            maxLength={60}
            onBlur={(event) => {
              const name = event.target.value.trim();
              if (name === settings.operatorName) return;
              setOperator(name);
              void saveSettings({ operatorName: name }).then(saved);
            }}
          />
        </Form.Item>
        <Form.Item label={t('posting.telephone')} extra={t('posting.telephoneHint')}>
          <Input
            key={settings.supervisionTelephone}
            aria-label={t('posting.telephone')}
            defaultValue={settings.supervisionTelephone}
            maxLength={60}
            onBlur={(event) => {
              const phone = event.target.value.trim();
              if (phone !== settings.supervisionTelephone)
                void saveSettings({ supervisionTelephone: phone }).then(saved);
            }}
          />
        </Form.Item>
        <Form.Item label={t('data.limit')} extra={t('data.limitHint')}>
          <InputNumber
            key={settings.inputLimitMb}
            aria-label={t('data.limit')}
            min={1}
            max={2000}
            defaultValue={settings.inputLimitMb || limits.inputLimitMb}
            onBlur={(event) => {
              const value = Number(event.target.value);
              if (value >= 1 && value <= 2000 && value !== settings.inputLimitMb) void setLimit(value);
            }}
          />
        </Form.Item>
        <Form.Item label={t('attachment.limit')} extra={t('attachment.limitHint')}>
          <InputNumber
            key={settings.attachmentLimitMb}
            aria-label={t('attachment.limit')}
            min={1}
            max={200}
            defaultValue={settings.attachmentLimitMb}
            onBlur={(event) => {
              const value = Number(event.target.value);
              if (Number.isInteger(value) && value >= 1 && value <= 200 && value !== settings.attachmentLimitMb)
                void saveSettings({ attachmentLimitMb: value }).then(saved);
            }}
          />
        </Form.Item>
      </Form>
      {settings.isSample && (
        <>
          <h2>{t('app.sample.mark')}</h2>
          <p>{t('data.sampleLead')}</p>
          <Button onClick={() => void saveSettings({ isSample: false }).then(saved)}>{t('data.sampleEnd')}</Button>
        </>
      )}
      <p className="quiet">{t('data.offline', { n: formatCount(0) })}</p>
    </div>
  );
}
