import { villageRules } from '../../../../resources/tables';
import { needsFiling } from '../../../../shared/disclosure/entries';
import { t } from '../../../ui/text';
import { DayOf } from './EntryFields';
import { useEdit } from './useEntryEdit';

const NOT_TAKEN = { proposedOn: '', decidedOn: '' } as const;

/** R-V08: steps that some provinces ask for before a posting. Nothing asks for them here but the filing (R-V17). */
export function ProcedureSection() {
  const { entry } = useEdit();
  const { procedure = NOT_TAKEN, filedOn = '' } = entry.body;
  return (
    <details className="entry-card" open={needsFiling(villageRules, entry.line.catalogCode)}>
      <summary>{t('disclosure.section.procedure')}</summary>
      <p className="quiet">{t('disclosure.procedureLead')}</p>
      <div className="entry-fields">
        <DayOf
          name="proposedOn"
          value={procedure.proposedOn}
          put={(proposedOn) => ({ body: { procedure: { ...procedure, proposedOn } } })}
        />
        <DayOf
          name="decidedOn"
          value={procedure.decidedOn}
          put={(decidedOn) => ({ body: { procedure: { ...procedure, decidedOn } } })}
        />
        <DayOf name="filedOn" always value={filedOn} put={(day) => ({ body: { filedOn: day } })} />
      </div>
    </details>
  );
}
