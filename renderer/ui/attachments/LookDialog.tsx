import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { AttachmentRef } from '../../../shared/records';
import { isPicture } from '../../data/attachments';
import { Dialog } from '../Dialog';
import { t } from '../text';

interface Props {
  readonly item: AttachmentRef;
  readonly canConfirm: boolean;
  readonly busy: boolean;
  readonly read: (ref: AttachmentRef) => Promise<Blob | undefined>;
  readonly onSave: () => void;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** A picture is shown here; any other file is saved and opened with its own program. Whoever looked can say so. */
export function LookDialog({ item, canConfirm, busy, read, onSave, onConfirm, onClose }: Props) {
  const shows = isPicture(item);
  const picture = usePicture(shows ? item : null, read);
  const waits = shows && picture === '';
  return (
    <Dialog
      open
      title={item.name}
      okText={t(canConfirm ? 'attachment.confirm' : 'app.close')}
      onOk={canConfirm ? onConfirm : onClose}
      onCancel={onClose}
      okDisabled={canConfirm && waits}
      busy={busy && !waits}
      width={shows ? 960 : 560}
      otherAct={
        <Button onClick={onSave} disabled={busy}>
          {t('attachment.save')}
        </Button>
      }
    >
      {picture !== '' && <img className="attachment-picture" src={picture} alt={item.name} />}
      <p>{t(sentenceOf(item, canConfirm, shows))}</p>
    </Dialog>
  );
}

function sentenceOf({ privacy }: AttachmentRef, canConfirm: boolean, shows: boolean): string {
  if (privacy === 'found') return 'attachment.about.found';
  if (canConfirm) return shows ? 'attachment.about.picture' : 'attachment.about.file';
  return shows ? 'attachment.about.shown' : 'attachment.about.open';
}

/** Address of the picture while it is shown; '' before. */
function usePicture(item: AttachmentRef | null, read: Props['read']): string {
  const [address, setAddress] = useState('');
  const reading = useRef(read);
  reading.current = read;
  useEffect(() => {
    if (!item) return;
    let made = '';
    let gone = false;
    void reading.current(item).then((blob) => {
      if (!blob || gone) return;
      made = URL.createObjectURL(blob);
      setAddress(made);
    });
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
      setAddress('');
    };
  }, [item]);
  return address;
}
