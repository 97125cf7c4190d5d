import { Button } from 'antd';
import type { Matter, MatterCoverage } from '../../../../shared/disclosure/coverage';
import type { Disclosure } from '../../../../shared/records';
import { formatRoute } from '../../../app/router';
import { StateMark } from '../../../ui/StateMark';
import { t } from '../../../ui/text';
import { dayWords, MATTER_TONE } from './matterWords';
import type { MatterKind } from './useMatters';

interface Props {
  readonly kind: MatterKind;
  readonly lines: readonly MatterCoverage<Matter>[];
  /** Place of a line among all of them, from 1. */
  readonly numberOf: (line: MatterCoverage<Matter>) => number;
  readonly onExplain: (line: MatterCoverage<Matter>) => void;
  readonly onBegin: (line: MatterCoverage<Matter>) => void;
}

const SHOWN = 2;
const open = (line: Disclosure): string =>
  formatRoute({ page: 'disclosure', unitCode: line.unitCode, year: line.period.slice(0, 4), id: line.id });

export function MatterTable({ kind, lines, numberOf, onExplain, onBegin }: Props) {
  return (
    <table className="plain-table matter-table">
      <thead>
        <tr>
          <th>{t('matters.col.order')}</th>
          <th>{t(`matters.col.name.${kind}`)}</th>
          <th>{t('matters.col.entries')}</th>
          <th>{t('matters.col.state')}</th>
          <th>{t('matters.col.live')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.matter.id}>
            <td className="figures">{numberOf(line)}</td>
            <th scope="row">{line.matter.name}</th>
            <td className="figures">{t('matters.entries', { n: line.entries.length })}</td>
            <td>
              <StateMark tone={MATTER_TONE[line.state]}>{t(`matters.state.${line.state}`)}</StateMark>
            </td>
            <td>
              <Live line={line} />
              {line.state !== 'covered' && (
                <span className="matter-reason">
                  {line.reason && <span>{line.reason}</span>}
                  {line.entries.length > 0 && (
                    <Button size="small" onClick={() => onBegin(line)}>
                      {t('matters.begin')}
                    </Button>
                  )}
                  <Button size="small" onClick={() => onExplain(line)}>
                    {t(line.reason ? 'matters.explainAgain' : 'matters.explain')}
                  </Button>
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Live({ line: { live, open: begun } }: { line: MatterCoverage<Matter> }) {
  return (
    <>
      {live.slice(0, SHOWN).map((line) => (
        <div key={line.id}>
          <a href={open(line)}>{line.title}</a>
          {line.postedOn && <span className="quiet"> {t('matters.posted', { date: dayWords(line.postedOn) })}</span>}
        </div>
      ))}
      {live.length > SHOWN && <div className="quiet">{t('matters.moreLive', { n: live.length - SHOWN })}</div>}
      {live.length === 0 && begun.length > 0 && <div className="quiet">{t('matters.open', { n: begun.length })}</div>}
      {live.length === 0 &&
        begun.slice(0, SHOWN).map((line) => (
          <div key={line.id}>
            <a href={open(line)}>{line.title || t('search.untitled')}</a>
          </div>
        ))}
    </>
  );
}
