import { Alert, Button } from 'antd';
import { useMemo, useState } from 'react';
import type { PostingOptions } from '../../../../shared/jobs';
import { type Command, useCommands } from '../../../app/commands';
import { ReviewStrip } from '../../../app/reviews/ReviewStrip';
import { navigate } from '../../../app/router';
import { useUnits } from '../../../app/session';
import { UnitForm } from '../../../app/setup/UnitForm';
import { FaultNote } from '../../../ui/FaultNote';
import { PagePreview } from '../../../ui/PagePreview';
import { TaskProgress } from '../../../ui/TaskProgress';
import { t } from '../../../ui/text';
import { useNarrow } from '../../../ui/useTypeScale';
import { isLocked, useOpenBatch } from '../batch/useBatch';
import { OptionsPanel } from './OptionsPanel';
import { PostingBar } from './PostingBar';
import { useExport } from './useExport';
import { usePosting } from './usePosting';

/** Before the confirmation there is nothing to post. */
export function PostingStage() {
  const { view, batchId } = useOpenBatch();
  const { self, ready } = useUnits();
  if (isLocked(view) && ready && !self)
    return (
      <div className="setup-card">
        <h2>{t('setup.title')}</h2>
        <p>{t('setup.whyNow')}</p>
        <UnitForm />
      </div>
    );
  if (isLocked(view)) return <ConfirmedPosting />;
  return (
    <Alert
      type="info"
      showIcon
      title={t('posting.notConfirmed')}
      action={
        <Button type="primary" onClick={() => navigate({ page: 'batch', batchId, stage: 'confirm' })}>
          {t('posting.goConfirm')}
        </Button>
      }
    />
  );
}

/** ISO 216, in mm. */
const pageWidthMm = ({ paper, orientation }: PostingOptions): number =>
  paper === 'A4' ? (orientation === 'portrait' ? 210 : 297) : orientation === 'portrait' ? 297 : 420;

/** Left the pages as they will be printed, right the options, below the verdict and the acts. */
function ConfirmedPosting() {
  const { batchId } = useOpenBatch();
  const posting = usePosting();
  const output = useExport(batchId, posting.printed);
  const narrow = useNarrow();
  const [showOptions, setShowOptions] = useState(false);
  const { village } = posting;
  const { print } = output;
  const blocked = posting.blocking.length > 0 || posting.preview === null || posting.unreviewed?.length !== 0;
  const commands = useMemo<readonly Command[]>(
    () => [
      {
        name: 'posting.print',
        labelKey: 'posting.printVillage',
        labelParams: { village },
        keys: 'Ctrl+P',
        canRun: () => !blocked,
        run: () => void print(village),
      },
    ],
    [village, print, blocked],
  );
  useCommands(commands);
  return (
    <div className={narrow ? 'posting-stage posting-narrow' : 'posting-stage'}>
      {narrow && (
        <Button className="posting-toggle" onClick={() => setShowOptions(!showOptions)}>
          {t(showOptions ? 'posting.showPages' : 'posting.showOptions')}
        </Button>
      )}
      <div className="posting-pages" hidden={narrow && showOptions}>
        <ReviewStrip thing={{ kind: 'batch', id: batchId }} state={posting.review} />
        <TaskProgress task={posting.task} />
        <FaultNote fault={posting.task.fault ?? output.task.fault} onClose={output.task.clearFault} />
        {posting.preview && (
          <PagePreview
            html={posting.preview.html}
            title={t('posting.previewOf', { village })}
            pageWidthMm={pageWidthMm(posting.options)}
          />
        )}
      </div>
      {(!narrow || showOptions) && <OptionsPanel posting={posting} />}
      <PostingBar posting={posting} output={output} />
    </div>
  );
}
