import { useEffect, useLayoutEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { setOperator } from '../data/source';
import { Frame } from './Frame';
import { Looks } from './Looks';
import { LockScreen } from './lock/LockScreen';
import { type Session, SessionContext, useSettings } from './session';
import { refreshVault } from './shellState';
import { adoptKeys, useLocked } from './vaultSession';

export function App({ session }: { session: Session }) {
  const locked = useLocked();
  return (
    <>
      <SessionContext value={session}>
        <OpenDesk />
      </SessionContext>
      {locked && <LockLayer />}
    </>
  );
}

/**
 * Lies over everything, dialogs too. What stands behind it stays as it is, so that no half-filled form is lost; it is not shown
 * and takes no key (`data-locked` in app.css).
 */
function LockLayer() {
  const [layer] = useState(() => Object.assign(document.createElement('div'), { className: 'lock-layer' }));
  useLayoutEffect(() => {
    document.body.append(layer);
    document.body.dataset.locked = '1';
    return () => {
      delete document.body.dataset.locked;
      layer.remove();
    };
  }, [layer]);
  return createPortal(
    <Looks layers={layer}>
      <LockScreen onOpened={(keys) => void adoptKeys(keys).then(refreshVault)} />
    </Looks>,
    layer,
  );
}

function OpenDesk() {
  const { largeType, operatorName } = useSettings();
  useEffect(() => setOperator(operatorName), [operatorName]);
  return (
    <Looks largeType={largeType}>
      <Frame />
    </Looks>
  );
}
