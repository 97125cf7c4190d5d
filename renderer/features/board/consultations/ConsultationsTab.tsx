import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { markReady } from '../../../app/ready';
import { formatRoute } from '../../../app/router';
import { useUnits } from '../../../app/session';
import { today } from '../../../data/disclosures';
import { EmptyState } from '../../../ui/EmptyState';
import { ReportActs } from '../../../ui/report';
import { Screen } from '../../../ui/Screen';
import { t } from '../../../ui/text';
import { ConsultationsTable } from './ConsultationsTable';
import { ListTools } from './ListTools';
import { ledgerReport } from './ledgerReport';
import { NewConsultation } from './NewConsultation';
import { useConsultationList } from './useConsultationList';
import './consultations.css';

/** 征求意见: what people were asked, until when, and what became of their answers (R-G01…R-G04). */
export function ConsultationsTab({ heads }: { heads: ReactNode }) {
  const list = useConsultationList();
  const { self } = useUnits();
  const [adding, setAdding] = useState(false);
  const { ready, units, total, rows, filter } = list;
  useEffect(() => {
    if (ready) markReady();
  }, [ready]);
  const add = (
    <Button type="primary" disabled={units.length === 0} onClick={() => setAdding(true)}>
      {t('consultation.new')}
    </Button>
  );
  return (
    <Screen
      title={t('app.menu.board')}
      lead={t('consultation.lead')}
      {...(total > 0 || units.length === 0 ? { action: add } : {})}
    >
      {heads}
      {ready && units.length === 0 ? (
        <EmptyState sentence={t('consultation.noUnits')}>
          <a href={formatRoute({ page: 'settings', section: 'unit' })}>{t('consultation.toUnits')}</a>
        </EmptyState>
      ) : ready && total === 0 ? (
        <EmptyState sentence={t('consultation.empty')}>{add}</EmptyState>
      ) : (
        <>
          <div className="consult-head">
            <ListTools list={list} />
            <ReportActs
              disabled={rows.length === 0}
              make={() => ledgerReport(rows, { unitName: self?.name ?? '', year: filter.year, today: today() })}
            />
          </div>
          <ConsultationsTable rows={rows} />
        </>
      )}
      {adding && <NewConsultation units={units} unitCode={filter.unitCode} onClose={() => setAdding(false)} />}
    </Screen>
  );
}
