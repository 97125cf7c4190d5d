import { Checkbox, Form, Input, Select } from 'antd';
import { formatCount, formatDateChinese, formatYuanGrouped, parseCalendarDate } from '../../../../shared/kernel';
import { postingPeriodOf } from '../../../app/postingDefaults';
import { saveSettings } from '../../../data/settings';
import { DateField } from '../../../ui/DateField';
import { describe, t } from '../../../ui/text';
import { MaskedColumns } from './MaskedColumns';
import type { PostingState } from './usePosting';

const day = (value: string): string => {
  const date = parseCalendarDate(value);
  return date ? formatDateChinese(date) : '';
};

/** Village, paper, form, period with its lawful minimum, telephone, columns with their reason. */
export function OptionsPanel({ posting }: { posting: PostingState }) {
  const { options, set, plan, village } = posting;
  const period = postingPeriodOf(options.postedOn, options.postingTo);
  const inside = options.form === 'signSheet';
  const own = plan?.villages.find((item) => item.village === village);
  return (
    <aside className="side-panel posting-options" aria-label={t('posting.options')}>
      <Form component="div" layout="vertical" size="small">
        <Form.Item label={t('posting.village')}>
          <Select
            aria-label={t('posting.village')}
            value={village}
            onChange={posting.chooseVillage}
            options={(plan?.villages ?? []).map((item) => ({
              value: item.village,
              label: t('posting.villageOption', { name: item.village, sheets: item.sheets }),
            }))}
          />
        </Form.Item>
        {own && (
          <p className="quiet figures">
            {t('posting.villageLine', { n: formatCount(own.households), total: formatYuanGrouped(own.totalFen) })}
          </p>
        )}
        <Form.Item label={t('posting.form')}>
          <Select
            aria-label={t('posting.form')}
            value={options.form}
            onChange={(form) => set({ form })}
            options={(['board', 'compact', 'signSheet'] as const).map((value) => ({
              value,
              label: t(`posting.form.${value}`),
            }))}
          />
        </Form.Item>
        {inside && <p className="inside-note">{t('posting.insideOnly')}</p>}
        <div className="two-fields">
          <Form.Item label={t('posting.paper')}>
            <Select
              aria-label={t('posting.paper')}
              value={options.paper}
              onChange={(paper) => set({ paper })}
              options={[
                { value: 'A4' as const, label: 'A4' },
                { value: 'A3' as const, label: 'A3' },
              ]}
            />
          </Form.Item>
          <Form.Item label={t('posting.orientation')}>
            <Select
              aria-label={t('posting.orientation')}
              value={options.orientation}
              onChange={(orientation) => set({ orientation })}
              options={(['portrait', 'landscape'] as const).map((value) => ({
                value,
                label: t(`posting.orientation.${value}`),
              }))}
            />
          </Form.Item>
        </div>
        <Form.Item>
          <Checkbox checked={options.groupPerPage} onChange={(event) => set({ groupPerPage: event.target.checked })}>
            {t('posting.groupPerPage')}
          </Checkbox>
        </Form.Item>
        {!inside && (
          <>
            <Form.Item label={t('posting.postedOn')}>
              <DateField
                label={t('posting.postedOn')}
                value={options.postedOn}
                onChange={(postedOn) => set({ postedOn, postingTo: '' })}
              />
            </Form.Item>
            <Form.Item label={t('posting.to')}>
              <DateField
                label={t('posting.to')}
                value={options.postingTo}
                {...(postingPeriodOf(options.postedOn) ? { min: postingPeriodOf(options.postedOn)?.to ?? '' } : {})}
                onChange={(postingTo) => set({ postingTo })}
              />
            </Form.Item>
            {period && (
              <p className="quiet">
                {t('posting.law', {
                  from: day(period.from),
                  to: day(period.to),
                  days: period.printedDays,
                  min: period.minDays,
                  takeDown: day(period.earliestTakeDown),
                  basis: period.legalBasis,
                })}
              </p>
            )}
            <Form.Item label={t('posting.telephone')} extra={t('posting.telephoneHint')}>
              <Input
                aria-label={t('posting.telephone')}
                value={options.telephone}
                onChange={(event) => set({ telephone: event.target.value })}
                onBlur={() => void saveSettings({ supervisionTelephone: options.telephone.trim() })}
              />
            </Form.Item>
            <MaskedColumns options={options} onChange={(maskedColumns) => set({ maskedColumns })} />
            <Checkbox checked={options.showRemark} onChange={(event) => set({ showRemark: event.target.checked })}>
              {t('posting.showRemark')}
            </Checkbox>
          </>
        )}
        <Checkbox
          checked={options.tellNamesakesApart}
          onChange={(event) => set({ tellNamesakesApart: event.target.checked })}
        >
          {t('posting.namesakes')}
        </Checkbox>
      </Form>
      {posting.preview && posting.preview.changes.length > 0 && (
        <details>
          <summary>{t('posting.changes', { n: posting.preview.changes.length })}</summary>
          <ul className="tight-list quiet">
            {posting.preview.changes.slice(0, 100).map((change) => (
              <li key={JSON.stringify(change)}>{describe(change)}</li>
            ))}
          </ul>
        </details>
      )}
    </aside>
  );
}
