import { Select } from 'antd';
import { documentRules } from '../../../../resources/tables';
import { type ClassChoice, classChoices } from '../../../../shared/ledgers/documents';
import { useSettings } from '../../../app/session';
import { t } from '../../../ui/text';

interface Props {
  readonly words: string;
  readonly disabled?: boolean;
  readonly onChange: (choice: ClassChoice) => void;
}

/** Exactly one class of the county's set (R-A01…A03); words of another set stay until somebody chooses anew. */
export function ClassSelect({ words, disabled, onChange }: Props) {
  const { documentClassSet } = useSettings();
  const choices = classChoices(documentRules, documentClassSet);
  return (
    <Select
      aria-label={t('documents.field.disclosureClass')}
      placeholder={t('documents.class.choose')}
      value={words === '' ? null : words}
      disabled={disabled ?? false}
      options={choices.map((choice) => ({ value: choice.words, label: choice.words }))}
      onChange={(value: string) => {
        const choice = choices.find((one) => one.words === value);
        if (choice) onChange(choice);
      }}
    />
  );
}
