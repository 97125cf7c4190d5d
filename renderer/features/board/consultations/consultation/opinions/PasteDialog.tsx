import { Checkbox, Input } from 'antd';
import { useMemo, useState } from 'react';
import { consultationRules, payoutRules } from '../../../../../../resources/tables';
import { formatCount, newId } from '../../../../../../shared/kernel';
import {
  PASTED_FIELDS,
  type PastedField,
  type PastedTable,
  readPastedColumns,
  readPastedOpinions,
  takeInOpinions,
} from '../../../../../../shared/ledgers/consultations';
import { MOST_OPINIONS } from '../../../../../../shared/records';
import { hasCoveredNumber } from '../../../../../data/consultations';
import { today } from '../../../../../data/disclosures';
import { source } from '../../../../../data/source';
import { Dialog } from '../../../../../ui/Dialog';
import { parseTsv } from '../../../../../ui/dataGrid';
import { t } from '../../../../../ui/text';
import { useEdit } from '../useConsultationEdit';

const SHOWN = 5;

/** 粘贴表格: a block copied from WPS or Excel, its columns understood and shown before anything is taken in. */
export function PasteDialog({ onClose }: { onClose: () => void }) {
  const { entry, save } = useEdit();
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState<PastedTable | null>(null);
  const rows = useMemo(() => parseTsv(typed), [typed]);
  const table = useMemo(() => said ?? readPastedColumns(rows, consultationRules), [said, rows]);
  const { opinions, skipped, unclearDays, cut } = useMemo(
    () =>
      readPastedOpinions(rows, table, {
        rules: consultationRules,
        dateMarks: payoutRules.dateMarks,
        year: Number(today().slice(0, 4)),
      }),
    [rows, table],
  );
  const covered = useMemo(
    () => opinions.filter(({ text, from }) => hasCoveredNumber(text) || hasCoveredNumber(from)).length,
    [opinions],
  );
  const room = MOST_OPINIONS - entry.body.opinions.length;
  const keep = (): void => {
    void save(({ body }) => ({ body: takeInOpinions(body, opinions, () => newId(source)) }));
    onClose();
  };
  const notes = [
    ...(skipped > 0 ? [t('consultation.paste.skipped', { n: formatCount(skipped) })] : []),
    ...(unclearDays > 0 ? [t('consultation.paste.unclear', { n: formatCount(unclearDays) })] : []),
    ...(cut > 0 ? [t('consultation.paste.cut', { n: formatCount(cut) })] : []),
    ...(covered > 0 ? [t('consultation.paste.covered', { n: formatCount(covered) })] : []),
    ...(opinions.length > room ? [t('consultation.act.tooMany', { max: formatCount(MOST_OPINIONS) })] : []),
  ];
  return (
    <Dialog
      open
      width={760}
      title={t('consultation.paste')}
      okText={t('consultation.paste.ok', { n: formatCount(opinions.length) })}
      onOk={keep}
      onCancel={onClose}
      okDisabled={opinions.length === 0 || opinions.length > room}
    >
      <p>{t('consultation.paste.lead')}</p>
      <Input.TextArea
        data-autofocus
        rows={4}
        wrap="off"
        value={typed}
        aria-label={t('consultation.paste')}
        onChange={(event) => {
          setTyped(event.target.value);
          setSaid(null);
        }}
      />
      {rows.length > 0 && <Preview rows={rows} table={table} onChange={setSaid} />}
      {notes.length > 0 && (
        <ul className="consult-gaps" role="status">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}

interface PreviewProps {
  readonly rows: readonly (readonly string[])[];
  readonly table: PastedTable;
  readonly onChange: (table: PastedTable) => void;
}

/** The first rows under what their columns were understood as. */
function Preview({ rows, table, onChange }: PreviewProps) {
  const { columns, hasHeader } = table;
  const width = rows.reduce((most, row) => Math.max(most, row.length), columns.length);
  const indexes = Array.from({ length: width }, (_, at) => at);
  /** A meaning belongs to one column: it leaves the one that had it. */
  const mean = (at: number, field: PastedField | ''): void =>
    onChange({
      hasHeader,
      columns: indexes.map((index) => {
        const known = columns[index] ?? '';
        return index === at ? field : known === field ? '' : known;
      }),
    });
  return (
    <div className="consult-paste">
      <Checkbox checked={hasHeader} onChange={(event) => onChange({ columns, hasHeader: event.target.checked })}>
        {t('consultation.paste.hasHeader')}
      </Checkbox>
      <table className="plain-table">
        <thead>
          <tr>
            {indexes.map((at) => (
              <th key={at} scope="col">
                <select
                  aria-label={t('consultation.paste.column', { n: at + 1 })}
                  value={columns[at] ?? ''}
                  onChange={(event) => mean(at, PASTED_FIELDS.find((field) => field === event.target.value) ?? '')}
                >
                  <option value="">{t('consultation.paste.leaveOut')}</option>
                  {PASTED_FIELDS.map((field) => (
                    <option key={field} value={field}>
                      {t(`consultation.paste.field.${field}`)}
                    </option>
                  ))}
                </select>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, SHOWN).map((row, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a pasted block have no other name.
            <tr key={line} className={hasHeader && line === 0 ? 'quiet' : undefined}>
              {indexes.map((at) => (
                <td key={at}>{columns[at] ? (row[at] ?? '') : ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
