import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeCatalogReport, planCatalogFile, readCatalogTable } from '../../../../renderer/data/catalogSheets';
import { importCatalog, readCatalog, saveCatalogEntry } from '../../../../renderer/data/catalogs';
import { readTable } from '../../../../renderer/data/readTable';
import { text } from '../../../../resources';
import { catalogSheetRules, shippedCatalog } from '../../../../resources/catalogTables';
import { layoutRules } from '../../../../resources/tables';
import { diffEntries, entriesInForce, planCatalogImport } from '../../../../shared/disclosure/catalog';
import { renderReportCsv } from '../../../../shared/formats/csv';
import { renderReportDocx } from '../../../../shared/formats/docx';
import { renderReportXlsx } from '../../../../shared/formats/xlsx';
import type { CalendarDate } from '../../../../shared/kernel';
import { layoutReport, type Report } from '../../../../shared/layout';
import { CATALOG_KINDS, type CatalogKind } from '../../../../shared/records';
import { bareDesk } from '../../../support/deskActs';
import { docxPart } from '../../../support/docxParts';

const day = (given: string): CalendarDate => given as CalendarDate;
const TODAY = day('2026-07-01');

const fileOf = (name: string, bytes: Uint8Array<ArrayBuffer>): File => new File([bytes], name);
const context = {
  signal: new AbortController().signal,
  onProgress: () => undefined,
  sign: async (bytes: Uint8Array) => bytes,
};
const readFile = async (kind: CatalogKind, file: File) => readCatalogTable(kind, await readTable(file, context));
const writers = {
  xlsx: (report: Report) => renderReportXlsx(layoutReport(report, { rules: layoutRules, text })),
  csv: (report: Report) => renderReportCsv(layoutReport(report, { rules: layoutRules, text })),
};

beforeEach(bareDesk);

describe.each(['xlsx', 'csv'] as const)('catalogs as %s', (format) => {
  it.each(CATALOG_KINDS)(
    '[R-C01] %s: exported in the official layout and imported again changes nothing',
    async (kind) => {
      for (const whole of [true, false]) {
        const report = await makeCatalogReport(kind, TODAY, whole);
        const read = await readFile(kind, fileOf(`a.${format}`, writers[format](report)));
        const plan = await planCatalogFile(kind, read, TODAY);
        expect(plan.problems).toEqual([]);
        expect(plan.changed.map(({ before, after, fields }) => [before, after, fields])).toEqual([]);
        expect([plan.added, plan.ended, plan.missing, plan.leftOut]).toEqual([[], [], [], 0]);
        expect(plan.same).toBe(entriesInForce(shippedCatalog(kind), TODAY).length);
      }
    },
  );

  it.each(CATALOG_KINDS)(
    '[R-C05] %s: a desk that knows none of the entries reads every one as it was',
    async (kind) => {
      const report = await makeCatalogReport(kind, TODAY, true);
      const read = await readFile(kind, fileOf(`a.${format}`, writers[format](report)));
      const plan = planCatalogImport(read.lines, {
        kind,
        from: TODAY,
        rules: catalogSheetRules,
        readLimit: () => undefined,
        known: [],
        otherCodes: new Set(CATALOG_KINDS.flatMap((one) => shippedCatalog(one)).map((entry) => entry.code)),
      });
      const shipped = entriesInForce(shippedCatalog(kind), TODAY);
      expect(plan.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(plan.added.map(({ code }) => code)).toEqual(shipped.map(({ code }) => code));
      for (const [index, entry] of shipped.entries()) {
        const other = plan.added[index];
        expect(other && diffEntries(entry, other), entry.code).toEqual([]);
      }
    },
  );

  it('[R-C01] keeps columns of the county’s own', async () => {
    const [first] = await readCatalog('village');
    if (!first) throw new Error('empty');
    await saveCatalogEntry({ ...first, own: [{ name: '经办股室', value: '党政办' }] }, TODAY);
    const report = await makeCatalogReport('village', TODAY, true);
    const read = await readFile('village', fileOf(`a.${format}`, writers[format](report)));
    expect(read.lines[0]?.own).toEqual([{ name: '经办股室', value: '党政办' }]);
    expect((await planCatalogFile('village', read, TODAY)).changed).toEqual([]);
  });
});

describe('the printed catalog', () => {
  it('[R-C02] repeats both storeys of its header, prints every field that has entries and cuts no text', async () => {
    const report = await makeCatalogReport('government', TODAY, false);
    const xml = docxPart(renderReportDocx(layoutReport(report, { rules: layoutRules, text })), 'word/document.xml');
    expect([...xml.matchAll(/<w:tblHeader\/>/g)]).toHaveLength(2);
    const printed = [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, words]) => words ?? '').join('');
    const bare = (words: string): string => words.replace(/\s+/g, '');
    for (const entry of entriesInForce(shippedCatalog('government'), TODAY))
      for (const words of [entry.domain, entry.level2, ...entry.contentElements, entry.timeLimit.text])
        expect(bare(printed), entry.code).toContain(bare(words));
  });
});

describe('import of a catalog', () => {
  const csv = (lines: string[]): File => fileOf('目录.csv', new TextEncoder().encode(lines.join('\n')));
  const HEAD =
    '序号,公开事项,,公开内容（要素）,公开依据,公开时限,公开主体,公开渠道和载体,公开对象,,公开方式,,公开层级,,';
  const LOWER = ',一级事项,二级事项,,,,,,全社会,特定群体,主动,依申请,县级,乡级,村级';
  const good = (level2: string, limit = '信息形成或者变更之日起20个工作日内'): string =>
    `1,政策文件,${level2},政策全文,《政府信息公开条例》,${limit},镇人民政府,■政府网站 □政府公报,√,,√,,,√,`;
  const planOf = async (lines: string[]) =>
    planCatalogFile('government', await readFile('government', csv(lines)), TODAY);

  it('[R-C01] names every missing element with its row and column and leaves such a line out', async () => {
    const plan = await planOf([
      '社会救助领域基层政务公开标准目录',
      HEAD,
      LOWER,
      good('临时救助政策'),
      '2,监督检查,投诉举报,,,,,□政府网站,√,,√,,,√,',
    ]);
    expect(plan.added.map(({ level2, domain }) => [domain, level2])).toEqual([['社会救助', '临时救助政策']]);
    expect(plan.leftOut).toBe(1);
    const missing = plan.problems.filter(({ code }) => code === 'catalog.sheet.missing');
    expect(missing.map(({ at, params }) => [at.row, at.column, params.what])).toEqual([
      [5, 4, 'contentElements'],
      [5, 5, 'legalBasis'],
      [5, 6, 'timeLimit'],
      [5, 7, 'disclosingUnit'],
      [5, 8, 'channels'],
    ]);
  });

  it('[R-C01] finds doubled matters and leaves the second out', async () => {
    const plan = await planOf(['社会救助领域', HEAD, LOWER, good('临时救助政策'), good('临时救助政策')]);
    expect(plan.added).toHaveLength(1);
    expect(plan.problems.map(({ code, at, params }) => [code, at.row, params.first])).toEqual([
      ['catalog.sheet.duplicate', 5, 4],
    ]);
  });

  it('[R-P04] keeps a time limit that cannot be read as text, with a warning', async () => {
    const plan = await planOf(['社会救助领域', HEAD, LOWER, good('临时救助政策', '领导批示后尽快')]);
    expect(plan.added[0]?.timeLimit).toEqual({ text: '领导批示后尽快', amount: 0, unit: 'none', from: '' });
    expect(plan.problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['catalog.sheet.limitUnreadable', 'warning'],
    ]);
    const read = await planOf(['社会救助领域', HEAD, LOWER, good('临时救助政策')]);
    expect(read.added[0]?.timeLimit).toMatchObject({ amount: 20, unit: 'workingDay' });
  });

  it('[R-C05] points at dates of another year and at days that do not exist', async () => {
    const plan = await planOf([
      '社会救助领域',
      `${HEAD},生效日期`,
      `${LOWER},`,
      `${good('临时救助政策')},2024-01-01`,
      `${good('救助管理')},2026-02-30`,
    ]);
    expect(plan.problems.map(({ code, at }) => [code, at.row, at.column])).toEqual([
      ['catalog.sheet.otherYear', 4, 16],
      ['catalog.sheet.dateUnreadable', 5, 16],
    ]);
    expect(plan.added.map(({ validFrom }) => validFrom)).toEqual(['2024-01-01', '2026-07-01']);
  });

  it('[R-C02] knows a field by its other name, from a heading inside the table', async () => {
    const plan = await planOf([HEAD, LOWER, '（一）乡村振兴领域,,,,,,,,,,,,,,', good('帮扶政策')]);
    expect(plan.added.map(({ domain }) => domain)).toEqual(['扶贫']);
  });

  it('fills merged cells down and says so', async () => {
    const plan = await planOf([
      '社会救助领域',
      HEAD,
      LOWER,
      good('临时救助政策'),
      '2,,救助标准,标准全文,,,,,,,,,,,',
      '3,综合业务,专项检查,检查结果,《条例》,及时公布,镇人民政府,政府网站、公开查阅点,√,,√,,,√,',
    ]);
    expect(plan.added.map(({ level1, level2, disclosingUnit }) => [level1, level2, disclosingUnit])).toEqual([
      ['政策文件', '临时救助政策', '镇人民政府'],
      ['政策文件', '救助标准', '镇人民政府'],
      ['综合业务', '专项检查', '镇人民政府'],
    ]);
    expect(plan.added[2]?.channels).toEqual(['政府网站', '公开查阅点']);
    expect(plan.problems.filter(({ code }) => code === 'catalog.sheet.filledDown').map(({ at }) => at.row)).toEqual([
      5, 5, 5, 5, 5, 5, 5,
    ]);
  });

  it('says where no catalog is to be seen', async () => {
    const read = await readFile('government', csv(['姓名,金额', '甲,1']));
    expect(read.problems.map(({ code }) => code)).toEqual(['catalog.sheet.noHeader']);
  });

  it('[R-C05] stores new, changed and ended entries in one step, once confirmed', async () => {
    const report = await makeCatalogReport('government', TODAY, true);
    const source = new TextDecoder().decode(writers.csv(report));
    const changedText = source.replace(/镇人民政府,("?■政府网站)/, '样本镇人民政府,$1');
    const read = await readFile('government', fileOf('目录.csv', new TextEncoder().encode(changedText)));
    const plan = await planCatalogFile('government', read, TODAY);
    expect(plan.changed.map(({ fields }) => fields)).toEqual([['disclosingUnit']]);
    const before = await readCatalog('government');
    await importCatalog(plan, { archiveMissing: false });
    const after = await readCatalog('government');
    expect(after).toHaveLength(before.length + 1);
    expect((await planCatalogFile('government', read, TODAY)).changed).toEqual([]);
  });
});
