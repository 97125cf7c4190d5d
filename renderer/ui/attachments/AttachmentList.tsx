import { App } from 'antd';
import { type ClipboardEvent, type DragEvent, useState } from 'react';
import type { AttachmentRef, AttachmentRole } from '../../../shared/records';
import { useSession } from '../../app/session';
import { ATTACHMENT_ACCEPT, type AttachmentHolder } from '../../data/attachments';
import { FaultNote } from '../FaultNote';
import { FilePicker } from '../FilePicker';
import { TaskProgress } from '../TaskProgress';
import { t } from '../text';
import { AttachmentLine } from './AttachmentLine';
import { HeldBackNote } from './HeldBackNote';
import { LookDialog } from './LookDialog';
import { filesOf, isFolderIn, pastedPictures } from './takenFiles';
import { useAttachments } from './useAttachments';
import './attachments.css';

interface Props {
  /** What the record names now, or those of the roles that are shown here. */
  readonly refs: readonly AttachmentRef[];
  readonly holder: AttachmentHolder;
  /** Role of files that are put in here. */
  readonly role: AttachmentRole;
  /** Where a file with private values may go instead; absent: nowhere. */
  readonly keepRole?: Extract<AttachmentRole, 'original' | 'scan'>;
  readonly label?: string;
  readonly publicContacts?: readonly string[];
  readonly readOnly?: boolean;
}

const keyOf = (ref: AttachmentRef): string => `${ref.role}/${ref.sha256}`;

/** The files of a record: choose, drop or paste; look, save a copy, confirm, remove. Every act is stored at once. */
export function AttachmentList({ refs, holder, role, keepRole, label, publicContacts, readOnly = false }: Props) {
  const files = useAttachments(holder, publicContacts);
  const { message } = App.useApp();
  const { chooseTarget } = useSession().info.capabilities;
  const [over, setOver] = useState(false);
  const [lookedAt, setLookedAt] = useState<AttachmentRef | null>(null);
  const title = label ?? t('attachment.title');
  const { task } = files;
  const off = task.running;

  const save = async (ref: AttachmentRef): Promise<void> => {
    const name = await files.save(ref);
    if (name !== undefined)
      void message.success(t(chooseTarget ? 'attachment.saved' : 'attachment.savedDownload', { name }));
  };
  const take = (given: readonly File[]): void => {
    if (given.length > 0 && !off && !readOnly) void files.add(given, role);
  };
  const onDragOver = (event: DragEvent): void => {
    if (readOnly || !event.dataTransfer.types.includes('Files')) return;
    // The window then knows that the files are not for it.
    event.preventDefault();
    setOver(true);
  };
  const onDrop = (event: DragEvent): void => {
    setOver(false);
    if (readOnly || !event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    if (isFolderIn(event.dataTransfer)) void message.warning(t('attachment.folder'));
    take(filesOf(event.dataTransfer));
  };
  const onPaste = (event: ClipboardEvent): void => {
    const pictures = pastedPictures(event.clipboardData, refs.length);
    if (pictures.length === 0) return;
    event.preventDefault();
    take(pictures);
  };

  return (
    <section
      className={`attachments${over ? ' is-over' : ''}`}
      aria-label={title}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a picture is pasted where the focus stands.
      tabIndex={0}
      onDragOver={onDragOver}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
      onPaste={onPaste}
    >
      {refs.length > 0 && (
        <ul className="attachment-lines">
          {refs.map((ref) => (
            <AttachmentLine
              key={keyOf(ref)}
              item={ref}
              showRole={ref.role !== role}
              disabled={off}
              readOnly={readOnly}
              onLook={() => setLookedAt(ref)}
              onSave={() => void save(ref)}
              onRemove={() => void files.remove(ref)}
            />
          ))}
        </ul>
      )}
      {refs.length === 0 && <p className="quiet">{t(readOnly ? 'attachment.none' : 'attachment.empty.hint')}</p>}
      {!readOnly && (
        <div className="attachment-acts">
          <FilePicker
            label={t('attachment.choose')}
            accept={ATTACHMENT_ACCEPT}
            multiple
            disabled={off}
            onFiles={take}
          />
          {refs.length > 0 && <span className="quiet">{t('attachment.hint')}</span>}
        </div>
      )}
      <TaskProgress task={task} />
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      {files.held.map((one) => (
        <HeldBackNote
          key={`${one.file.name}/${one.file.size}/${one.file.lastModified}`}
          held={one}
          onShrink={() => void files.shrink(one, role)}
          {...(keepRole ? { onKeep: () => void files.keepAs(one, keepRole) } : {})}
          onClose={() => files.dismiss(one)}
        />
      ))}
      {lookedAt && (
        <LookDialog
          item={lookedAt}
          canConfirm={!readOnly && lookedAt.privacy === 'unread'}
          busy={off}
          read={files.read}
          onSave={() => void save(lookedAt)}
          onConfirm={async () => {
            if (await files.confirm(lookedAt)) setLookedAt(null);
          }}
          onClose={() => setLookedAt(null)}
        />
      )}
    </section>
  );
}
