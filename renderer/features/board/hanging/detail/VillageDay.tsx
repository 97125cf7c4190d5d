import { Button } from 'antd';
import { useState } from 'react';
import type { Hanging } from '../../../../../shared/board/ledger';
import { parseCalendarDate } from '../../../../../shared/kernel';
import { setVillageDay } from '../../../../data/board';
import { today } from '../../../../data/disclosures';
import { outcomeOf } from '../../../../data/outcome';
import { DateField } from '../../../../ui/DateField';
import { Dialog } from '../../../../ui/Dialog';
import { FaultNote } from '../../../../ui/FaultNote';
import { t } from '../../../../ui/text';
import { useTask } from '../../../../ui/useTask';

/** A batch is posted as a whole; a village that put its sheets up on another day says so here. */
export function VillageDay({ hanging }: { hanging: Hanging }) {
  const [open, setOpen] = useState(false);
  const [on, setOn] = useState(hanging.thing.postedOn);
  const task = useTask();
  if (hanging.state !== 'hangs' && hanging.state !== 'mayComeDown') return null;
  const day = parseCalendarDate(on);
  const run = async (): Promise<void> => {
    if (!day) return;
    const done = await task.run('app.task.saving', () =>
      outcomeOf(async () => {
        await setVillageDay(hanging, day);
        return true;
      }),
    );
    if (done) setOpen(false);
  };
  return (
    <>
      <Button type="link" size="small" onClick={() => setOpen(true)}>
        {t('board.villageDay')}
      </Button>
      <Dialog
        open={open}
        title={t('board.villageDay')}
        okText={t('board.villageDayOk')}
        okDisabled={!day || on > today()}
        busy={task.running}
        onOk={() => void run()}
        onCancel={() => setOpen(false)}
      >
        <FaultNote fault={task.fault} onClose={task.clearFault} />
        <p>{t('board.villageDayLead')}</p>
        <DateField label={t('board.col.postedOn')} value={on} max={today()} onChange={setOn} />
      </Dialog>
    </>
  );
}
