import { Button } from 'antd';
import type { AttachmentPrivacy, AttachmentRef } from '../../../shared/records';
import { canBePacked } from '../../data/attachments';
import { type MarkTone, StateMark } from '../StateMark';
import { t } from '../text';

interface Props {
  readonly item: AttachmentRef;
  readonly showRole: boolean;
  readonly disabled: boolean;
  readonly readOnly: boolean;
  readonly onLook: () => void;
  readonly onSave: () => void;
  readonly onRemove: () => void;
}

const TONES: Readonly<Record<AttachmentPrivacy, MarkTone>> = {
  clean: 'good',
  confirmed: 'good',
  unread: 'wait',
  found: 'bad',
};
const KIB = 1024;

function sizeText(bytes: number): string {
  const kib = Math.max(1, Math.round(bytes / KIB));
  return kib < KIB ? `${kib} KB` : `${(bytes / KIB / KIB).toFixed(1)} MB`;
}

/** One file: name, size, state in words, and what can be done with it. */
export function AttachmentLine({ item, showRole, disabled, readOnly, onLook, onSave, onRemove }: Props) {
  const { name } = item;
  const needsLook = item.privacy === 'unread' && !readOnly;
  const mayLeave = item.role !== 'original' && item.role !== 'scan';
  return (
    <li>
      <button type="button" className="attachment-name" onClick={onLook} disabled={disabled}>
        {name}
      </button>
      <span className="quiet">{sizeText(item.bytes)}</span>
      <span className="attachment-marks">
        {showRole && <StateMark tone="info">{t(`attachment.role.${item.role}`)}</StateMark>}
        <StateMark tone={TONES[item.privacy]}>{t(`attachment.state.${item.privacy}`)}</StateMark>
        {mayLeave && !canBePacked(item) && <StateMark tone="off">{t('attachment.notPacked')}</StateMark>}
      </span>
      <span className="attachment-line-acts">
        {needsLook && (
          <Button size="small" disabled={disabled} onClick={onLook} aria-label={t('attachment.lookAt', { name })}>
            {t('attachment.look')}
          </Button>
        )}
        <Button size="small" disabled={disabled} onClick={onSave} aria-label={t('attachment.saveOf', { name })}>
          {t('attachment.save')}
        </Button>
        {!readOnly && (
          <Button size="small" disabled={disabled} onClick={onRemove} aria-label={t('attachment.removeOf', { name })}>
            {t('attachment.remove')}
          </Button>
        )}
      </span>
    </li>
  );
}
