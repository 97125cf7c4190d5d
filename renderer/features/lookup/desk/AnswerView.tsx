import { useEffect, useRef } from 'react';
import type { FoundAnswer, LookupLine } from '../../../../shared/board/lookup';
import { formatDateChinese, formatYuanGrouped, parseCalendarDate } from '../../../../shared/kernel';
import { useSession } from '../../../app/session';
import { t } from '../../../ui/text';
import type { Shown } from './useLookup';
import { useSlip } from './useSlip';

interface Props {
  readonly shown: Shown;
  readonly onAgain: () => void;
}

/** What was found, or the one sentence. Both can be printed; a miss looks the same whatever its reason. */
export function AnswerView({ shown, onAgain }: Props) {
  const { capabilities } = useSession().info;
  const slip = useSlip();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <section className="lookup-answer">
      <h1 ref={head} tabIndex={-1} className={shown.kind === 'hit' ? 'lookup-found' : 'lookup-sentence'}>
        {sentenceOf(shown)}
      </h1>
      {shown.kind === 'hit' && <Payments answer={shown} />}
      <div className="lookup-acts">
        {capabilities.print && shown.kind !== 'unavailable' && (
          <button
            type="button"
            className="lookup-act"
            disabled={slip.isPrinting}
            onClick={() => void slip.print(shown)}
          >
            {t(slip.isPrinting ? 'lookup.desk.printing' : 'lookup.desk.print')}
          </button>
        )}
        <button type="button" className="lookup-act lookup-act-main" onClick={onAgain}>
          {t('lookup.desk.again')}
        </button>
        <p role="status">{slip.said === '' ? '' : t(slip.said)}</p>
      </div>
    </section>
  );
}

function sentenceOf(shown: Shown): string {
  if (shown.kind === 'hit') return t('lookup.desk.found', { name: shown.maskedName, n: shown.lines.length });
  return t(shown.kind === 'miss' ? 'lookup.miss' : 'lookup.desk.unavailable');
}

const dayOf = (day: string): string => {
  const date = parseCalendarDate(day);
  return date ? formatDateChinese(date) : '';
};
const rateOf = ({ unitRateYuan, rateUnit }: LookupLine): string =>
  unitRateYuan === '' ? '' : `${unitRateYuan} ${rateUnit}`.trim();

function Payments({ answer }: { answer: FoundAnswer }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled by the keys.
    <div className="lookup-table" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('lookup.col.program')}</th>
            <th scope="col">{t('lookup.col.year')}</th>
            <th scope="col">{t('lookup.col.rate')}</th>
            <th scope="col" className="align-right">
              {t('lookup.col.amount')}
            </th>
            <th scope="col">{t('lookup.col.rule')}</th>
            <th scope="col">{t('lookup.col.postedOn')}</th>
          </tr>
        </thead>
        <tbody>
          {answer.lines.map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one answer never change.
            <tr key={at}>
              <td>{line.program}</td>
              <td>{line.year}</td>
              <td>{rateOf(line)}</td>
              <td className="align-right figures">{formatYuanGrouped(line.amountFen)}</td>
              <td>{line.documentNumber}</td>
              <td>{dayOf(line.postedOn)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
