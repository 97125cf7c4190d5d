import { Button } from 'antd';
import { useId, useState } from 'react';
import type { HistoryLine } from '../../data/store';
import { describeMoment } from '../../ui/moment';
import { type MarkTone, StateMark } from '../../ui/StateMark';
import { t } from '../../ui/text';
import { describeAct } from './historyWords';
import type { History } from './useHistory';

const MARK: Readonly<Record<'undone' | 'dropped', { tone: MarkTone; key: string }>> = {
  undone: { tone: 'wait', key: 'history.state.undone' },
  dropped: { tone: 'off', key: 'history.state.dropped' },
};

interface Props {
  readonly history: History;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
}

/** Who did what and when, newest first; each line opens to its fields. */
export function HistoryList({ history, onUndo, onRedo }: Props) {
  const { lines, undo, redo } = history;
  const now = Date.now();
  return (
    <>
      <ol className="history-list">
        {(lines ?? []).map((line) => (
          <Line key={line.id} line={line} nowMs={now}>
            {line.id === undo?.id && (
              <Button size="small" onClick={onUndo}>
                {t('history.undo')}
              </Button>
            )}
            {line.id === redo?.id && (
              <Button size="small" onClick={onRedo}>
                {t('history.redo')}
              </Button>
            )}
          </Line>
        ))}
      </ol>
      {history.hasMore && (
        <div>
          <Button onClick={history.showMore}>{t('history.more')}</Button>
        </div>
      )}
    </>
  );
}

/** A change that says nothing to a person is left out. */
const isTelling = ({ before, after }: HistoryLine['changes'][number]): boolean => before !== after;

function Line({ line, nowMs, children }: { line: HistoryLine; nowMs: number; children: React.ReactNode }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const changes = line.changes.filter(isTelling);
  const mark = line.state === 'undone' || line.state === 'dropped' ? MARK[line.state] : null;
  return (
    <li className={mark ? 'history-off' : undefined}>
      <div className="history-line">
        <span className="history-when figures">{describeMoment(line.at, nowMs)}</span>
        <span className="history-who">{line.by || t('app.operator.unnamed')}</span>
        <span className="history-what">
          <span className="history-act">{describeAct(line)}</span>{' '}
          {mark && <StateMark tone={mark.tone}>{t(mark.key)}</StateMark>}
        </span>
        <span className="history-acts">
          {children}
          {changes.length > 0 && (
            <Button size="small" type="text" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
              {t(open ? 'history.close' : 'history.open', { n: changes.length })}
            </Button>
          )}
        </span>
      </div>
      {open && (
        <table id={id} className="plain-table history-changes">
          <thead>
            <tr>
              <th>{t('history.col.what')}</th>
              <th>{t('history.col.field')}</th>
              <th>{t('history.col.before')}</th>
              <th>{t('history.col.after')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the changes of one entry never move
              <tr key={index}>
                <td>{change.what}</td>
                <td>{change.field}</td>
                <td>{change.before || <span className="quiet">{t('history.nothing')}</span>}</td>
                <td>{change.after || <span className="quiet">{t('history.nothing')}</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </li>
  );
}
