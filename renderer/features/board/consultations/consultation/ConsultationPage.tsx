import { useEffect } from 'react';
import type { ConsultationEntry } from '../../../../../shared/ledgers/consultations';
import { markReady } from '../../../../app/ready';
import { MissingRecord, RecordScreen } from '../../../../app/record';
import { useUnits } from '../../../../app/session';
import {
  type ConsultationPlace,
  consultationPlaceOf,
  consultationScope,
  removeConsultation,
  useConsultation,
} from '../../../../data/consultations';
import { t } from '../../../../ui/text';
import { useNarrow } from '../../../../ui/useTypeScale';
import '../consultations.css';
import { AskSection } from './AskSection';
import { TextOf } from './Fields';
import { MeetingsSection } from './MeetingsSection';
import { HeadsSection } from './opinions/HeadsSection';
import { OpinionsSection } from './opinions/OpinionsSection';
import { ResultSection } from './opinions/ResultSection';
import { PeriodSection } from './PeriodSection';
import { SidePanel } from './SidePanel';
import { EditProvider, useConsultationEdit } from './useConsultationEdit';
import { WaysSection } from './WaysSection';

const backToList = () => ({ to: { page: 'board', tab: 'consultations' } as const, text: t('consultation.toList') });

/** One consultation: what is asked and what came in at the left, where it stands and what comes next at the right. */
export function ConsultationPage({ place }: { place: ConsultationPlace }) {
  const entry = useConsultation(place);
  const ready = entry !== undefined;
  useEffect(() => {
    if (ready) markReady();
  }, [ready]);
  if (!ready) return null;
  if (entry === null)
    return <MissingRecord title={t('app.menu.board')} sentence={t('consultation.act.missing')} back={backToList()} />;
  return <OpenConsultation key={entry.line.id} stored={entry} />;
}

function OpenConsultation({ stored }: { stored: ConsultationEntry }) {
  const edit = useConsultationEdit(stored);
  const { line } = stored;
  const { all } = useUnits();
  const narrow = useNarrow();
  const unit = all.find(({ unitCode }) => unitCode === line.unitCode);
  return (
    <EditProvider value={edit}>
      <RecordScreen
        title={line.title || t('search.untitled')}
        lead={t('consultation.pageLead', { unit: unit?.name ?? line.unitCode })}
        back={backToList()}
        scope={consultationScope(line.id)}
        historyKey="consultation.history"
        edit={edit}
        bin={{
          deleted: line.deleted,
          may: line.state === 'open' ? 'notNow' : 'now',
          put: (deleted) => removeConsultation(consultationPlaceOf(line), deleted),
        }}
      >
        <div className={narrow ? 'consult-page consult-narrow' : 'consult-page'}>
          <div>
            {line.state !== 'draft' && <Answers />}
            <AskSection />
            <PeriodSection />
            <WaysSection />
            <MeetingsSection />
            <Note />
          </div>
          <SidePanel />
        </div>
      </RecordScreen>
    </EditProvider>
  );
}

/** Once people were asked, the work is with their answers. */
function Answers() {
  return (
    <>
      <OpinionsSection />
      <HeadsSection />
      <ResultSection />
    </>
  );
}

function Note() {
  return (
    <section className="consult-card">
      <h2>{t('consultation.section.note')}</h2>
      <TextOf
        label={t('consultation.field.note')}
        max={2000}
        lines={1}
        wide
        disabled={false}
        of={(one) => one.body.note}
        put={(note) => ({ body: { note } })}
      />
    </section>
  );
}
