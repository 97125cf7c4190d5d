import { Button, Input } from 'antd';
import type { Problem } from '../../../../../shared/kernel';
import { formatDateChinese, formatYuanGrouped, parseCalendarDate } from '../../../../../shared/kernel';
import { storedFen } from '../../../../../shared/ledgers/villageFinance';
import type { FinancePeriod } from '../../../../../shared/records';
import { adoptLastClosing } from '../../../../data/finance';
import { outcomeOf } from '../../../../data/outcome';
import { keyOfPlace } from '../../../../ui/mapping';
import { ProblemList } from '../../../../ui/problemList';
import { StateMark } from '../../../../ui/StateMark';
import { describe, t } from '../../../../ui/text';
import { BOOK_TONE, bookWord, periodWords, yuan } from '../words';
import { bookProblems } from './bookProblems';
import type { BookWork } from './useBook';

interface Props {
  readonly work: BookWork;
  readonly onGo: (problem: Problem) => void;
}

const shownYuan = (stored: string): string => {
  const fen = storedFen(stored);
  return fen === undefined ? stored : formatYuanGrouped(fen);
};

/** 2026年4月10日由某某结账 */
function closedWords({ closedOn, closedBy }: FinancePeriod): string {
  const date = parseCalendarDate(closedOn);
  return t('finance.closedOn', { date: date ? formatDateChinese(date) : '', by: closedBy });
}

interface AmountProps {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly onSave: (text: string) => void;
}

/** Stored when the field is left. */
function AmountField({ label, value, hint, onSave }: AmountProps) {
  const commit = (text: string): void => {
    if (text.trim() !== shownYuan(value)) onSave(text);
  };
  return (
    <Input
      key={value}
      className="align-right"
      aria-label={label}
      defaultValue={shownYuan(value)}
      placeholder={hint ?? ''}
      onBlur={(event) => commit(event.target.value)}
      onPressEnter={(event) => commit(event.currentTarget.value)}
    />
  );
}

/** Figures of the period, whether they close, who signs, and what is left to do. */
export function BookPanel({ work, onGo }: Props) {
  const { book, problems, state, closed, save } = work;
  const { last, record, opening, income, expense, figures } = book;
  const isFirst = typeof last !== 'object';
  return (
    <>
      <dl className="finance-figures">
        <div>
          <dt>{isFirst ? t('finance.opening') : t('finance.openingOf', { period: periodWords(last.period) })}</dt>
          <dd>
            {isFirst && !closed ? (
              <AmountField
                label={t('finance.opening')}
                value={record?.opening ?? ''}
                hint={t('finance.openingHint')}
                onSave={(text) => save({ opening: text })}
              />
            ) : (
              yuan(opening)
            )}
          </dd>
        </div>
        <div>
          <dt>{t('finance.income')}</dt>
          <dd>{yuan(income)}</dd>
        </div>
        <div>
          <dt>{t('finance.expense')}</dt>
          <dd>{yuan(expense)}</dd>
        </div>
        <div className="finance-sum">
          <dt>{t('finance.closing')}</dt>
          <dd>{yuan(figures?.closing)}</dd>
        </div>
        <div>
          <dt>{t('finance.stated')}</dt>
          <dd>
            {closed ? (
              yuan(book.stated)
            ) : (
              <AmountField
                label={t('finance.stated')}
                value={record?.statedClosing ?? ''}
                hint={book.stated === undefined ? t('finance.statedHint') : formatYuanGrouped(book.stated)}
                onSave={(text) => save({ statedClosing: text })}
              />
            )}
          </dd>
        </div>
      </dl>
      <p role="status" className="finance-verdict">
        <StateMark tone={BOOK_TONE[state]}>{bookWord(state)}</StateMark> {t(`finance.verdict.${state}`)}
      </p>
      {closed && record && <p className="quiet">{closedWords(record)}</p>}
      {problems.some(({ code }) => code === 'finance.opening.differs') && !closed && (
        <Button
          size="small"
          onClick={() =>
            void work.task.run('app.task.saving', () =>
              outcomeOf(async () => {
                await adoptLastClosing(work.place);
                return true;
              }),
            )
          }
        >
          {t('finance.adoptLast')}
        </Button>
      )}
      <Signers work={work} />
      <div className="problem-panel">
        <ProblemList<Problem>
          label={t('finance.problems')}
          groups={bookProblems(problems)}
          describe={describe}
          keyOf={keyOfPlace}
          onGo={onGo}
          hotkeys
          empty={t('finance.noProblems')}
        />
      </div>
    </>
  );
}

const SIGNERS = ['handler', 'checker', 'supervisors'] as const;

/** R-V07: names under the sheet; left empty, they are signed by hand. */
function Signers({ work: { book, save } }: { work: BookWork }) {
  return (
    <details className="finance-signers">
      <summary>{t('finance.signers')}</summary>
      <div>
        {SIGNERS.map((name) => (
          <div key={name} className="entry-field">
            <span className="field-name">{t(`finance.signer.${name}`)}</span>
            <Input
              key={book.record?.[name] ?? ''}
              aria-label={t(`finance.signer.${name}`)}
              defaultValue={book.record?.[name] ?? ''}
              onBlur={(event) => save({ [name]: event.target.value })}
              onPressEnter={(event) => save({ [name]: event.currentTarget.value })}
            />
          </div>
        ))}
      </div>
    </details>
  );
}
