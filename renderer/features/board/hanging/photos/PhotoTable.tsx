import { Button, Table, type TableProps } from 'antd';
import { useMemo, useState } from 'react';
import type { PreparedPhoto } from '../../../../../shared/attachmentJobs';
import { judgeShot, type ShotVerdict } from '../../../../../shared/board/ledger';
import type { BoardView } from '../../../../data/board';
import { choiceNames } from '../../../../ui/choiceNames';
import { Dialog } from '../../../../ui/Dialog';
import { t } from '../../../../ui/text';
import { useBoxSize } from '../../../../ui/useBoxSize';
import { dayText } from '../words';
import { PhotoPlaceFields } from './PhotoPlaceFields';
import { Picture } from './Picture';
import { draggedPhotos, startDrag } from './photoDrag';
import type { PhotoRow, Photos } from './usePhotos';

const HEAD_PX = 40;

interface Props {
  readonly photos: Photos;
  readonly view: BoardView;
  readonly chosen: readonly string[];
  readonly onChoose: (ids: readonly string[]) => void;
}

/** 照片 拍摄日期 村和内容 核对. A row can be dragged; the fields do the same by keyboard. */
export function PhotoTable({ photos, view, chosen, onChoose }: Props) {
  const { box, size } = useBoxSize();
  const [looked, setLooked] = useState<PreparedPhoto | null>(null);
  const { rows, put, remove } = photos;
  const columns = useMemo<NonNullable<TableProps<PhotoRow>['columns']>>(
    () => [
      {
        title: t('board.photos.col.photo'),
        width: 144,
        render: (_, { photo }) => (
          <button type="button" className="board-thumb" onClick={() => setLooked(photo)}>
            <Picture bytes={photo.thumb} alt={t('board.photos.lookAt', { name: photo.name })} />
            <span>{photo.name}</span>
          </button>
        ),
      },
      {
        title: t('board.photos.col.shotOn'),
        width: 128,
        render: (_, { photo }) => dayText(photo.shotOn) || t('board.photos.unknown'),
      },
      {
        title: t('board.photos.col.place'),
        render: (_, row, index) => (
          <PhotoPlaceFields view={view} label={row.photo.name} place={row} onPut={(place) => put([row.id], place)}>
            {index > 0 && (
              <Button
                type="link"
                size="small"
                aria-label={t('board.photos.sameOf', { name: row.photo.name })}
                onClick={() => {
                  const above = rows[index - 1];
                  if (above) put([row.id], { unitCode: above.unitCode, keys: above.keys });
                }}
              >
                {t('board.photos.same')}
              </Button>
            )}
            <Button
              type="link"
              size="small"
              aria-label={t('board.photos.removeOf', { name: row.photo.name })}
              onClick={() => remove([row.id])}
            >
              {t('board.photos.remove')}
            </Button>
            <Guess row={row} />
          </PhotoPlaceFields>
        ),
      },
      {
        title: t('board.photos.col.check'),
        width: 180,
        render: (_, row) => <Check row={row} view={view} />,
      },
    ],
    [rows, put, remove, view],
  );
  return (
    <div ref={box} className="board-table board-photo-table">
      <Table<PhotoRow>
        virtual
        size="small"
        rowKey="id"
        dataSource={rows}
        pagination={false}
        columns={columns}
        onRow={({ id }) => ({ draggable: true, onDragStart: (event) => startDrag(event, draggedPhotos(id, chosen)) })}
        rowSelection={{
          ...choiceNames(({ photo }) => photo.name),
          selectedRowKeys: [...chosen],
          columnWidth: 40,
          onChange: (keys) => onChoose(keys.map(String)),
        }}
        scroll={{ x: Math.max(size.width, 640), y: Math.max(size.height - HEAD_PX, 200) }}
      />
      {looked && (
        <Dialog
          open
          width={960}
          title={looked.name}
          okText={t('app.close')}
          otherAct={<span />}
          onOk={() => setLooked(null)}
          onCancel={() => setLooked(null)}
        >
          <Picture className="board-picture" bytes={looked.bytes} alt={looked.name} />
        </Dialog>
      )}
    </div>
  );
}

function Guess({ row }: { row: PhotoRow }) {
  if (row.keys.length === 0) return <span className="board-warning">{t('board.photos.open.thing')}</span>;
  if (row.why.length === 0) return null;
  return (
    <span className="quiet">
      {t('board.photos.guessed', { why: row.why.map((why) => t(`board.guess.${why}`)).join(t('board.comma')) })}
    </span>
  );
}

const OFF: ReadonlySet<ShotVerdict> = new Set(['before', 'after', 'future']);

/** What the day of the shot says beside the posting; unknown is no fault. */
function Check({ row, view }: { row: PhotoRow; view: BoardView }) {
  const judged = view.hangings
    .filter(({ key }) => row.keys.includes(key))
    .map(({ thing }) => ({ thing, verdict: judgeShot(row.photo.shotOn, thing, view.today) }));
  const off = judged.find(({ verdict }) => OFF.has(verdict));
  const told = off ?? judged[0];
  if (!told) return null;
  const { thing, verdict } = told;
  return (
    <span className={off ? 'board-warning' : 'quiet'}>
      {off && judged.length > 1 && t('board.check.of', { title: thing.title })}
      {t(`board.check.${verdict}`, { from: dayText(thing.postedOn), to: dayText(thing.takenDownOn) })}
    </span>
  );
}
