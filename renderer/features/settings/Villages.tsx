import { App, Button, Input, Popconfirm, Space, Table } from 'antd';
import { useState } from 'react';
import type { UnitRecord } from '../../../shared/records';
import { RecordHistory } from '../../app/history/RecordHistory';
import { navigate } from '../../app/router';
import { useUnits } from '../../app/session';
import { removeUnit, saveUnits } from '../../data/units';
import { Dialog } from '../../ui/Dialog';
import { EmptyState } from '../../ui/EmptyState';
import { t } from '../../ui/text';

/** The villages with their codes; a name or code is changed in place, other spellings are kept as aliases. */
export function Villages() {
  const { villages, self, ready } = useUnits();
  const { message } = App.useApp();
  const [editing, setEditing] = useState<UnitRecord | null>(null);
  const [asked, setAsked] = useState<UnitRecord | null>(null);
  if (!ready) return null;
  if (!self || villages.length === 0)
    return (
      <EmptyState sentence={t('settings.noVillages')}>
        <Button type="primary" onClick={() => navigate({ page: 'settings', section: 'unit' })}>
          {t('settings.toUnit')}
        </Button>
      </EmptyState>
    );
  const sorted = [...villages].sort((a, b) => (a.unitCode < b.unitCode ? -1 : 1));
  return (
    <>
      <Table<UnitRecord>
        rowKey="id"
        size="small"
        className="narrow-table"
        dataSource={sorted}
        pagination={sorted.length > 50 ? { pageSize: 50 } : false}
        columns={[
          { title: t('files.village'), dataIndex: 'name' },
          {
            title: t('settings.code'),
            render: (_, unit) => (
              <span className="figures">
                {unit.unitCode}
                {unit.codeIsLocal && <span className="quiet"> {t('settings.localCode')}</span>}
              </span>
            ),
          },
          { title: t('settings.aliases'), render: (_, unit) => unit.aliases.join(t('app.comma')) },
          {
            title: t('batch.col.acts'),
            render: (_, unit) => (
              <Space>
                <Button size="small" onClick={() => setAsked(unit)}>
                  {t('history.ofRecordDo')}
                </Button>
                <Button size="small" onClick={() => setEditing(unit)}>
                  {t('settings.edit')}
                </Button>
                {!unit.isSelf && (
                  <Popconfirm
                    title={t('settings.removeVillage', { name: unit.name })}
                    description={t('settings.removeVillageLead')}
                    onConfirm={() => void removeUnit(unit.id)}
                  >
                    <Button size="small">{t('settings.remove')}</Button>
                  </Popconfirm>
                )}
              </Space>
            ),
          },
        ]}
      />
      {asked && <RecordHistory table="units" recordId={asked.id} title={asked.name} onClose={() => setAsked(null)} />}
      {editing && (
        <VillageDialog
          unit={editing}
          onClose={() => setEditing(null)}
          onSave={async (change) => {
            await saveUnits([
              { id: editing.id, level: 'village', parentCode: editing.parentCode, isSelf: editing.isSelf, ...change },
            ]);
            setEditing(null);
            void message.success(t('setup.saved'));
          }}
        />
      )}
    </>
  );
}

interface VillageChange {
  readonly name: string;
  readonly code: string;
  readonly aliases: readonly string[];
}

interface DialogProps {
  readonly unit: UnitRecord;
  readonly onClose: () => void;
  readonly onSave: (change: VillageChange) => Promise<void>;
}

function VillageDialog({ unit, onClose, onSave }: DialogProps) {
  const [name, setName] = useState(unit.name);
  const [code, setCode] = useState(unit.codeIsLocal ? '' : unit.unitCode);
  const [aliases, setAliases] = useState(unit.aliases.join(t('app.comma')));
  const codeOk = code === '' || (/^\d{12}$/.test(code) && code.startsWith(unit.parentCode.slice(0, 6)));
  return (
    <Dialog
      open
      title={unit.name}
      okText={t('setup.save')}
      okDisabled={name.trim() === '' || !codeOk}
      onCancel={onClose}
      onOk={() =>
        void onSave({
          name,
          code,
          aliases: aliases
            .split(/[、,，\s]+/)
            .map((alias) => alias.trim())
            .filter((alias) => alias !== ''),
        })
      }
    >
      <div className="form-column">
        <label htmlFor="village-name">{t('files.village')}</label>
        <Input id="village-name" value={name} onChange={(event) => setName(event.target.value)} />
        <label htmlFor="village-code">{t('settings.code')}</label>
        <Input
          id="village-code"
          value={code}
          maxLength={12}
          status={codeOk ? '' : 'error'}
          placeholder={t('settings.codeHint')}
          onChange={(event) => setCode(event.target.value.trim())}
        />
        <label htmlFor="village-aliases">{t('settings.aliases')}</label>
        <Input
          id="village-aliases"
          value={aliases}
          placeholder={t('settings.aliasesHint')}
          onChange={(event) => setAliases(event.target.value)}
        />
      </div>
    </Dialog>
  );
}
