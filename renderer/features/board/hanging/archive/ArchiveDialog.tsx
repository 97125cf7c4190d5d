import { AutoComplete, Input, InputNumber, Select } from 'antd';
import { useId, useState } from 'react';
import { type ArchiveBox, nextNo } from '../../../../../shared/board/ledger';
import { ARCHIVE_KINDS } from '../../../../../shared/records';
import { type ArchiveFacts, saveArchiveLine } from '../../../../data/board';
import { outcomeOf } from '../../../../data/outcome';
import { Dialog } from '../../../../ui/Dialog';
import { FaultNote } from '../../../../ui/FaultNote';
import { t } from '../../../../ui/text';
import { useTask } from '../../../../ui/useTask';

/** One that is in a box already has an id and a number. */
export type ArchiveDraft = ArchiveFacts;

interface Props {
  readonly draft: ArchiveDraft;
  readonly boxes: readonly ArchiveBox[];
  readonly onClose: () => void;
}

/** A file that never hung on the board: election files, minutes, contracts … (R-V20). */
export function ArchiveDialog({ draft, boxes, onClose }: Props) {
  const [facts, setFacts] = useState<ArchiveDraft>(draft);
  const task = useTask();
  const id = useId();
  const put = (change: Partial<ArchiveDraft>): void => setFacts((now) => ({ ...now, ...change }));
  const own = boxes.filter(({ unitCode }) => unitCode === facts.unitCode);
  const isMoved = facts.boxNo === 0 || facts.box.trim() !== draft.box;
  const boxNo = isMoved ? nextNo(boxes, facts.unitCode, facts.box.trim()) : facts.boxNo;
  const run = async (): Promise<void> => {
    const done = await task.run('app.task.saving', () =>
      outcomeOf(async () => {
        await saveArchiveLine({ ...facts, boxNo });
        return true;
      }),
    );
    if (done) onClose();
  };
  return (
    <Dialog
      open
      width={640}
      title={t('board.archive.add')}
      okText={t('board.archive.save')}
      busy={task.running}
      onOk={() => void run()}
      onCancel={onClose}
    >
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <div className="board-fields">
        <div className="board-field">
          <span className="field-name">{t('board.archive.col.kind')}</span>
          <Select
            aria-label={t('board.archive.col.kind')}
            value={facts.kind}
            options={ARCHIVE_KINDS.map((value) => ({ value, label: t(`board.archiveKind.${value}`) }))}
            onChange={(kind) => put({ kind })}
          />
        </div>
        <div className="board-field">
          <span className="field-name">{t('board.field.box')}</span>
          <AutoComplete
            aria-label={t('board.field.box')}
            value={facts.box}
            options={own.map(({ name: value }) => ({ value }))}
            onChange={(value: string) => put({ box: value.slice(0, 60) })}
          />
        </div>
        <div className="board-field board-wide">
          <label htmlFor={`${id}-title`}>{t('board.archive.col.title')}</label>
          <Input
            id={`${id}-title`}
            data-autofocus
            value={facts.title}
            maxLength={200}
            onChange={(event) => put({ title: event.target.value })}
          />
        </div>
        <div className="board-field">
          <label htmlFor={`${id}-span`}>{t('board.archive.col.span')}</label>
          <Input
            id={`${id}-span`}
            value={facts.span}
            maxLength={60}
            placeholder={t('board.archive.spanHint')}
            onChange={(event) => put({ span: event.target.value })}
          />
        </div>
        <div className="board-field">
          <label htmlFor={`${id}-pages`}>{t('board.archive.col.pages')}</label>
          <InputNumber
            id={`${id}-pages`}
            min={0}
            max={99_999}
            precision={0}
            value={facts.pages}
            onChange={(pages) => put({ pages: pages ?? 0 })}
          />
        </div>
        <div className="board-field board-wide">
          <label htmlFor={`${id}-note`}>{t('board.archive.col.note')}</label>
          <Input
            id={`${id}-note`}
            value={facts.note}
            maxLength={400}
            onChange={(event) => put({ note: event.target.value })}
          />
        </div>
      </div>
      <p className="quiet">{t('board.archive.numbered', { no: boxNo })}</p>
    </Dialog>
  );
}
