import type { Entry } from '../../../../shared/disclosure/entries';
import { t } from '../../../ui/text';
import { DayOf, TextOf } from './EntryFields';
import { useEdit } from './useEntryEdit';

const supervisionOf = ({ body }: Entry) => body.supervision ?? { on: '', by: '', opinion: '' };

/** R-V07: what the supervision committee said, before finance hangs. */
export function SupervisionSection() {
  const { entry } = useEdit();
  const { supervision } = entry.body;
  return (
    <section className="entry-card">
      <h2>{t('disclosure.section.supervision')}</h2>
      <p className="quiet">{t('disclosure.supervisionLead')}</p>
      <div className="entry-fields">
        <DayOf
          name="supervisedOn"
          value={supervision?.on ?? ''}
          put={(on) => ({ body: { supervision: { ...supervisionOf(entry), on } } })}
        />
        <TextOf
          name="supervisedBy"
          max={60}
          of={(one) => supervisionOf(one).by}
          put={(by, one) => ({ body: { supervision: { ...supervisionOf(one), by } } })}
        />
        <TextOf
          name="opinion"
          max={400}
          wide
          of={(one) => supervisionOf(one).opinion}
          put={(opinion, one) => ({ body: { supervision: { ...supervisionOf(one), opinion } } })}
        />
      </div>
    </section>
  );
}
