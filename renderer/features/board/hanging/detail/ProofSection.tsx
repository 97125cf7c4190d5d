import { useMemo } from 'react';
import { provesVersion } from '../../../../../shared/board';
import { type Hanging, judgeShot } from '../../../../../shared/board/ledger';
import type { AttachmentRef } from '../../../../../shared/records';
import { formatRoute } from '../../../../app/router';
import { actsOf } from '../../../../data/board';
import { AttachmentList } from '../../../../ui/attachments';
import { t } from '../../../../ui/text';
import { dayText, viewRoute } from '../words';

const ROLE = 'proof';

interface Props {
  readonly hanging: Hanging;
  readonly proofs: readonly AttachmentRef[];
  readonly today: string;
}

/** Photographs of this version and of earlier ones; a day of a shot that does not fit is said plainly. */
export function ProofSection({ hanging, proofs, today }: Props) {
  const { thing } = hanging;
  const holder = useMemo(() => actsOf(thing).holder(thing), [thing]);
  return (
    <section className="board-card">
      <h2>{t('board.section.proofs')}</h2>
      <AttachmentList refs={proofs} holder={holder} role={ROLE} label={t('disclosure.proof')} />
      {proofs.length > 0 && (
        <ul className="tight-list">
          {proofs.map((ref) => (
            <li key={ref.sha256}>{shotWords(ref, hanging, today)}</li>
          ))}
        </ul>
      )}
      <p className="quiet">
        {t('board.proofHint')} <a href={formatRoute(viewRoute('photos'))}>{t('board.photos.open')}</a>
      </p>
    </section>
  );
}

function shotWords(ref: AttachmentRef, { thing }: Hanging, today: string): string {
  const { name, shotOn = '', version = thing.version } = ref;
  if (!provesVersion(ref, thing.version)) return t('board.shot.earlier', { name, n: version });
  return t(`board.shot.${judgeShot(shotOn, thing, today)}`, {
    name,
    date: dayText(shotOn),
    from: dayText(thing.postedOn),
    to: dayText(thing.takenDownOn),
  });
}
