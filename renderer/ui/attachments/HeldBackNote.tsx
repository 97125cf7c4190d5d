import { Alert, Button } from 'antd';
import { text } from '../../../resources';
import { formatCount, type Problem } from '../../../shared/kernel';
import { describeScanPlace } from '../../../shared/privacy';
import { FaultNote } from '../FaultNote';
import { describe, t } from '../text';
import type { HeldBack } from './useAttachments';

interface Props {
  readonly held: HeldBack;
  readonly onShrink: () => void;
  /** Absent: there is no place here for a file with private values. */
  readonly onKeep?: () => void;
  readonly onClose: () => void;
}

const SHOWN = 5;

const placeOf = ({ at }: Problem): string =>
  describeScanPlace(text, {
    path: String(at.file ?? ''),
    part: String(at.part ?? ''),
    row: at.row ?? null,
    column: at.column ?? null,
  });

/** Why a file was not put in, and what to do: a smaller picture, the numbers out, or another place for it. */
export function HeldBackNote({ held, onShrink, onKeep, onClose }: Props) {
  const { fault, findings } = held;
  if (fault) {
    const canShrink = fault.code === 'attachment.pictureTooLarge';
    const act = canShrink && <Button onClick={onShrink}>{t('attachment.shrink')}</Button>;
    return <FaultNote fault={fault} onClose={onClose} {...(act ? { action: act } : {})} />;
  }
  const serious = findings.filter(({ severity }) => severity === 'error');
  const left = serious.length - SHOWN;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      closable={{ onClose }}
      title={t(onKeep ? 'attachment.foundKeep' : 'attachment.found', { name: held.file.name })}
      description={
        <ul className="tight-list">
          {serious.slice(0, SHOWN).map((finding) => (
            <li key={JSON.stringify(finding)}>
              {placeOf(finding)} {describe(finding)}
            </li>
          ))}
          {left > 0 && <li>{t('attachment.moreFound', { n: formatCount(left) })}</li>}
        </ul>
      }
      {...(onKeep ? { action: <Button onClick={onKeep}>{t('attachment.keep')}</Button> } : {})}
    />
  );
}
