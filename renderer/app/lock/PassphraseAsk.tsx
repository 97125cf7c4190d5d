import { App } from 'antd';
import { t } from '../../ui/text';
import { refreshVault } from '../shellState';
import { answerPassphraseAsk, usePassphraseAsk } from '../vaultSession';
import { PassphraseSetup } from './PassphraseSetup';

/** Asks for the first passphrase at the moment when the first private column would be stored. */
export function PassphraseAsk() {
  const { message } = App.useApp();
  const asked = usePassphraseAsk();
  if (!asked) return null;
  return (
    <PassphraseSetup
      whyKey="protect.why"
      onDone={(isSet) => {
        void refreshVault();
        if (!isSet) void message.info(t('protect.cancelled'));
        answerPassphraseAsk(isSet);
      }}
    />
  );
}
