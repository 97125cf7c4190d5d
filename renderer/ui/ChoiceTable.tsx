import { Table, type TableProps } from 'antd';
import { choiceNames } from './choiceNames';
import { leastTableWidth } from './leastTableWidth';
import { useBoxSize } from './useBoxSize';
import { useTypeScale } from './useTypeScale';

const HEAD_PX = 40;
const LEAST_HEIGHT_PX = 160;

interface Props<Row> {
  readonly className: string;
  readonly rows: readonly Row[];
  readonly columns: NonNullable<TableProps<Row>['columns']>;
  /** What a screen reader says of the row. */
  readonly nameOf: (row: Row) => string;
  readonly chosen: readonly string[];
  readonly onChoose: (keys: readonly string[]) => void;
  /** Said where no row is. */
  readonly empty: string;
}

/** A long table whose rows are chosen; fills its box and draws only the rows in sight. */
export function ChoiceTable<Row extends { readonly key: string }>(props: Props<Row>) {
  const { className, rows, columns, nameOf, chosen, onChoose, empty } = props;
  const { box, size } = useBoxSize();
  const scale = useTypeScale();
  return (
    <div ref={box} className={className}>
      <Table<Row>
        virtual
        size="small"
        rowKey="key"
        dataSource={rows}
        pagination={false}
        columns={columns}
        rowSelection={{
          ...choiceNames(nameOf),
          selectedRowKeys: [...chosen],
          columnWidth: 40,
          onChange: (keys) => onChoose(keys.map(String)),
        }}
        scroll={{
          x: Math.max(size.width, leastTableWidth(columns, scale, true)),
          y: Math.max(size.height - HEAD_PX, LEAST_HEIGHT_PX),
        }}
        locale={{ emptyText: empty }}
      />
    </div>
  );
}
