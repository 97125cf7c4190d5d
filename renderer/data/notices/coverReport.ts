import { text } from '../../../resources';
import { fillText, formatCount } from '../../../shared/kernel';
import type { Report } from '../../../shared/layout';
import type { NoticePrinted } from '../../../shared/noticeJobs';

const say = (key: string): string => fillText(text, `notice.output.cover.${key}`);

/** 清单 as a report: what lies in the folder beside it. */
export function coverReport(printed: readonly NoticePrinted[]): Report {
  const sheets = printed.reduce((sum, one) => sum + one.sheets, 0);
  return {
    title: say('title'),
    intro: [fillText(text, 'notice.output.cover.lead', { n: printed.length, sheets: formatCount(sheets) })],
    paper: 'A4',
    orientation: 'portrait',
    columns: [
      { header: say('number'), widthMm: 14, align: 'center' },
      { header: say('unit'), widthMm: 30 },
      { header: say('name'), widthMm: 100 },
      { header: say('sheets'), widthMm: 16, align: 'right' },
    ],
    rows: printed.map(({ unitName, title, sheets: own }, index) => ({
      cells: [String(index + 1), unitName, title, String(own)],
    })),
    internal: true,
    fileName: say('title'),
  };
}
