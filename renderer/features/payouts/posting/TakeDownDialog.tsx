import { Alert, Form, Input } from 'antd';
import { useState } from 'react';
import { beijingDay, formatDateChinese, parseCalendarDate } from '../../../../shared/kernel';
import { DateField } from '../../../ui/DateField';
import { Dialog } from '../../../ui/Dialog';
import { t } from '../../../ui/text';
import { useOpenBatch } from '../batch/useBatch';

/** 登记撤下: before the lawful day it warns, names the day and asks for the reason. */
export function TakeDownDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { change, view } = useOpenBatch();
  const today = beijingDay(Date.now());
  const [on, setOn] = useState<string>(today);
  const [reason, setReason] = useState('');
  const earliest = view.batch.posting?.earliestTakeDown ?? '';
  const early = on !== '' && on < earliest;
  const date = parseCalendarDate(earliest);
  const takeDown = async (): Promise<void> => {
    if (await change('payout.takenDown', { on, reason: reason.trim() })) onClose();
  };
  return (
    <Dialog
      open={open}
      title={t('posting.takeDown')}
      okText={t('posting.takeDownOk')}
      okDisabled={on === '' || on > today || (early && reason.trim() === '')}
      onOk={() => void takeDown()}
      onCancel={onClose}
    >
      <Form component="div" layout="vertical">
        <Form.Item label={t('posting.takeDownOn')}>
          <DateField label={t('posting.takeDownOn')} value={on} max={today} onChange={setOn} />
        </Form.Item>
        {early && date && (
          <Alert type="warning" showIcon title={t('posting.tooEarly', { date: formatDateChinese(date) })} />
        )}
        <Form.Item label={t('posting.takeDownReason')} required={early}>
          <Input
            aria-label={t('posting.takeDownReason')}
            value={reason}
            maxLength={200}
            onChange={(event) => setReason(event.target.value)}
          />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
