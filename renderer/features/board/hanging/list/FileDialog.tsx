import { AutoComplete } from 'antd';
import { useState } from 'react';
import type { Hanging } from '../../../../../shared/board/ledger';
import { type BoardView, fileInBox } from '../../../../data/board';
import { outcomeOf } from '../../../../data/outcome';
import { Dialog } from '../../../../ui/Dialog';
import { FaultNote } from '../../../../ui/FaultNote';
import { t } from '../../../../ui/text';
import { useTask } from '../../../../ui/useTask';

interface Props {
  readonly hangings: readonly Hanging[];
  readonly view: BoardView;
  readonly onClose: () => void;
}

/** R-V20: into which box; names of boxes that are there are offered. */
export function FileDialog({ hangings, view, onClose }: Props) {
  const year = view.today.slice(0, 4);
  const codes = new Set(hangings.map(({ thing }) => thing.unitCode));
  const own = view.boxes.filter(({ unitCode }) => codes.has(unitCode));
  const [box, setBox] = useState(own.at(-1)?.name ?? t('board.archive.firstBox', { year }));
  const toClear = hangings.filter(({ needs }) => needs.includes('clear')).length;
  const task = useTask();
  const names = [...new Set(own.map(({ name }) => name))];
  const run = async (): Promise<void> => {
    const done = await task.run('app.task.saving', () =>
      outcomeOf(async () => {
        await fileInBox(hangings, box);
        return true;
      }),
    );
    if (done) onClose();
  };
  return (
    <Dialog
      open
      title={t('board.file')}
      okText={t('board.file')}
      okDisabled={box.trim() === ''}
      busy={task.running}
      onOk={() => void run()}
      onCancel={onClose}
    >
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <p>{t('board.fileLead', { n: hangings.length })}</p>
      {toClear > 0 && <p className="board-warning">{t('board.fileToClear', { n: toClear })}</p>}
      <div className="board-field">
        <span className="field-name">{t('board.field.box')}</span>
        <AutoComplete
          aria-label={t('board.field.box')}
          value={box}
          options={names.map((value) => ({ value }))}
          onChange={(value: string) => setBox(value.slice(0, 60))}
        />
      </div>
    </Dialog>
  );
}
