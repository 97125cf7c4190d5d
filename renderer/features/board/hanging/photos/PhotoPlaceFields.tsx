import { Button, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { type Hanging, isUp } from '../../../../../shared/board/ledger';
import type { BoardView } from '../../../../data/board';
import { t } from '../../../../ui/text';
import { dayText } from '../words';
import type { PhotoPlace } from './usePhotos';

interface Props {
  readonly view: BoardView;
  /** What is being placed: a file name, or the chosen ones. */
  readonly label: string;
  readonly place: PhotoPlace;
  readonly onPut: (place: PhotoPlace) => void;
  /** Other acts on the same line. */
  readonly children?: ReactNode;
}

/** What waits for a photograph first, the newest posting first. */
const byUrgency = (a: Hanging, b: Hanging): number =>
  Number(b.needs.includes('photo')) - Number(a.needs.includes('photo')) ||
  (a.thing.postedOn < b.thing.postedOn ? 1 : -1);

/** Village and thing of one photograph or of several. */
export function PhotoPlaceFields({ view, label, place, onPut, children }: Props) {
  const [asked, setAsked] = useState('');
  const isOnly = view.units.length === 1;
  const unitCode = place.unitCode || asked || (isOnly ? (view.units[0]?.unitCode ?? '') : '');
  const things = view.hangings
    .filter(({ thing, state }) => thing.unitCode === unitCode && state !== 'correcting')
    .sort(byUrgency);
  // One picture of the whole board shows all that hangs there.
  const up = things.filter(isUp);
  return (
    <div className="board-place-fields">
      {!isOnly && (
        <Select
          aria-label={t('board.photos.unitOf', { name: label })}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('board.photos.whichUnit')}
          value={unitCode || null}
          options={view.units.map(({ unitCode: value, name }) => ({ value, label: name }))}
          onChange={(value: string) => {
            setAsked(value);
            onPut({ unitCode: value, keys: [] });
          }}
        />
      )}
      <Select
        mode="multiple"
        maxTagCount={place.keys.length > 1 ? 0 : 1}
        maxTagPlaceholder={t('board.photos.things', { n: place.keys.length })}
        aria-label={t('board.photos.thingOf', { name: label })}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('board.photos.whichThing')}
        disabled={unitCode === ''}
        value={[...place.keys]}
        popupMatchSelectWidth={420}
        options={things.map(({ key, thing }) => ({
          value: key,
          label: t('board.photos.thing', { title: thing.title, date: dayText(thing.postedOn) }),
        }))}
        onChange={(keys: string[]) => onPut({ unitCode, keys })}
        notFoundContent={t('board.photos.noThing')}
      />
      <span className="board-photo-words">
        {up.length > 1 && (
          <Button
            type="link"
            size="small"
            aria-label={t('board.photos.wholeOf', { name: label })}
            onClick={() => onPut({ unitCode, keys: up.map(({ key }) => key) })}
          >
            {t('board.photos.whole', { n: up.length })}
          </Button>
        )}
        {children}
      </span>
    </div>
  );
}
