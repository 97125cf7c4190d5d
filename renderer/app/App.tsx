import { lazy, Suspense, useEffect, useLayoutEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { setOperator } from '../data/source';
import { Frame } from './Frame';
import { Looks } from './Looks';
import { LockScreen } from './lock/LockScreen';
import { useLookupPlace } from './lookupMode';
import { type Session, SessionContext, useSettings } from './session';
import { refreshVault } from './shellState';
import { adoptKeys, useLocked } from './vaultSession';

const LookupDesk = lazy(() => import('../features/lookup/desk/LookupDesk').then((m) => ({ default: m.LookupDesk })));

export function App({ session }: { session: Session }) {
  const locked = useLocked();
  const lookup = useLookupPlace();
  // While villagers ask, nothing of the desk is there: no menu, no command, no live query that would want the keys.
  if (lookup)
    return (
      <SessionContext value={session}>
        <Looks>
          <Suspense fallback={null}>
            <LookupDesk place={lookup} />
          </Suspense>
        </Looks>
      </SessionContext>
    );
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
