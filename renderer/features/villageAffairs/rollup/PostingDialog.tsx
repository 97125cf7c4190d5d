import { Alert, App, Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import type { RollupVillage } from '../../../../shared/disclosure/rollup';
import type { RenderedFile, RollupPostingRequest } from '../../../../shared/jobs';
import { beijingDay, fault, formatDateChinese, ok, type Result } from '../../../../shared/kernel';
import { postingPeriodOf } from '../../../app/postingDefaults';
import { useSession, useSettings } from '../../../app/session';
import { source } from '../../../data/source';
import { host } from '../../../host';
import { DateField } from '../../../ui/DateField';
import { Dialog } from '../../../ui/Dialog';
import { FaultNote } from '../../../ui/FaultNote';
import { t } from '../../../ui/text';
import { useTask } from '../../../ui/useTask';
import { runJob } from '../../../workers/client';

interface Props {
  readonly village: RollupVillage;
  readonly year: number;
  readonly onClose: () => void;
}

/** The village's posting of the year on paper: sums, or households where the program may name them (R-V13, R-V04). */
export function PostingDialog({ village, year, onClose }: Props) {
  const { supervisionTelephone } = useSettings();
  const { capabilities: can } = useSession().info;
  const { message } = App.useApp();
  const task = useTask();
  const [form, setForm] = useState<RollupPostingRequest['form']>('sums');
  const [postedOn, setPostedOn] = useState<string>(beijingDay(source.now()));
  const [phone, setPhone] = useState<string | null>(null);
  const [unnamed, setUnnamed] = useState<readonly string[]>([]);
  const telephone = (phone ?? supervisionTelephone).trim();
  const period = postingPeriodOf(postedOn);

  const make = async (format: 'docx' | 'html', signal: AbortSignal): Promise<Result<readonly RenderedFile[]>> => {
    const request = { year, unitCode: village.unitCode, form, postedOn, postingTo: '', telephone, format };
    const made = await runJob('rollup.render', request, { signal });
    if (!made.ok) return made;
    setUnnamed(made.value.unnamed);
    const hit = made.value.files.flatMap(({ findings }) => findings).find(({ severity }) => severity === 'error');
    return hit ? fault(hit.code, { path: village.name, ...hit.params }) : ok(made.value.files);
  };
  const print = (): Promise<unknown> =>
    task.run('app.task.print', async ({ signal }) => {
      const files = await make('html', signal);
      if (!files.ok) return files;
      for (const file of files.value) {
        const paper = { paper: 'A4' as const, landscape: form === 'sums' };
        const printed = await host()['print.html']({ html: new TextDecoder().decode(file.bytes), ...paper });
        if (!printed.ok) return printed;
      }
      return ok(null);
    });
  const save = async (): Promise<void> => {
    const saved = await task.run('app.task.save', async ({ signal }) => {
      const files = await make('docx', signal);
      if (!files.ok) return files;
      for (const { name, bytes } of files.value) {
        const kinds = [{ label: 'DOCX', extensions: ['docx'] }];
        const done = await host()['file.save']({ suggestedName: name, bytes: new Uint8Array(bytes), kinds });
        if (!done.ok) return done;
      }
      return ok(files.value.length);
    });
    if (saved !== undefined) void message.success(t('posting.saved', { n: saved }));
  };
  const saveButton = (
    <Button disabled={!period || task.running} onClick={() => void save()}>
      {t('rollup.posting.save')}
    </Button>
  );
  return (
    <Dialog
      open
      title={t('rollup.posting.head', { village: village.name, year })}
      okText={can.print ? t('posting.print') : t('rollup.posting.save')}
      okDisabled={!period}
      busy={task.running}
      onOk={() => void (can.print ? print() : save())}
      onCancel={onClose}
      {...(can.print ? { otherAct: saveButton } : {})}
    >
      <Form component="div" layout="vertical">
        <Form.Item label={t('rollup.posting.form')}>
          <Radio.Group
            aria-label={t('rollup.posting.form')}
            value={form}
            options={(['sums', 'households'] as const).map((value) => ({
              value,
              label: t(`rollup.posting.form.${value}`),
            }))}
            onChange={(event) => {
              setUnnamed([]);
              setForm(event.target.value === 'households' ? 'households' : 'sums');
            }}
          />
        </Form.Item>
        <Form.Item
          label={t('rollup.posting.postedOn')}
          extra={
            period &&
            t('rollup.posting.period', {
              to: formatDateChinese(period.to),
              earliest: formatDateChinese(period.earliestTakeDown),
            })
          }
        >
          <DateField label={t('rollup.posting.postedOn')} value={postedOn} onChange={setPostedOn} />
        </Form.Item>
        <Form.Item label={t('posting.telephone')}>
          <Input
            aria-label={t('posting.telephone')}
            value={phone ?? supervisionTelephone}
            maxLength={60}
            onChange={(event) => setPhone(event.target.value)}
          />
        </Form.Item>
      </Form>
      {unnamed.length > 0 && (
        <Alert type="info" showIcon title={t('rollup.posting.unnamed', { programs: unnamed.join(t('app.comma')) })} />
      )}
      <FaultNote fault={task.fault} onClose={task.clearFault} />
    </Dialog>
  );
}
