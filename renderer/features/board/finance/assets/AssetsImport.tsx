import { App } from 'antd';
import { useCallback, useState } from 'react';
import { financeRules } from '../../../../../resources/tables';
import type { TableRead } from '../../../../../shared/jobs';
import { formatCount } from '../../../../../shared/kernel';
import {
  ASSET_COLUMNS,
  type AssetLayout,
  findAssetColumns,
  readAssets,
} from '../../../../../shared/ledgers/villageFinance';
import { maskLongNumbers } from '../../../../../shared/payout';
import { type SheetRows, useSheetMapping } from '../../../../ui/mapping';
import { t } from '../../../../ui/text';
import { useTask } from '../../../../ui/useTask';
import { runJob } from '../../../../workers/client';
import { LinesImport } from '../lines/LinesImport';
import { ReplaceChoice } from '../lines/ReplaceChoice';
import type { AssetWork } from './useAssets';

interface Props {
  readonly work: AssetWork;
  readonly table: TableRead;
  readonly onClose: () => void;
}

const findLayout = (rows: SheetRows): AssetLayout => findAssetColumns(rows, financeRules);

/** A ledger of assets or resources from a sheet; a row that does not say what it is belongs to the ledger that is open. */
export function AssetsImport({ work, table, onClose }: Props) {
  const { unitCode, kind, lines } = work;
  const task = useTask();
  const { message } = App.useApp();
  const [replace, setReplace] = useState(false);
  const readRows = useCallback(
    (rows: SheetRows, layout: AssetLayout) => readAssets(rows, layout, financeRules, kind),
    [kind],
  );
  const mapping = useSheetMapping(table, {
    rules: financeRules.assets,
    find: findLayout,
    readRows,
    shown: maskLongNumbers,
  });
  const found = mapping.read.lines;
  const kinds = new Set(found.map((line) => line.kind));
  const take = async (): Promise<void> => {
    const request = {
      unitCode,
      fileName: table.name,
      lines: found.map((line) => ({ kind: line.kind, cells: line.cells })),
      replace,
    };
    const done = await task.run('app.task.saving', (control) => runJob('finance.importAssets', request, control));
    if (done === undefined) return;
    void message.success(t('finance.taken', { n: formatCount(found.length) }));
    onClose();
  };
  return (
    <LinesImport
      title={t('finance.assets.importTitle', { kind: t(`finance.assets.kind.${kind}`) })}
      table={table}
      mapping={mapping}
      fields={ASSET_COLUMNS}
      fieldName={(field) => t(`finance.assets.field.${field}`)}
      wide="name"
      task={task}
      onTake={() => void take()}
      onClose={onClose}
    >
      <ReplaceChoice
        count={lines.filter((line) => kinds.has(line.kind)).length}
        value={replace}
        onChange={setReplace}
      />
    </LinesImport>
  );
}
