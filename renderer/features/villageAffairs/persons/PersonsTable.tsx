import { Table } from 'antd';
import { privacyRules } from '../../../../resources/tables';
import { formatCount, formatYuanGrouped } from '../../../../shared/kernel';
import type { PublicPersons } from '../../../../shared/pipeline/personsPosting';
import { maskIdNumber } from '../../../../shared/privacy';
import type { PersonList, PersonRow, PublicPersonRow } from '../../../../shared/records';
import { t } from '../../../ui/text';
import { dayText } from '../words';

interface Line {
  readonly own: PersonRow;
  /** undefined: stays out. */
  readonly shown: PublicPersonRow | undefined;
}

const PER_PAGE = 10;

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('　');

const figuresOf = ({ people, amount, approvedOn }: PersonRow | PublicPersonRow): string[] => [
  people === undefined ? '' : t('persons.people', { n: people }),
  amount === undefined ? '' : t('persons.yuan', { amount: formatYuanGrouped(amount) }),
  approvedOn === undefined ? '' : dayText(approvedOn),
];

const ownText = (row: PersonRow): string =>
  joined([
    row.villagerGroup,
    row.personName,
    row.idNumber === '' ? '' : maskIdNumber(row.idNumber),
    row.category,
    ...figuresOf(row),
    row.remark === '' ? '' : t('persons.hasRemark'),
  ]);

const publicText = (row: PublicPersonRow | undefined): string =>
  row ? joined([row.villagerGroup, row.personName, row.category, ...figuresOf(row)]) : t('persons.notShown');

/** Public rows keep the order of the private ones; those that had to stay out are named in the problems. */
function linesOf({ rows }: PersonList, { named }: PublicPersons): Line[] {
  const out = new Set((named?.problems ?? []).filter(({ severity }) => severity === 'reject').map(({ at }) => at.row));
  const shown = (named?.rows ?? []).values();
  return rows.map((own) => ({ own, shown: named && !out.has(own.row) ? shown.next().value : undefined }));
}

/** Side by side: what is stored, numbers masked, and what the board will say. */
export function PersonsTable({ list, made }: { list: PersonList; made: PublicPersons }) {
  if (!made.named) return <Sums made={made} />;
  return (
    <Table<Line>
      size="small"
      rowKey={({ own }) => own.row}
      dataSource={linesOf(list, made)}
      pagination={{ pageSize: PER_PAGE, hideOnSinglePage: true, showSizeChanger: false }}
      columns={[
        { title: t('persons.col.row'), width: '4.5rem', render: (_, { own }) => own.row },
        { title: t('persons.col.own'), render: (_, { own }) => ownText(own) },
        { title: t('persons.col.public'), render: (_, { shown }) => publicText(shown) },
      ]}
    />
  );
}

function Sums({ made: { sums } }: { made: PublicPersons }) {
  const merged = sums.merged.reduce((sum, { count }) => sum + count, 0);
  const few = t('persons.sum.few', { fewest: privacyRules.fewestShown });
  return (
    <dl className="entry-facts">
      {sums.shown.map(({ label, count }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{t('persons.people', { n: formatCount(count) })}</dd>
        </div>
      ))}
      {sums.merged.length > 0 && (
        <>
          <dt>{t(sums.shown.length === 0 ? 'persons.sum.all' : 'persons.sum.others')}</dt>
          <dd>{merged < privacyRules.fewestShown ? few : t('persons.people', { n: formatCount(merged) })}</dd>
        </>
      )}
    </dl>
  );
}
