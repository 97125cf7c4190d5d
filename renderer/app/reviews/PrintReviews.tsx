import { useEffect, useState } from 'react';
import type { ReviewRecord } from '../../../shared/records';
import { outcomeOf } from '../../data/outcome';
import { reviewReport } from '../../data/reviewForms';
import { printSheets, type Reviewable } from '../../data/reviews';
import { Dialog } from '../../ui/Dialog';
import { FaultNote } from '../../ui/FaultNote';
import { ReportActs } from '../../ui/report';
import { t } from '../../ui/text';
import { useTask } from '../../ui/useTask';
import { useUnits } from '../session';
import './reviews.css';

interface Props {
  readonly things: readonly Reviewable[];
  readonly onClose: () => void;
}

/** 打印审批单: one sheet of each kind for all of these, numbered; afterwards they wait among the reviews. */
export function PrintReviews({ things, onClose }: Props) {
  const task = useTask();
  const { run } = task;
  const { self } = useUnits();
  const unitCode = self?.unitCode;
  const [sheets, setSheets] = useState<readonly ReviewRecord[]>([]);
  // The things are those of the moment in which the dialog was opened.
  const [chosen] = useState(things);
  useEffect(() => {
    if (unitCode === undefined) return;
    void run('app.task.saving', () => outcomeOf(() => printSheets(chosen, unitCode))).then((made) => {
      if (made) setSheets(made);
    });
  }, [run, chosen, unitCode]);
  return (
    <Dialog open title={t('review.print')} okText={t('review.print.ok')} onOk={onClose} onCancel={onClose} width={640}>
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <p>{t('review.print.lead', { n: chosen.length })}</p>
      {sheets.map((sheet) => (
        <SheetActs key={sheet.id} review={sheet} />
      ))}
    </Dialog>
  );
}

/** A sheet and the ways to paper. */
export function SheetActs({ review }: { review: ReviewRecord }) {
  return (
    <div className="review-sheet">
      <span>{t('review.sheetName', { kind: t(`review.kind.${review.kind}`), number: review.number })}</span>
      <ReportActs make={() => reviewReport(review)} />
    </div>
  );
}
