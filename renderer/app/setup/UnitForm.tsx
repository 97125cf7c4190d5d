import { App, Button, Form, Input, Radio, Space } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { UnitRecord } from '../../../shared/records';
import { listUnits } from '../../data/units';
import { FilePicker } from '../../ui/FilePicker';
import { t } from '../../ui/text';
import { useUnits } from '../session';
import { CountyField } from './CountyField';
import { type County, loadCounties } from './divisions';
import { saveDraft } from './saveDraft';
import { checkDraft, type DraftErrors, draftOf, parseVillages, type UnitDraft } from './unitDraft';
import { readVillageFile } from './villageFile';

/** Who we are: level, county, township, villages. As little as possible; every code may be left out. */
export function UnitForm({ onSaved }: { onSaved?: () => void }) {
  const units = useUnits();
  if (!units.ready) return null;
  // Not keyed by the unit: the first save makes the unit before its villages, and the form must keep what was typed.
  return <UnitFields known={units.all} onSaved={onSaved} />;
}

interface FieldsProps {
  readonly known: readonly UnitRecord[];
  readonly onSaved: (() => void) | undefined;
}

function UnitFields({ known, onSaved }: FieldsProps) {
  const { message } = App.useApp();
  const [draft, setDraft] = useState<UnitDraft>(() => draftOf(known));
  const [tried, setTried] = useState(false);
  // A second click comes before the first is drawn as busy, and would make every unit twice.
  const saving = useRef(false);
  const [counties, setCounties] = useState<readonly County[]>([]);
  useEffect(() => {
    void loadCounties().then(setCounties);
  }, []);
  const set = (change: Partial<UnitDraft>): void => setDraft((before) => ({ ...before, ...change }));
  const shown: DraftErrors = tried ? checkDraft(draft) : {};
  const error = (key: keyof DraftErrors): { validateStatus?: 'error'; help?: string } => {
    const found = shown[key];
    return found ? { validateStatus: 'error', help: t(found) } : {};
  };
  const { villages } = parseVillages(draft.villages);

  const save = async (): Promise<void> => {
    setTried(true);
    if (Object.keys(checkDraft(draft)).length > 0 || saving.current) return;
    saving.current = true;
    try {
      await saveDraft(draft, await listUnits());
      void message.success(t('setup.saved'));
      onSaved?.();
    } finally {
      saving.current = false;
    }
  };

  return (
    <Form component="div" layout="vertical" className="unit-form">
      <Form.Item label={t('setup.level')}>
        <Radio.Group
          value={draft.level}
          onChange={(event) => set({ level: event.target.value as UnitDraft['level'] })}
          options={(['village', 'township', 'county'] as const).map((value) => ({
            value,
            label: t(`setup.level.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item label={t('setup.county')} extra={t('setup.countyHint')} required {...error('county')}>
        <CountyField counties={counties} draft={draft} onChange={set} />
      </Form.Item>
      {draft.level !== 'county' && (
        <>
          <Form.Item label={t('setup.township')} required {...error('townshipName')}>
            <Input
              aria-label={t('setup.township')}
              placeholder={t('setup.townshipExample')}
              value={draft.townshipName}
              onChange={(event) => set({ townshipName: event.target.value })}
            />
          </Form.Item>
          <Form.Item label={t('setup.townshipCode')} extra={t('setup.codeHint')} {...error('townshipCode')}>
            <Input
              aria-label={t('setup.townshipCode')}
              inputMode="numeric"
              maxLength={12}
              value={draft.townshipCode}
              onChange={(event) => set({ townshipCode: event.target.value.trim() })}
            />
          </Form.Item>
          <Form.Item
            label={t(draft.level === 'village' ? 'setup.ownVillage' : 'setup.villages')}
            extra={t(draft.level === 'village' ? 'setup.ownVillageHint' : 'setup.villagesHint', { n: villages.length })}
            {...error('villages')}
          >
            <Input.TextArea
              aria-label={t('setup.villages')}
              autoSize={{ minRows: draft.level === 'village' ? 1 : 4, maxRows: 12 }}
              value={draft.villages}
              onChange={(event) => set({ villages: event.target.value })}
            />
          </Form.Item>
        </>
      )}
      <Space wrap>
        <Button type="primary" onClick={() => void save()}>
          {t('setup.save')}
        </Button>
        {draft.level === 'township' && (
          <FilePicker
            label={t('setup.villagesFile')}
            accept=".csv,.txt"
            onFiles={([file]) =>
              file && void readVillageFile(file).then((text) => set({ villages: `${draft.villages}\n${text}`.trim() }))
            }
          />
        )}
      </Space>
    </Form>
  );
}
