import { Alert, Button } from 'antd';
import type { FontCheck } from '../../data/pictures';
import { t } from '../text';

interface Props {
  readonly check: FontCheck;
  /** The faces have been told of before: only what concerns this document is said. */
  readonly isTold: boolean;
  readonly onSeen: () => void;
}

const MOST_SHOWN = 12;

/** A character that may look like a box here, with the number under which a font has it. */
function shown(characters: readonly string[]): string {
  const named = characters.slice(0, MOST_SHOWN).map((one) => {
    const code = (one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `${one}（U+${code}）`;
  });
  return named.join('') + (characters.length > MOST_SHOWN ? '…' : '');
}

/** Which faces this computer lacks, told once; which characters of the document it cannot print, told each time. */
export function FontNote({ check, isTold, onSeen }: Props) {
  const lacking = isTold ? [] : check.faces.filter((face) => !face.isWanted);
  const { missing, selfMade } = check;
  return (
    <>
      {lacking.length > 0 && (
        <Alert
          type="info"
          showIcon
          role="status"
          title={[...new Set(lacking.map(faceText))].map((line) => <div key={line}>{line}</div>)}
          description={t('layout.fonts.standIn.todo')}
          action={
            <Button size="small" onClick={onSeen}>
              {t('layout.fonts.seen')}
            </Button>
          }
        />
      )}
      {missing.length > 0 && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={t('layout.fonts.missing', { count: missing.length, characters: shown(missing) })}
        />
      )}
      {selfMade.length > 0 && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={t('layout.fonts.selfMade', { count: selfMade.length, characters: shown(selfMade) })}
        />
      )}
    </>
  );
}

const faceText = ({ wanted, found }: FontCheck['faces'][number]): string =>
  found === '' ? t('layout.fonts.standIn.any', { wanted }) : t('layout.fonts.standIn', { wanted, found });
