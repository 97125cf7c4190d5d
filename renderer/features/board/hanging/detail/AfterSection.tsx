import { Button, Space } from 'antd';
import { useState } from 'react';
import type { Hanging } from '../../../../../shared/board/ledger';
import { type BoardView, fileInBox } from '../../../../data/board';
import { outcomeOf } from '../../../../data/outcome';
import { FaultNote } from '../../../../ui/FaultNote';
import { t } from '../../../../ui/text';
import { useTask } from '../../../../ui/useTask';
import { ClearDialog } from '../list/ClearDialog';
import { FileDialog } from '../list/FileDialog';
import { dayText } from '../words';

/** After the take-down: copies with names, and the archive box (privacy.md § 6, R-V20). */
export function AfterSection({ hanging, view }: { hanging: Hanging; view: BoardView }) {
  const { thing, line, state, needs } = hanging;
  const [open, setOpen] = useState<'clear' | 'file' | null>(null);
  const task = useTask();
  const isDown = state === 'down' || state === 'downEarly' || state === 'archived';
  if (!isDown) return null;
  const takeOut = (): void =>
    void task.run('app.task.saving', () =>
      outcomeOf(async () => {
        await fileInBox([hanging], '');
        return true;
      }),
    );
  const cleared = needs.includes('clear') ? '' : (line?.cleared ?? '');
  const box = line?.box ?? '';
  return (
    <section className="board-card">
      <h2>{t('board.section.after')}</h2>
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      {thing.namesPersons && (
        <p>
          {cleared === ''
            ? t('board.clearOpen')
            : t('board.clearDone', {
                what: t(`board.cleared.${cleared}`),
                date: dayText(line?.clearedOn ?? ''),
                by: line?.clearedBy ?? '',
                note: line?.clearedNote ?? '',
              })}
        </p>
      )}
      <p>{box === '' ? t('board.notFiled') : t('board.filedIn', { box, no: line?.boxNo ?? 0 })}</p>
      <Space wrap>
        {thing.namesPersons && (
          <Button type={needs.includes('clear') ? 'primary' : 'default'} onClick={() => setOpen('clear')}>
            {t('board.clear')}
          </Button>
        )}
        <Button onClick={() => setOpen('file')}>{t('board.file')}</Button>
        {box !== '' && <Button onClick={takeOut}>{t('board.takeOut')}</Button>}
      </Space>
      {open === 'clear' && <ClearDialog hangings={[hanging]} onClose={() => setOpen(null)} />}
      {open === 'file' && <FileDialog hangings={[hanging]} view={view} onClose={() => setOpen(null)} />}
    </section>
  );
}
