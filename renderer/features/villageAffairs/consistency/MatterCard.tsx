import { Button, Table } from 'antd';
import type { KeyComparison, MatterSide } from '../../../../shared/disclosure/consistency';
import { isOpen } from '../../../../shared/disclosure/consistency';
import type { MatterView } from '../../../../shared/jobs';
import { formatRoute } from '../../../app/router';
import { useUnits } from '../../../app/session';
import { StateMark } from '../../../ui/StateMark';
import { t } from '../../../ui/text';

interface Props {
  readonly matter: MatterView;
  readonly onExplain: (compared: KeyComparison) => void;
}

/** One matter: who says what, key by key, with the way to either side. */
export function MatterCard({ matter, onExplain }: Props) {
  const { left, right, kind, keys, explained } = matter;
  return (
    <section className="entry-card">
      <h2>{left.title}</h2>
      <Table<KeyComparison>
        size="small"
        rowKey="key"
        pagination={false}
        dataSource={[...keys]}
        columns={[
          { title: t('consistency.col.key'), render: (_, { key }) => t(`consistency.key.${key}`) },
          { title: <Side side={left} />, render: (_, one) => one.left || '—' },
          {
            title:
              kind === 'batches' ? t('consistency.batches') : right.map((side) => <Side key={side.id} side={side} />),
            render: (_, one) => one.right || '—',
          },
          {
            title: t('consistency.col.verdict'),
            render: (_, one) => (
              <Verdict
                compared={one}
                reason={isOpen(one, explained) ? '' : (explained.find(({ key }) => key === one.key)?.reason ?? '')}
                sides={right.filter(({ id }) => one.differing.includes(id))}
                onExplain={() => onExplain(one)}
              />
            ),
          },
        ]}
      />
    </section>
  );
}

function Side({ side }: { side: MatterSide }) {
  const { all } = useUnits();
  const name = all.find(({ unitCode }) => unitCode === side.unitCode)?.name ?? side.unitCode;
  const { unitCode, period, id } = side;
  return (
    <a className="matter-side" href={formatRoute({ page: 'disclosure', unitCode, year: period.slice(0, 4), id })}>
      {name}
    </a>
  );
}

interface VerdictProps {
  readonly compared: KeyComparison;
  readonly reason: string;
  readonly sides: readonly MatterSide[];
  readonly onExplain: () => void;
}

const TONES = { equal: 'good', different: 'bad', partial: 'info', notStated: 'off' } as const;

function Verdict({ compared: { verdict, differing }, reason, sides, onExplain }: VerdictProps) {
  const isExplained = verdict === 'different' && reason !== '';
  return (
    <>
      <StateMark tone={isExplained ? 'info' : TONES[verdict]}>
        {t(isExplained ? 'consistency.verdict.explained' : `consistency.verdict.${verdict}`)}
      </StateMark>{' '}
      {reason}
      {differing.length > 0 && sides.map((side) => <Side key={side.id} side={side} />)}
      {verdict === 'different' && (
        <Button size="small" onClick={onExplain}>
          {t(isExplained ? 'consistency.changeReason' : 'consistency.explain')}
        </Button>
      )}
    </>
  );
}
