import { Alert, AutoComplete, Button, Input, Space, Table } from 'antd';
import { useState } from 'react';
import { formatCount, formatYuan, formatYuanGrouped } from '../../../../shared/kernel';
import { SHEET_TYPES } from '../../../app/deskCommands';
import { takeIn } from '../../../app/intake';
import { navigate } from '../../../app/router';
import { useUnits } from '../../../app/session';
import { FilePicker } from '../../../ui/FilePicker';
import { t } from '../../../ui/text';
import { AllocatedPaste } from './AllocatedPaste';
import { type FileRow, fileRows, parseAmount } from './fileRows';
import { headOf } from './head';
import { missingVillages } from './summary';
import { isLocked, useOpenBatch } from './useBatch';

/** Files, the village of each, what was found in them, and each sum beside the allocated one. */
export function FilesStage() {
  const { view, change, batchId } = useOpenBatch();
  const { batch } = view;
  const { villages } = useUnits();
  const locked = isLocked(view);
  const rows = fileRows(batch);
  const missing = missingVillages(
    batch,
    villages.map((unit) => unit.name),
  );
  const unassigned = rows.filter((row) => row.villages.length === 0);
  const options = villages.map((unit) => ({ value: unit.name }));

  const assign = (key: string, village: string): void => {
    const now = rows.find((row) => row.key === key)?.assigned ?? '';
    if (village.trim() !== now) void change('payout.assignVillage', { villages: { [key]: village.trim() } });
  };
  const setAllocated = (allocated: Readonly<Record<string, number>>): void =>
    void change('payout.setHead', {
      head: { ...headOf(batch), allocatedFen: { ...batch.allocatedFen, ...allocated } },
    });

  return (
    <div className="files-stage">
      {unassigned.length > 0 && (
        <Alert type="warning" showIcon title={t('files.unassigned', { n: unassigned.length })} />
      )}
      {missing.length > 0 && missing.length < villages.length && (
        <Alert
          type="warning"
          showIcon
          title={t('files.missing', { n: missing.length, names: missing.join(t('app.comma')) })}
        />
      )}
      <Table<FileRow>
        rowKey="key"
        size="small"
        dataSource={rows}
        pagination={rows.length > 40 ? { pageSize: 40 } : false}
        locale={{ emptyText: t('files.none') }}
        columns={[
          {
            title: t('files.file'),
            render: (_, row) => (
              <>
                <div>{row.file}</div>
                {row.sheet !== '' && <div className="quiet">{t('files.sheet', { name: row.sheet })}</div>}
              </>
            ),
          },
          {
            title: t('files.found'),
            render: (_, row) => (
              <>
                <div>{t(`batch.format.${row.format}`, { encoding: t(`batch.encoding.${row.encoding}`) })}</div>
                <div className="quiet">{row.header}</div>
                {row.hidden !== '' && <div className="quiet">{row.hidden}</div>}
              </>
            ),
          },
          { title: t('batch.col.rows'), align: 'right', render: (_, row) => formatCount(row.rows) },
          {
            title: t('files.village'),
            width: '13rem',
            render: (_, row) =>
              row.fromRows ? (
                t('files.villagesInRows', { names: shortList(row.villages) })
              ) : (
                <AutoComplete
                  aria-label={t('files.villageOf', { file: row.file })}
                  className="full"
                  defaultValue={row.assigned}
                  key={row.assigned}
                  options={options}
                  disabled={locked}
                  status={row.assigned === '' ? 'warning' : ''}
                  placeholder={t('files.villageHint')}
                  onSelect={(value: string) => assign(row.key, value)}
                  onBlur={(event) => assign(row.key, (event.target as HTMLInputElement).value)}
                />
              ),
          },
        ]}
      />
      <h2>{t('files.sums')}</h2>
      <VillageSums onAllocated={setAllocated} locked={locked} />
      <Space wrap>
        <AllocatedPaste
          names={batch.summary.villages.map((village) => village.name)}
          onAllocated={setAllocated}
          disabled={locked}
        />
        {!locked && (
          <FilePicker
            multiple
            label={t('files.add')}
            accept={SHEET_TYPES}
            onFiles={(files) => takeIn(files, { batchId })}
          />
        )}
        <Button type="primary" onClick={() => navigate({ page: 'batch', batchId, stage: 'check' })}>
          {t('files.next')}
        </Button>
      </Space>
      <LeftOut />
    </div>
  );
}

const shortList = (names: readonly string[]): string =>
  names.length > 4
    ? t('files.andMore', { names: names.slice(0, 3).join(t('app.comma')), n: names.length })
    : names.join(t('app.comma'));

function VillageSums({
  onAllocated,
  locked,
}: {
  onAllocated: (sums: Record<string, number>) => void;
  locked: boolean;
}) {
  const { batch } = useOpenBatch().view;
  return (
    <Table
      rowKey="name"
      size="small"
      className="narrow-table"
      dataSource={[...batch.summary.villages]}
      pagination={false}
      locale={{ emptyText: t('files.noVillages') }}
      columns={[
        { title: t('files.village'), dataIndex: 'name' },
        { title: t('totals.households'), align: 'right', render: (_, village) => formatCount(village.count) },
        { title: t('files.sum'), align: 'right', render: (_, village) => formatYuanGrouped(village.totalFen) },
        {
          title: t('files.allocated'),
          align: 'right',
          render: (_, village) => (
            <AllocatedInput
              key={batch.allocatedFen[village.name] ?? ''}
              name={village.name}
              value={batch.allocatedFen[village.name]}
              disabled={locked}
              onChange={(value) => onAllocated({ [village.name]: value })}
            />
          ),
        },
        {
          title: t('files.difference'),
          align: 'right',
          render: (_, village) => {
            const allocated = batch.allocatedFen[village.name];
            if (!allocated) return '';
            const difference = village.totalFen - allocated;
            return difference === 0 ? t('files.equal') : <strong>{formatYuanGrouped(difference)}</strong>;
          },
        },
      ]}
    />
  );
}

interface AllocatedProps {
  readonly name: string;
  readonly value: number | undefined;
  readonly disabled: boolean;
  readonly onChange: (value: number) => void;
}

function AllocatedInput({ name, value, disabled, onChange }: AllocatedProps) {
  const [text, setText] = useState(value ? formatYuan(value) : '');
  const amount = parseAmount(text);
  const save = (): void => {
    if (amount !== undefined && amount !== (value ?? 0)) onChange(amount);
  };
  return (
    <Input
      className="w-10 align-right"
      value={text}
      disabled={disabled}
      aria-label={t('files.allocatedOf', { name })}
      status={amount === undefined ? 'error' : ''}
      onChange={(event) => setText(event.target.value)}
      onBlur={save}
      onPressEnter={save}
    />
  );
}

function LeftOut() {
  const { batch } = useOpenBatch().view;
  const left = batch.files.flatMap((file) => file.leftOut.map((sheet) => ({ file: file.name, ...sheet })));
  if (left.length === 0) return null;
  return (
    <ul className="quiet">
      {left.map((item) => (
        <li key={`${item.file}/${item.name}`}>
          {t('files.leftOut', { file: item.file, name: item.name, why: t(`payout.leftOut.${item.why}`) })}
        </li>
      ))}
    </ul>
  );
}
