import type { Report } from '../../../../shared/layout';
import { GUIDE_FIELDS, type GuideContacts } from '../../../data/settings';
import { t } from '../../../ui/text';
import { dayText } from '../documents/ledgerWords';
import type { ReportFrame } from './ledgerReports';

/** R-P14: the 指南 as 条例 Art. 12 asks for it: who answers, where, when and how. Its numbers are meant for everybody. */
export function guideReport(contacts: GuideContacts, { unitName, today }: ReportFrame): Report {
  const title = t('documents.guide.reportTitle', { unit: unitName });
  const lines = GUIDE_FIELDS.map((field) => [t(`documents.guide.${field}`), contacts[field] ?? ''] as const);
  return {
    title,
    paper: 'A4',
    orientation: 'portrait',
    intro: [t('documents.guide.intro')],
    columns: [
      { header: t('documents.guide.item'), widthMm: 50 },
      { header: t('documents.guide.content'), widthMm: 120 },
    ],
    rows: lines.map((cells) => ({ cells })),
    foot: [t('documents.guide.foot')],
    sign: [unitName, dayText(today)],
    internal: false,
    publicContacts: [contacts.telephone ?? '', contacts.fax ?? ''].filter((number) => number !== ''),
    fileName: title,
  };
}
