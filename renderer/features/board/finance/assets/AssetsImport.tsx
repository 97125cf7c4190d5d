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
import { t } from '../../../../ui/text';
import { useTask } from '../../../../ui/useTask';
import { runJob } from '../../../../workers/client';
import { ReplaceChoice } from '../lines/ReplaceChoice';
import { SheetImport } from '../lines/SheetImport';
import { useSheetMapping } from '../lines/useSheetMapping';
import type { AssetWork } from './useAssets';

interface Props {
  readonly work: AssetWork;
  readonly table: TableRead;
  readonly onClose: () => void;
}

const findLayout = (rows: readonly (readonly string[])[]): AssetLayout => findAssetColumns(rows, financeRules);

/** A ledger of assets or resources from a sheet; a row that does not say what it is belongs to the ledger that is open. */
export function AssetsImport({ work, table, onClose }: Props) {
  const { unitCode, kind, lines } = work;
  const task = useTask();
  const { message } = App.useApp();
  const [replace, setReplace] = useState(false);
  const read = useCallback(
    (rows: readonly (readonly string[])[], layout: AssetLayout) => readAssets(rows, layout, financeRules, kind),
    [kind],
  );
  const mapping = useSheetMapping(table, financeRules.assets, findLayout, read);
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
    <SheetImport
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
    </SheetImport>
  );
}
