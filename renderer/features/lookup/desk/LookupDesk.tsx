import { App, Button } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { lookupRules } from '../../../../resources/tables';
import type { LookupPlace } from '../../../../shared/jobs';
import { markReady } from '../../../app/ready';
import { host } from '../../../host';
import { t } from '../../../ui/text';
import { AnswerView } from './AnswerView';
import { AskForm } from './AskForm';
import { StaffDialog } from './StaffDialog';
import './lookupDesk.css';
import { useFullScreen } from './useFullScreen';
import { useLockedKeys } from './useLockedKeys';
import { useLookup } from './useLookup';
import { useQuiet } from './useQuiet';

/**
 * 查询台: the whole window while villagers ask. There is no menu behind it, no command and no key of the vault; what was typed or
 * answered goes when nobody has touched anything for a minute.
 */
export function LookupDesk({ place }: { place: LookupPlace }) {
  const { message } = App.useApp();
  const lookup = useLookup();
  const [isStaff, setStaff] = useState(false);
  // Another number, another form: everything that was typed is gone.
  const [round, setRound] = useState(0);
  const { again } = lookup;
  const clear = useCallback(() => {
    again();
    setStaff(false);
    setRound((before) => before + 1);
  }, [again]);
  useQuiet(lookupRules.clearAfterSeconds, clear);
  useLockedKeys();
  const isFullScreen = useFullScreen();
  useEffect(markReady, []);
  return (
    <div className="lookup-desk">
      <header className="lookup-head">
        <div className="lookup-title">{t('lookup.desk.title', { village: place.village })}</div>
        <div className="lookup-head-acts">
          {!isFullScreen && (
            <Button type="text" onClick={() => void host()['window.setKiosk']({ on: true }).then(clear)}>
              {t('lookup.desk.fullScreen')}
            </Button>
          )}
          <Button type="text" onClick={() => setStaff(true)}>
            {t('lookup.desk.staff')}
          </Button>
        </div>
      </header>
      <main className="lookup-main">
        {lookup.shown === null ? (
          <AskForm key={round} lookup={lookup} isHeld={isStaff} onClear={clear} />
        ) : (
          <AnswerView shown={lookup.shown} onAgain={clear} />
        )}
      </main>
      {isStaff && (
        <StaffDialog
          misses={lookup.misses}
          onReset={() => {
            lookup.forgive();
            setStaff(false);
            void message.success(t('lookup.staff.resetDone'));
          }}
          onClose={() => setStaff(false)}
        />
      )}
    </div>
  );
}
