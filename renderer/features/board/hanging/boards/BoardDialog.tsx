import { Input, InputNumber } from 'antd';
import { useId, useState } from 'react';
import type { BoardRecord } from '../../../../../shared/records';
import { type BoardFacts, saveBoard } from '../../../../data/board';
import { outcomeOf } from '../../../../data/outcome';
import { Dialog } from '../../../../ui/Dialog';
import { FaultNote } from '../../../../ui/FaultNote';
import { t } from '../../../../ui/text';
import { useTask } from '../../../../ui/useTask';

interface Props {
  /** null: a new one. */
  readonly board: BoardRecord | null;
  readonly unitCode: string;
  readonly isFirst: boolean;
  readonly onClose: () => void;
}

type Words = 'name' | 'place' | 'group' | 'note';
const LENGTHS: Readonly<Record<Words, number>> = { name: 60, place: 200, group: 60, note: 400 };

/** Where a board stands, how large it is, whose it is. */
export function BoardDialog({ board, unitCode, isFirst, onClose }: Props) {
  const [facts, setFacts] = useState<BoardFacts>(
    board ?? {
      unitCode,
      name: isFirst ? t('village.board') : '',
      place: '',
      group: '',
      widthCm: 0,
      heightCm: 0,
      note: '',
    },
  );
  const task = useTask();
  const id = useId();
  const put = (change: Partial<BoardFacts>): void => setFacts((now) => ({ ...now, ...change }));
  const run = async (): Promise<void> => {
    const done = await task.run('app.task.saving', () => outcomeOf(() => saveBoard(facts)));
    if (done !== undefined) onClose();
  };
  const words = (name: Words) => (
    <div className={name === 'note' ? 'board-field board-wide' : 'board-field'}>
      <label htmlFor={`${id}-${name}`}>{t(`field.boards.${name}`)}</label>
      <Input
        id={`${id}-${name}`}
        {...(name === 'name' ? { 'data-autofocus': true } : {})}
        value={facts[name]}
        maxLength={LENGTHS[name]}
        onChange={(event) => put({ [name]: event.target.value })}
      />
    </div>
  );
  const length = (name: 'widthCm' | 'heightCm') => (
    <div className="board-field">
      <label htmlFor={`${id}-${name}`}>{t(`field.boards.${name}`)}</label>
      <InputNumber
        id={`${id}-${name}`}
        min={0}
        max={5000}
        precision={0}
        value={facts[name]}
        onChange={(value) => put({ [name]: value ?? 0 })}
      />
    </div>
  );
  return (
    <Dialog
      open
      title={t(board ? 'board.boards.edit' : 'board.boards.add')}
      okText={t('board.boards.save')}
      okDisabled={facts.name.trim() === ''}
      busy={task.running}
      onOk={() => void run()}
      onCancel={onClose}
    >
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <div className="board-fields">
        {words('name')}
        {words('place')}
        {words('group')}
        {length('widthCm')}
        {length('heightCm')}
        {words('note')}
      </div>
      <p className="quiet">{t('board.boards.sizeHint')}</p>
    </Dialog>
  );
}
