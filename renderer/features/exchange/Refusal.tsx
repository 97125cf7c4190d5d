import { Alert } from 'antd';
import type { BundleView } from '../../../shared/jobs';
import type { Problem } from '../../../shared/kernel';
import type { ReceivedBundle } from '../../../shared/records';
import { describe, faultText, t } from '../../ui/text';

const isError = (problem: Problem): boolean => problem.severity === 'error' || problem.severity === 'reject';

/** One sentence in plain words, the codes small and grey, and what to tell the sender. */
export function Refusal({ bundle, view }: { bundle: ReceivedBundle; view: BundleView | null }) {
  const errors = (view?.problems ?? []).filter(isError);
  const first = errors[0];
  const codes = errors.length > 0 ? errors.map((problem) => problem.code) : [...bundle.problemCodes];
  const sentence = first ? describe(first) : faultText(codes[0] ?? '', {});
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={sentence}
      description={
        <>
          <p>{t('exchange.tellSender')}</p>
          {errors.length > 1 && (
            <ul className="tight-list">
              {errors.slice(1, 8).map((problem) => (
                <li key={JSON.stringify(problem)}>{describe(problem)}</li>
              ))}
            </ul>
          )}
          <span className="code-note">{t('app.faultCode', { code: [...new Set(codes)].slice(0, 6).join(' · ') })}</span>
        </>
      }
    />
  );
}
