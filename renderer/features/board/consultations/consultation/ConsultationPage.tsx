import { App, Button, Space } from 'antd';
import { useEffect, useState } from 'react';
import type { ConsultationEntry } from '../../../../../shared/ledgers/consultations';
import { BatchHistory } from '../../../../app/history/BatchHistory';
import { useUndo } from '../../../../app/history/useUndo';
import { markReady } from '../../../../app/ready';
import { formatRoute, navigate } from '../../../../app/router';
import { useUnits } from '../../../../app/session';
import {
  type ConsultationPlace,
  consultationPlaceOf,
  consultationScope,
  removeConsultation,
  useConsultation,
} from '../../../../data/consultations';
import { outcomeOf } from '../../../../data/outcome';
import { EmptyState } from '../../../../ui/EmptyState';
import { FaultNote } from '../../../../ui/FaultNote';
import { Screen } from '../../../../ui/Screen';
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

const TO_LIST = { page: 'board', tab: 'consultations' } as const;

/** One consultation: what is asked and what came in at the left, where it stands and what comes next at the right. */
export function ConsultationPage({ place }: { place: ConsultationPlace }) {
  const entry = useConsultation(place);
  const ready = entry !== undefined;
  useEffect(() => {
    if (ready) markReady();
  }, [ready]);
  if (!ready) return null;
  if (entry === null)
    return (
      <Screen title={t('app.menu.board')}>
        <EmptyState sentence={t('consultation.act.missing')}>
          <a href={formatRoute(TO_LIST)}>{t('consultation.toList')}</a>
        </EmptyState>
      </Screen>
    );
  return <OpenConsultation key={entry.line.id} stored={entry} />;
}

function OpenConsultation({ stored }: { stored: ConsultationEntry }) {
  const edit = useConsultationEdit(stored);
  const { task } = edit;
  const { line } = stored;
  const { all } = useUnits();
  const scope = consultationScope(line.id);
  const { undo, redo } = useUndo(scope);
  const { message } = App.useApp();
  const narrow = useNarrow();
  const [asked, setAsked] = useState(false);
  const unit = all.find(({ unitCode }) => unitCode === line.unitCode);
  const remove = async (): Promise<void> => {
    const done = await task.run('app.task.saving', () =>
      outcomeOf(async () => {
        await removeConsultation(consultationPlaceOf(line), !line.deleted);
        return true;
      }),
    );
    if (!done || line.deleted) return;
    void message.success(t('batch.removed', { title: line.title }));
    navigate(TO_LIST);
  };
  return (
    <EditProvider value={edit}>
      <Screen
        title={line.title || t('search.untitled')}
        lead={t('consultation.pageLead', { unit: unit?.name ?? line.unitCode })}
        action={
          <Space wrap>
            <a href={formatRoute(TO_LIST)}>{t('consultation.toList')}</a>
            <Button onClick={undo}>{t('history.undo')}</Button>
            <Button onClick={() => setAsked(true)}>{t('history.ofRecordDo')}</Button>
            {line.deleted ? (
              <Button onClick={() => void remove()}>{t('disclosure.bringBack')}</Button>
            ) : (
              <Button danger disabled={line.state === 'open'} onClick={() => void remove()}>
                {t('batch.remove')}
              </Button>
            )}
          </Space>
        }
      >
        <FaultNote
          fault={task.fault}
          onClose={() => void edit.settle(false)}
          action={
            edit.hasClash && (
              <Space orientation="vertical">
                <Button size="small" onClick={() => setAsked(true)}>
                  {t('documents.clash.look')}
                </Button>
                <Button size="small" onClick={() => void edit.settle(true)}>
                  {t('documents.clash.mine')}
                </Button>
              </Space>
            )
          }
        />
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
        {asked && (
          <BatchHistory
            titleKey="consultation.history"
            scope={scope}
            onUndo={undo}
            onRedo={redo}
            onClose={() => setAsked(false)}
          />
        )}
      </Screen>
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
