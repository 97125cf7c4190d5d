import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { documentRules } from '../../../../resources/tables';
import type { OfficialDocument } from '../../../../shared/records';
import { DateField } from '../../../ui/DateField';
import { t } from '../../../ui/text';
import { useEdit } from './useDocumentEdit';

type Copy = OfficialDocument['copies'][number];

/** R-P09: archive, service centre, library, each with the day it was sent and its receipt. */
export function CopySection() {
  const { document, save, locked } = useEdit();
  const copyOf = (to: Copy['to']): Copy => document.copies.find((one) => one.to === to) ?? { to, on: '', receipt: '' };
  const change = (next: Copy): void =>
    void save({
      copies: [...document.copies.filter((one) => one.to !== next.to), next].filter(
        (one) => one.on !== '' || one.receipt !== '',
      ),
    });
  return (
    <section className="document-card">
      <h2>{t('documents.section.copies')}</h2>
      <p className="quiet">{t('documents.copiesLead')}</p>
      <ul className="copy-list">
        {documentRules.copyPlaces.map(({ to, words }) => (
          <li key={to}>
            <span>{words}</span>
            <DateField
              label={t('documents.copyOn', { place: words })}
              value={copyOf(to).on}
              disabled={locked}
              onChange={(on) => change({ ...copyOf(to), on })}
            />
            <Receipt
              label={t('documents.copyReceipt', { place: words })}
              value={copyOf(to).receipt}
              disabled={locked}
              onChange={(receipt) => change({ ...copyOf(to), receipt })}
            />
          </li>
        ))}
      </ul>
      {document.closedReason !== '' && <p>{t('documents.closedReason', { why: document.closedReason })}</p>}
    </section>
  );
}

interface ReceiptProps {
  readonly label: string;
  readonly value: string;
  readonly disabled: boolean;
  readonly onChange: (value: string) => void;
}

function Receipt({ label, value, disabled, onChange }: ReceiptProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  return (
    <Input
      aria-label={label}
      placeholder={t('documents.receipt')}
      value={text}
      maxLength={200}
      disabled={disabled}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => text.trim() !== value && onChange(text.trim())}
    />
  );
}
