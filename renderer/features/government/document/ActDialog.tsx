import { Input } from 'antd';
import { useId, useState } from 'react';
import { documentRules } from '../../../../resources/tables';
import { checkAct, type DocumentAct, missingCopies, NO_FACTS } from '../../../../shared/ledgers/documents';
import { useOperator } from '../../../app/session';
import { actOnDocument, todayHere } from '../../../data/documents';
import { outcomeOf } from '../../../data/outcome';
import { DateField } from '../../../ui/DateField';
import { Dialog } from '../../../ui/Dialog';
import { FaultNote } from '../../../ui/FaultNote';
import { describe, t } from '../../../ui/text';
import { useTask } from '../../../ui/useTask';
import { useEdit } from './useDocumentEdit';

const WITH_DAY: readonly DocumentAct[] = ['issue', 'publish'];

/** Asks what an act needs and says what is still missing before anything is stored. */
export function ActDialog({ act, onClose }: { act: DocumentAct; onClose: () => void }) {
  const { document } = useEdit();
  const by = useOperator();
  const task = useTask();
  const id = useId();
  const today = todayHere();
  const [facts, setFacts] = useState({
    ...NO_FACTS,
    by,
    on: (act === 'issue' ? document.issuedOn : '') || today,
    documentNumber: document.documentNumber,
    url: document.url,
  });
  const copies = act === 'close' && document.state === 'published' ? missingCopies(document) : [];
  const asksReason = act === 'sendBack' || act === 'withdraw' || copies.length > 0;
  const problems = checkAct(document, act, facts, documentRules, today);
  const stops = problems.some((one) => one.severity === 'error');
  const run = async (): Promise<void> => {
    const done = await task.run('app.task.saving', () =>
      outcomeOf(async () => {
        await actOnDocument(document, act, facts);
        return true;
      }),
    );
    if (done) onClose();
  };
  return (
    <Dialog
      open
      title={t(`documents.act.${act}`)}
      okText={t(`documents.act.${act}`)}
      onOk={() => void run()}
      onCancel={onClose}
      okDisabled={stops}
      busy={task.running}
    >
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <p>{t(`documents.actLead.${act}`)}</p>
      {act === 'issue' && (
        <div className="document-field">
          <label htmlFor={`${id}-number`}>{t('documents.field.documentNumber')}</label>
          <Input
            id={`${id}-number`}
            data-autofocus
            value={facts.documentNumber}
            maxLength={60}
            placeholder={t('documents.numberExample')}
            onChange={(event) => setFacts({ ...facts, documentNumber: event.target.value })}
          />
        </div>
      )}
      {WITH_DAY.includes(act) && (
        <div className="document-field">
          <span className="field-name">
            {t(act === 'issue' ? 'documents.field.issuedOn' : 'documents.field.publishedOn')}
          </span>
          <DateField
            label={t(act === 'issue' ? 'documents.field.issuedOn' : 'documents.field.publishedOn')}
            value={facts.on}
            max={today}
            onChange={(on) => setFacts({ ...facts, on })}
          />
        </div>
      )}
      {act === 'publish' && (
        <div className="document-field">
          <label htmlFor={`${id}-url`}>{t('documents.field.url')}</label>
          <Input
            id={`${id}-url`}
            data-autofocus
            value={facts.url}
            maxLength={500}
            placeholder={t('documents.urlExample')}
            onChange={(event) => setFacts({ ...facts, url: event.target.value.trim() })}
          />
        </div>
      )}
      {asksReason && (
        <div className="document-field">
          <label htmlFor={`${id}-why`}>{t(copies.length > 0 ? 'documents.closeWhy' : 'documents.why')}</label>
          <Input.TextArea
            id={`${id}-why`}
            data-autofocus
            value={facts.reason}
            maxLength={400}
            autoSize={{ minRows: 2, maxRows: 6 }}
            onChange={(event) => setFacts({ ...facts, reason: event.target.value })}
          />
        </div>
      )}
      {problems.length > 0 && (
        <ul role="status">
          {problems.map((one) => (
            <li key={`${one.code}${one.at.file ?? ''}`}>{describe(one)}</li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
