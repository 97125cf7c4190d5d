import { type DragEvent, useState } from 'react';
import { type Hanging, isUp } from '../../../../../shared/board/ledger';
import type { BoardView } from '../../../../data/board';
import { t } from '../../../../ui/text';
import { unitName } from '../words';
import { droppedPhotos, isPhotoDrag } from './photoDrag';
import type { PhotoPlace, PhotoRow } from './usePhotos';

interface Props {
  readonly view: BoardView;
  readonly rows: readonly PhotoRow[];
  readonly onPut: (ids: readonly string[], place: PhotoPlace) => void;
}

/** Things that photographs are dragged onto: what hangs now and waits for one, by village. How many each gets. */
export function ThingTargets({ view, rows, onPut }: Props) {
  const [over, setOver] = useState('');
  const counts = new Map<string, number>();
  for (const key of rows.flatMap(({ keys }) => keys)) counts.set(key, (counts.get(key) ?? 0) + 1);
  const waiting = view.hangings.filter(
    (hanging) => (isUp(hanging) && hanging.needs.includes('photo')) || counts.has(hanging.key),
  );
  const codes = [...new Set(waiting.map(({ thing }) => thing.unitCode))].sort();
  const onDrop = (event: DragEvent, { key, thing }: Hanging): void => {
    if (!isPhotoDrag(event)) return;
    event.preventDefault();
    setOver('');
    onPut(droppedPhotos(event), { unitCode: thing.unitCode, keys: [key] });
  };
  return (
    <aside className="board-targets" aria-label={t('board.photos.targets')}>
      <h2>{t('board.photos.targets')}</h2>
      {codes.length === 0 && <p className="quiet">{t('board.photos.noTargets')}</p>}
      {codes.map((code) => (
        <section key={code}>
          <h3>{unitName(view.units, code)}</h3>
          <ul>
            {waiting
              .filter(({ thing }) => thing.unitCode === code)
              .map((hanging) => (
                <li
                  key={hanging.key}
                  className={over === hanging.key ? 'is-over' : undefined}
                  onDragOver={(event) => {
                    if (!isPhotoDrag(event)) return;
                    event.preventDefault();
                    setOver(hanging.key);
                  }}
                  onDragLeave={() => setOver('')}
                  onDrop={(event) => onDrop(event, hanging)}
                >
                  <span>{hanging.thing.title}</span>
                  {counts.has(hanging.key) && (
                    <strong>{t('board.photos.count', { n: counts.get(hanging.key) ?? 0 })}</strong>
                  )}
                </li>
              ))}
          </ul>
        </section>
      ))}
    </aside>
  );
}
