import { describe, expect, it } from 'vitest';
import { renderReportHtml } from '../../../../../shared/formats/html';
import { layoutReport, type Report } from '../../../../../shared/layout';
import { checkHtmlActive } from '../../../../../shared/privacy';
import { layoutResources } from '../../../../support/postingSamples';
import { aReport } from '../../../../support/reports';

const written = (over: Partial<Report> = {}) => renderReportHtml(layoutReport(aReport(over), layoutResources));

describe('renderReportHtml', () => {
  it('repeats the head, keeps rows whole and takes the size of the paper', () => {
    const html = written();
    const head = /<thead>(.*?)<\/thead>/s.exec(html)?.[1] ?? '';
    expect(head.match(/<tr>/g)).toHaveLength(2);
    expect(head).toContain('<th colspan="2" class="center">公开方式</th>');
    expect(html).toContain('thead{display:table-header-group}');
    expect(html).toContain('tr,.closing{break-inside:avoid}');
    expect(html).toContain('<tr class="lead"><td colspan="7" class="bold">一、村级财务</td></tr>');
    expect(html).toMatch(/@page\{size:297mm 210(\.01)?mm/);
  });

  it('gives widths in millimetres that fill the sheet', () => {
    const widths = [...written().matchAll(/<col style="width:([\d.]+)mm">/g)].map((found) => Number(found[1]));
    expect(widths).toHaveLength(7);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(269, 0);
  });

  it('says 内部使用 in the repeated head, so on every sheet', () => {
    expect(written()).not.toContain('内部使用');
    expect(/<thead>(.*?)<\/thead>/s.exec(written({ internal: true }))?.[1]).toContain('内部使用');
  });

  it('runs nothing and loads nothing, whatever the cells say', () => {
    const html = written({ title: '</style><script>1</script>', rows: [{ cells: ['<img src=x onerror=1>'] }] });
    expect(checkHtmlActive(html)).toEqual([]);
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('<img');
  });
});
