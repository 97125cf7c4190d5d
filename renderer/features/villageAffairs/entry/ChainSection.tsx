import { Select } from 'antd';
import { stepsOf } from '../../../../shared/disclosure/entries';
import { formatRoute } from '../../../app/router';
import { linkDecision } from '../../../data/disclosureActs';
import { placeOf, useDisclosures } from '../../../data/disclosures';
import { outcomeOf } from '../../../data/outcome';
import { t } from '../../../ui/text';
import { dayText } from '../words';
import { useEdit } from './useEntryEdit';

/** R-V09, R-V14, R-V16: which step this one is, on which decision it rests, and what else belongs to it. */
export function ChainSection() {
  const { entry, catalog, task, save } = useEdit();
  const { line } = entry;
  const all = useDisclosures() ?? [];
  const steps = stepsOf(catalog);
  const others = all.filter((one) => one.unitCode === line.unitCode && one.id !== line.id);
  const decisions = others.filter(({ chainStep }) => chainStep === 'decision');
  const mates = others.filter(({ chainId }) => chainId !== '' && chainId === line.chainId);
  const linked = decisions.find(({ chainId }) => chainId !== '' && chainId === line.chainId);
  const link = (id: string): void =>
    void task.run('app.task.saving', () =>
      outcomeOf(async () => {
        await linkDecision(placeOf(line), id);
        return true;
      }),
    );
  const rests = catalog?.needsDecision === true || catalog?.chain === 'pair';
  return (
    <section className="entry-card">
      <h2>{t('disclosure.section.chain')}</h2>
      <div className="entry-fields">
        {steps.length > 0 && (
          <div className="entry-field">
            <span className="field-name">{t('disclosure.chain')}</span>
            <Select
              aria-label={t('disclosure.chain')}
              disabled={line.deleted}
              {...(line.chainStep === '' ? {} : { value: line.chainStep })}
              options={steps.map((value) => ({ value, label: t(`disclosure.step.${value}`) }))}
              onChange={(chainStep: string) => void save({ line: { chainStep } })}
            />
          </div>
        )}
        {rests && (
          <div className="entry-field">
            <span className="field-name">{t('disclosure.decision')}</span>
            <Select
              aria-label={t('disclosure.decision')}
              disabled={line.deleted}
              showSearch
              optionFilterProp="label"
              value={linked?.id ?? ''}
              options={[
                { value: '', label: t('disclosure.decision.none') },
                ...decisions.map((one) => ({ value: one.id, label: `${one.title} ${dayText(one.postedOn)}`.trim() })),
              ]}
              onChange={link}
            />
          </div>
        )}
      </div>
      {mates.length > 0 && (
        <ul className="entry-gaps" aria-label={t('disclosure.mates')}>
          {mates.map((one) => (
            <li key={one.id}>
              {one.chainStep !== '' && `${t(`disclosure.step.${one.chainStep}`)} `}
              <a href={formatRoute({ page: 'disclosure', ...placeOf(one) })}>{one.title}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
