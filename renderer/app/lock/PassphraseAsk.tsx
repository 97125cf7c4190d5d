import { App } from 'antd';
import { useEffect, useState } from 'react';
import { t } from '../../ui/text';
import { refreshVault } from '../shellState';
import { answerPassphraseAsk, usePassphraseAsk } from '../vaultSession';
import { PassphraseSetup } from './PassphraseSetup';

const LOOK_MS = 30;
/** A layer that stays open longer than this is no closing one: the question then comes on top of it. */
const LONGEST_WAIT_MS = 2000;
const OPEN_LAYER = '.ant-modal-wrap:not([style*="display: none"])';

/**
 * True once the layers that were open have gone. A layer that is still closing gives the focus away at its end; what a person
 * types just then would land on it, and a blank would press its 取消.
 */
function useAlone(asked: boolean): boolean {
  const [alone, setAlone] = useState(false);
  useEffect(() => {
    setAlone(false);
    if (!asked) return;
    const begun = performance.now();
    const timer = setInterval(() => {
      if (document.querySelector(OPEN_LAYER) !== null && performance.now() - begun < LONGEST_WAIT_MS) return;
      clearInterval(timer);
      setAlone(true);
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [asked]);
  return asked && alone;
}

/** Asks for the first passphrase at the moment when the first private column would be stored. */
export function PassphraseAsk() {
  const { message } = App.useApp();
  const asked = usePassphraseAsk();
  const alone = useAlone(asked);
  if (!alone) return null;
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
