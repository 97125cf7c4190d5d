import type { BackupContents } from '../../../../shared/jobs';
import { formatCount } from '../../../../shared/kernel';
import { t } from '../../../ui/text';

interface Line {
  readonly key: string;
  readonly name: string;
  readonly now: number;
  readonly kept: number;
  readonly change: string;
}

type Kind = BackupContents['kinds'][number];

/** "多 1，少 2，改 3" or "不变" */
function changeWords({ added, gone, changed }: Pick<Kind, 'added' | 'gone' | 'changed'>): string {
  const parts = [
    added > 0 ? t('restore.added', { n: formatCount(added) }) : '',
    gone > 0 ? t('restore.gone', { n: formatCount(gone) }) : '',
    changed > 0 ? t('restore.changed', { n: formatCount(changed) }) : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? t('restore.same') : parts.join(t('restore.and'));
}

function linesOf({ kinds, payoutRows }: BackupContents): Line[] {
  const shown = kinds
    .filter((kind) => kind.now > 0 || kind.kept > 0)
    .map((kind) => ({ key: kind.kind, name: t(kind.kind), now: kind.now, kept: kind.kept, change: changeWords(kind) }));
  if (payoutRows.now === 0 && payoutRows.kept === 0) return shown;
  const { now, kept } = payoutRows;
  const difference = { added: Math.max(0, kept - now), gone: Math.max(0, now - kept), changed: 0 };
  return [...shown, { key: 'rows', name: t('restore.payoutRows'), now, kept, change: changeWords(difference) }];
}

/** Now, afterwards, and the difference in words, kind by kind. */
export function ContentsTable({ contents }: { contents: BackupContents }) {
  return (
    <table className="plain-table contents-table">
      <thead>
        <tr>
          <th>{t('restore.col.kind')}</th>
          <th className="align-right">{t('restore.col.now')}</th>
          <th className="align-right">{t('restore.col.kept')}</th>
          <th>{t('restore.col.change')}</th>
        </tr>
      </thead>
      <tbody>
        {linesOf(contents).map((line) => (
          <tr key={line.key}>
            <td>{line.name}</td>
            <td className="align-right figures">{formatCount(line.now)}</td>
            <td className="align-right figures">{formatCount(line.kept)}</td>
            <td>{line.change}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
