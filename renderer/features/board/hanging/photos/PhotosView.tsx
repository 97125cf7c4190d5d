import { Alert, App, Button, Checkbox, Space } from 'antd';
import { type DragEvent, useState } from 'react';
import { formatRoute } from '../../../../app/router';
import type { BoardView } from '../../../../data/board';
import { FaultNote } from '../../../../ui/FaultNote';
import { FilePicker } from '../../../../ui/FilePicker';
import { Screen } from '../../../../ui/Screen';
import { TaskProgress } from '../../../../ui/TaskProgress';
import { faultText, t } from '../../../../ui/text';
import { viewRoute } from '../words';
import { PhotoPlaceFields } from './PhotoPlaceFields';
import { PhotoTable } from './PhotoTable';
import { ThingTargets } from './ThingTargets';
import { usePhotos } from './usePhotos';

const NOWHERE = { unitCode: '', keys: [] } as const;
const ACCEPT = '.jpg,.jpeg,.png,.heic,.heif';
const hasFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

/** Many photographs at once: dropped, guessed, corrected in one table, then stored in one act. */
export function PhotosView({ view }: { view: BoardView }) {
  const { message } = App.useApp();
  const photos = usePhotos(view, ({ code, params }) => void message.error(faultText(code, params)));
  const { task, rows, refused, placed } = photos;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [isLooked, setLooked] = useState(false);
  const onDrop = (event: DragEvent): void => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    void photos.take([...event.dataTransfer.files]);
  };
  const keep = async (): Promise<void> => {
    const n = await photos.keep(isLooked);
    if (n === undefined) return;
    setChosen([]);
    setLooked(false);
    void message.success(t('board.photos.kept', { n }));
  };
  return (
    <Screen
      scrollBody
      title={t('board.photos.title')}
      lead={t('board.photos.lead')}
      action={<a href={formatRoute(viewRoute('list'))}>{t('board.toList')}</a>}
      footer={
        rows.length > 0 && (
          <div className="board-photo-foot">
            <Checkbox checked={isLooked} onChange={(event) => setLooked(event.target.checked)}>
              {t('board.photos.looked')}
            </Checkbox>
            <Space wrap>
              <span role="status">{t('board.photos.sum', { n: rows.length, placed })}</span>
              <Button type="primary" disabled={placed === 0 || task.running} onClick={() => void keep()}>
                {t('board.photos.keep', { n: placed })}
              </Button>
            </Space>
          </div>
        )
      }
    >
      <section
        className="board-photos"
        aria-label={t('board.photos.title')}
        onDragOver={(event) => hasFiles(event) && event.preventDefault()}
        onDrop={onDrop}
      >
        <div className="board-tools">
          <FilePicker
            primary={rows.length === 0}
            multiple
            label={t('board.photos.choose')}
            accept={ACCEPT}
            disabled={task.running}
            testId="board-photos"
            onFiles={(files) => void photos.take(files)}
          />
          <span className="quiet">{t('board.photos.dropHint')}</span>
          <TaskProgress task={task} />
        </div>
        <FaultNote fault={task.fault} onClose={task.clearFault} />
        {refused.length > 0 && (
          <Alert
            type="error"
            showIcon
            role="alert"
            closable={{ onClose: photos.dismiss }}
            title={t('board.photos.refused', { n: refused.length })}
            description={
              <ul className="tight-list">
                {refused.map(({ id, fault }) => (
                  <li key={id}>{faultText(fault.code, fault.params)}</li>
                ))}
              </ul>
            }
          />
        )}
        {rows.length > 0 && (
          <>
            {chosen.length > 0 && (
              <div className="board-tools">
                <span role="status">{t('board.photos.chosenCount', { n: chosen.length })}</span>
                <PhotoPlaceFields
                  view={view}
                  label={t('board.photos.chosen')}
                  place={NOWHERE}
                  onPut={(place) => photos.put(chosen, place)}
                />
                <Button
                  onClick={() => {
                    photos.remove(chosen);
                    setChosen([]);
                  }}
                >
                  {t('board.photos.remove')}
                </Button>
              </div>
            )}
            <div className="board-photo-split">
              <PhotoTable photos={photos} view={view} chosen={chosen} onChoose={setChosen} />
              <ThingTargets view={view} rows={rows} onPut={photos.put} />
            </div>
          </>
        )}
      </section>
    </Screen>
  );
}
