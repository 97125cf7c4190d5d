import { Alert, App, Button, Form, Input, InputNumber } from 'antd';
import { useEffect, useState } from 'react';
import { formatCount } from '../../../shared/kernel';
import { useSession, useSettings } from '../../app/session';
import { saveSettings } from '../../data/settings';
import { setOperator } from '../../data/source';
import { host } from '../../host';
import { t } from '../../ui/text';

const GIB = 1024 ** 3;

/** Where the data lies and how it is kept, said plainly; who works here; the limits. */
export function DataSection() {
  const { info, limits } = useSession();
  const settings = useSettings();
  const { message } = App.useApp();
  const [free, setFree] = useState<number | null>(null);
  useEffect(() => {
    if (!info.capabilities.freeSpace) return;
    void host()
      ['storage.freeSpace']()
      .then((space) => space.ok && setFree(space.value.bytes));
  }, [info.capabilities.freeSpace]);
  const saved = (): void => void message.success(t('setup.saved'));
  const setLimit = async (inputLimitMb: number): Promise<void> => {
    await host()['settings.set']({ inputLimitMb });
    await saveSettings({ inputLimitMb });
    saved();
  };
  return (
    <div className="form-column">
      <h2>{t('data.where')}</h2>
      <p>{t(info.shell === 'electron' ? (info.portable ? 'data.portable' : 'data.electron') : 'data.browser')}</p>
      <p>{t(info.capabilities.keyStore === 'file' ? 'app.data.keyFile' : 'app.data.keyBrowser')}</p>
      <p>{t('app.data.passphraseLater')}</p>
      <Alert type="warning" showIcon title={t('app.data.noBackup')} />
      {free !== null && <p className="figures">{t('data.free', { gib: (free / GIB).toFixed(1) })}</p>}
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
