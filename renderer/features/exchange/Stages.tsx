import type { BundleView } from '../../../shared/jobs';
import { t } from '../../ui/text';

const STAGES = ['zip', 'bag', 'signature', 'package', 'tables', 'content'] as const;

/** The six stages of the check; what stands after the first failure was not looked at. */
export function Stages({ view, waiting }: { view: BundleView; waiting: boolean }) {
  const firstFailed = STAGES.find((stage) => !view.passedStages.includes(stage));
  return (
    <ul className="check-stages" aria-label={t('exchange.stages')}>
      {STAGES.map((stage) => {
        const passed = view.passedStages.includes(stage);
        const state = passed ? 'passed' : stage !== firstFailed ? 'open' : waiting ? 'waiting' : 'failed';
        return (
          <li key={stage} className={`stage-${state}`} data-stage={stage} data-state={state}>
            <span>{t(`exchange.stage.${stage}`)}</span>
            <strong>{t(`exchange.stageState.${state}`)}</strong>
          </li>
        );
      })}
      {view.signer && (
        <li className={view.signer.pinned ? 'stage-passed' : 'stage-open'}>
          <span>{t('exchange.stage.sender', { sender: view.bundle.senderName })}</span>
          <strong>{t(view.signer.pinned ? 'exchange.keyKnown' : 'exchange.keyNew')}</strong>
        </li>
      )}
    </ul>
  );
}
