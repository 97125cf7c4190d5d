import { Select } from 'antd';
import { villageRules } from '../../../../resources/tables';
import { asksForBasis, classNeedsReason, needsListBasis } from '../../../../shared/disclosure/entries';
import { DISCLOSING_UNIT_KINDS, REACHES } from '../../../../shared/records';
import { t } from '../../../ui/text';
import { TextOf } from './EntryFields';
import { useEdit } from './useEntryEdit';

const CLASSES = ['open', 'redacted', 'onRequest', 'withheld'] as const;

/** R-A01, R-A04: class and its reason. R-00d: who must publish. R-S07, R-P10: basis of a list of names, and of the net where the catalog says board. */
export function ClassSection() {
  const { entry, catalog, save, locked } = useEdit();
  const { line } = entry;
  return (
    <section className="entry-card">
      <h2>{t('disclosure.section.class')}</h2>
      <div className="entry-fields">
        <Choice
          name="disclosureClass"
          value={line.disclosureClass || undefined}
          options={CLASSES.map((value) => ({ value, label: t(`disclosure.class.${value}`) }))}
          disabled={locked}
          onChange={(disclosureClass) => void save({ line: { disclosureClass } })}
        />
        <Choice
          name="unitKind"
          value={line.unitKind}
          options={DISCLOSING_UNIT_KINDS.map((value) => ({ value, label: t(`disclosure.unitKind.${value}`) }))}
          disabled={locked}
          onChange={(unitKind) => void save({ line: { unitKind } })}
        />
        <Choice
          name="reach"
          value={line.reach}
          options={REACHES.map((value) => ({ value, label: t(`disclosure.reach.${value}`) }))}
          disabled={locked}
          onChange={(reach) => void save({ line: { reach } })}
        />
        {classNeedsReason(villageRules, line.disclosureClass) && (
          <>
            <TextOf
              name="classReason"
              max={400}
              of={(one) => one.body.classReason}
              put={(classReason) => ({ body: { classReason } })}
            />
            <TextOf
              name="classArticle"
              max={100}
              offers={villageRules.articles}
              of={(one) => one.body.classArticle}
              put={(classArticle) => ({ body: { classArticle } })}
            />
          </>
        )}
        {line.unitKind === 'villagerGroup' && (
          <TextOf name="group" max={60} of={(one) => one.body.group ?? ''} put={(group) => ({ body: { group } })} />
        )}
        {asksForBasis(villageRules, catalog, line.reach) && (
          <TextOf
            name="listBasis"
            max={400}
            wide
            hint={t(needsListBasis(villageRules, catalog) ? 'disclosure.listBasisHint' : 'disclosure.groupBasisHint')}
            of={(one) => one.body.listBasis}
            put={(listBasis) => ({ body: { listBasis } })}
          />
        )}
      </div>
    </section>
  );
}

interface ChoiceProps<T extends string> {
  readonly name: string;
  readonly value: T | undefined;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly disabled: boolean;
  readonly onChange: (value: T) => void;
}

function Choice<T extends string>({ name, value, options, disabled, onChange }: ChoiceProps<T>) {
  const label = t(`disclosure.field.${name}`);
  return (
    <div className="entry-field">
      <span className="field-name">{label}</span>
      <Select
        aria-label={label}
        disabled={disabled}
        {...(value === undefined ? {} : { value })}
        options={[...options]}
        onChange={onChange}
      />
    </div>
  );
}
