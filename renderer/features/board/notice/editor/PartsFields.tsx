import { Checkbox, Select } from 'antd';
import { parsePeriod } from '../../../../../shared/rules';
import { recentPeriods } from '../../../../app/notices/recentPeriods';
import { today } from '../../../../data/disclosures';
import { DateField } from '../../../../ui/DateField';
import { t } from '../../../../ui/text';
import { WholeNumber } from '../../../../ui/WholeNumber';
import { periodText } from '../../notices/words';
import { useNoticeEdit } from '../useNoticeEdit';
import { LinesOf, TextOf } from './Fields';

/** 落款 成文日期 附件 附注: below the text. */
export function SignFields() {
  const { entry, save, locked } = useNoticeEdit();
  const { body } = entry;
  const label = t('notice.page.field.writtenOn');
  return (
    <section className="notice-card">
      <h2>{t('notice.page.section.sign')}</h2>
      <div className="notice-fields">
        <LinesOf
          name="signers"
          most={10}
          max={100}
          of={(one) => one.body.signers}
          put={(signers) => ({ body: { signers } })}
        />
        <div className="notice-field" data-field="writtenOn">
          <span className="field-name">{label}</span>
          <DateField
            label={label}
            value={body.writtenOn}
            disabled={locked}
            onChange={(writtenOn) => void save({ body: { writtenOn } })}
          />
          <span className="quiet">{t('notice.page.writtenOnHint')}</span>
        </div>
        <div className="notice-field">
          <span className="field-name">{t('notice.page.field.dateStyle')}</span>
          <Select
            aria-label={t('notice.page.field.dateStyle')}
            disabled={locked}
            value={body.dateStyle}
            options={(['digits', 'numerals'] as const).map((value) => ({
              value,
              label: t(`notice.page.dateStyle.${value}`),
            }))}
            onChange={(dateStyle) => void save({ body: { dateStyle } })}
          />
          <Checkbox
            checked={body.seal}
            disabled={locked}
            onChange={(event) => void save({ body: { seal: event.target.checked } })}
          >
            {t('notice.page.seal')}
          </Checkbox>
        </div>
        <LinesOf
          name="enclosures"
          most={50}
          max={200}
          of={(one) => one.body.enclosures}
          put={(enclosures) => ({ body: { enclosures } })}
        />
        <TextOf name="note" max={100} of={(one) => one.body.note} put={(note) => ({ body: { note } })} />
        <TextOf
          name="documentNumber"
          max={60}
          of={(one) => one.body.documentNumber}
          put={(documentNumber) => ({ body: { documentNumber } })}
        />
        <LinesOf
          name="signatureLines"
          most={20}
          max={100}
          of={(one) => one.body.signatureLines}
          put={(signatureLines) => ({ body: { signatureLines } })}
        />
        <TextOf
          name="bannerText"
          max={60}
          of={(one) => one.body.bannerText}
          put={(bannerText) => ({ body: { bannerText } })}
        />
      </div>
    </section>
  );
}

/** 依据 监督电话 异议: what people may hold on to. R-V04b: days for objections and days on the board are two figures. */
export function RightsFields() {
  const { entry, save, locked } = useNoticeEdit();
  const { line } = entry;
  const days = (name: 'objectionDays' | 'postingDays') => (
    <div className="notice-field" data-field={name}>
      <label htmlFor={`notice-${name}`}>{t(`notice.page.field.${name}`)}</label>
      <WholeNumber
        id={`notice-${name}`}
        max={400}
        disabled={locked}
        value={line[name]}
        onKeep={(value) => void save({ line: { [name]: value } })}
      />
    </div>
  );
  const periods = recentPeriods(today());
  const listed = parsePeriod(line.period) && !periods.includes(line.period) ? [line.period, ...periods] : periods;
  return (
    <section className="notice-card">
      <h2>{t('notice.page.section.rights')}</h2>
      <div className="notice-fields">
        <LinesOf
          name="legalBasis"
          most={50}
          max={400}
          wide
          of={(one) => one.body.legalBasis}
          put={(legalBasis) => ({ body: { legalBasis } })}
        />
        <LinesOf
          name="telephones"
          most={10}
          max={100}
          of={(one) => one.body.telephones}
          put={(telephones) => ({ body: { telephones } })}
        />
        <TextOf
          name="objectionPlace"
          max={200}
          of={(one) => one.body.objectionPlace}
          put={(objectionPlace) => ({ body: { objectionPlace } })}
        />
        {days('objectionDays')}
        <div className="notice-field">
          <span className="field-name">{t('notice.page.field.objectionUnit')}</span>
          <Select
            aria-label={t('notice.page.field.objectionUnit')}
            disabled={locked}
            value={line.objectionUnit}
            options={(['day', 'workingDay'] as const).map((value) => ({
              value,
              label: t(`notice.page.objectionUnit.${value}`),
            }))}
            onChange={(objectionUnit) => void save({ line: { objectionUnit } })}
          />
        </div>
        {days('postingDays')}
        <div className="notice-field" data-field="period">
          <span className="field-name">{t('notice.list.col.period')}</span>
          <Select
            aria-label={t('notice.list.col.period')}
            disabled={locked}
            value={line.period}
            options={[
              { value: '', label: t('notice.write.noPeriod') },
              ...listed.map((value) => ({ value, label: periodText(value) })),
            ]}
            onChange={(period) => void save({ line: { period } })}
          />
        </div>
        <div className="notice-field" data-field="reach">
          <span className="field-name">{t('notice.page.field.reach')}</span>
          <Select
            aria-label={t('notice.page.field.reach')}
            disabled={locked}
            value={line.reach}
            options={(['board', 'internet'] as const).map((value) => ({
              value,
              label: t(`notice.page.reach.${value}`),
            }))}
            onChange={(reach) => void save({ line: { reach } })}
          />
        </div>
      </div>
    </section>
  );
}
