import { Checkbox, Input, InputNumber, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { catalogSheetRules as rules } from '../../../resources/catalogTables';
import type { CatalogEntry, SampleField } from '../../../shared/records';
import { StateMark } from '../../ui/StateMark';
import { t } from '../../ui/text';
import { BasisField } from './BasisField';
import { fieldName } from './catalogWords';
import { choices, linesOf, optionsOf } from './entryDraft';
import { LimitField } from './LimitField';

interface Props {
  readonly draft: CatalogEntry;
  readonly disabled: boolean;
  readonly onChange: (part: Partial<CatalogEntry>) => void;
}

const { words } = rules;
const PROFILES = ['A', 'B', 'C', 'D'] as const;

/** All elements of an entry (R-C01) and what the program needs beside them. */
export function EntryForm({ draft, disabled, onChange }: Props) {
  const marked = (field: SampleField): boolean => draft.samples.includes(field);
  const line = (field: 'domain' | 'level1' | 'level2' | 'disclosingUnit' | 'audience', max: number) => (
    <Field name={field} sample={field === 'disclosingUnit' && marked('disclosingUnit')}>
      <Input
        aria-label={fieldName(field)}
        disabled={disabled}
        maxLength={max}
        value={draft[field]}
        onChange={(event) => onChange({ [field]: event.target.value })}
      />
    </Field>
  );
  const days = (field: 'postingDays' | 'postingWorkingDays') => (
    <Field name={field}>
      <InputNumber
        aria-label={fieldName(field)}
        disabled={disabled}
        min={0}
        max={400}
        precision={0}
        value={draft[field]}
        onChange={(value) => onChange({ [field]: value ?? 0 })}
      />
    </Field>
  );
  const select = <F extends 'frequency' | 'unitKind' | 'reach'>(
    field: F,
    options: { value: CatalogEntry[F]; label: string }[],
  ) => (
    <Field name={field}>
      <Select<CatalogEntry[F]>
        aria-label={fieldName(field)}
        disabled={disabled}
        value={draft[field]}
        options={options}
        onChange={(value) => onChange({ [field]: value })}
      />
    </Field>
  );
  return (
    <div className="catalog-form">
      {line('domain', 60)}
      {line('level1', 100)}
      {line('level2', 200)}
      <Lines
        field="contentElements"
        sample={marked('contentElements')}
        value={draft.contentElements}
        disabled={disabled}
        onChange={(contentElements) => onChange({ contentElements })}
      />
      <Field name="legalBasis" wide sample={marked('legalBasis')}>
        <BasisField value={draft.legalBasis} disabled={disabled} onChange={(legalBasis) => onChange({ legalBasis })} />
      </Field>
      <Field name="timeLimit" wide sample={marked('timeLimit')}>
        <LimitField value={draft.timeLimit} disabled={disabled} onChange={(timeLimit) => onChange({ timeLimit })} />
      </Field>
      {line('disclosingUnit', 200)}
      {select('unitKind', choices(words.unitKind))}
      {select('frequency', choices(words.frequency))}
      <Field name="channels" wide>
        <Select
          mode="tags"
          aria-label={fieldName('channels')}
          disabled={disabled}
          value={[...draft.channels]}
          options={optionsOf(draft.kind).map((value) => ({ value, label: value }))}
          onChange={(channels: string[]) => onChange({ channels })}
        />
      </Field>
      {line('audience', 60)}
      <Field name="disclosureMethod">
        <Select
          aria-label={fieldName('disclosureMethod')}
          disabled={disabled}
          value={draft.disclosureMethod}
          options={[rules.methodOpen, rules.methodRequest].map((value) => ({ value, label: value }))}
          onChange={(disclosureMethod) => onChange({ disclosureMethod })}
        />
      </Field>
      <Field name="levels">
        <Checkbox.Group
          disabled={disabled}
          value={[...draft.levels]}
          options={choices(words.level)}
          onChange={(levels) => onChange({ levels })}
        />
      </Field>
      {select('reach', choices(words.reach))}
      <Field name="privacyProfile">
        <Select
          aria-label={fieldName('privacyProfile')}
          disabled={disabled}
          value={draft.privacyProfile}
          options={PROFILES.map((value) => ({ value, label: t(`catalog.profile.${value}`) }))}
          onChange={(privacyProfile) => onChange({ privacyProfile })}
        />
      </Field>
      <Field name="portalColumn">
        <Select
          aria-label={fieldName('portalColumn')}
          disabled={disabled}
          value={draft.portalColumn}
          options={[
            { value: '', label: t('catalog.noColumn') },
            ...rules.portalColumns.map((value) => ({ value, label: value })),
          ]}
          onChange={(portalColumn) => onChange({ portalColumn })}
        />
      </Field>
      {days('postingDays')}
      {days('postingWorkingDays')}
      <Field name="stages">
        <Select
          mode="multiple"
          aria-label={fieldName('stages')}
          disabled={disabled}
          value={[...draft.stages]}
          options={choices(words.stage)}
          onChange={(stages) => onChange({ stages })}
        />
      </Field>
      <Field name="linkedCodes">
        <Select
          mode="tags"
          aria-label={fieldName('linkedCodes')}
          disabled={disabled}
          value={[...draft.linkedCodes]}
          onChange={(linkedCodes: string[]) => onChange({ linkedCodes })}
        />
      </Field>
      <div className="catalog-wide">
        <Checkbox
          disabled={disabled}
          checked={draft.isFinance}
          onChange={(event) => onChange({ isFinance: event.target.checked })}
        >
          {fieldName('isFinance')}
        </Checkbox>
        <Checkbox
          disabled={disabled}
          checked={draft.needsDecision}
          onChange={(event) => onChange({ needsDecision: event.target.checked })}
        >
          {fieldName('needsDecision')}
        </Checkbox>
      </div>
      <Field name="note" wide>
        <Input.TextArea
          aria-label={fieldName('note')}
          disabled={disabled}
          maxLength={1000}
          autoSize={{ minRows: 1, maxRows: 6 }}
          value={draft.note}
          onChange={(event) => onChange({ note: event.target.value })}
        />
      </Field>
    </div>
  );
}

interface FieldProps {
  readonly name: string;
  readonly wide?: boolean;
  readonly sample?: boolean;
  readonly children: ReactNode;
}

function Field({ name, wide = false, sample = false, children }: FieldProps) {
  return (
    <div className={wide ? 'catalog-field catalog-wide' : 'catalog-field'}>
      <span className="quiet">
        {fieldName(name)} {sample && <StateMark tone="wait">{t('catalog.mark.sample')}</StateMark>}
      </span>
      {children}
    </div>
  );
}

interface LinesProps {
  readonly field: string;
  readonly sample: boolean;
  readonly value: readonly string[];
  readonly disabled: boolean;
  readonly onChange: (lines: readonly string[]) => void;
}

/** One item a line; what is typed stays as it is until the field is left. */
function Lines({ field, sample, value, disabled, onChange }: LinesProps) {
  const [text, setText] = useState(value.join('\n'));
  return (
    <Field name={field} wide sample={sample}>
      <Input.TextArea
        aria-label={fieldName(field)}
        placeholder={t('catalog.onePerLine')}
        disabled={disabled}
        autoSize={{ minRows: 2, maxRows: 12 }}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          onChange(linesOf(event.target.value));
        }}
      />
    </Field>
  );
}
