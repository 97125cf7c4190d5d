import type { EndedPosting } from '../../../../../shared/board/ledger';
import { t } from '../../../../ui/text';
import { dayText } from '../words';

/** Postings that a correction ended: each is kept with its days. */
export const VersionsSection = ({ ended }: { ended: readonly EndedPosting[] }) => (
  <section className="board-card">
    <h2>{t('board.section.versions')}</h2>
    <ul className="tight-list">
      {ended.map(({ version, postedOn, endedOn, why }) => (
        <li key={`${version} ${postedOn}`}>
          {t('board.ended', { n: version, from: dayText(postedOn), to: dayText(endedOn) })}
          {why !== '' && t('board.endedWhy', { why })}
        </li>
      ))}
    </ul>
  </section>
);
