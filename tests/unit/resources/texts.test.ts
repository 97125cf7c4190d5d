import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { text } from '../../../resources';

/** All wording lives in resources/text: keys unique, each used, each asked for there, every gap filled. */
const ROOT = path.resolve(import.meta.dirname, '../../..');
const FOLDER = path.join(ROOT, 'resources/text/zh-CN');

const tables = readdirSync(FOLDER).map((name) => ({ name, content: readFileSync(path.join(FOLDER, name), 'utf8') }));

const sources = ['shared', 'renderer', 'cli', 'electron', 'scripts'].flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:tsx?|mts|mjs)$/.test(entry.name))
    .map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<![:'"`\\/])\/\/.*$/gm, '');
      return { file: path.relative(ROOT, file).replaceAll('\\', '/'), code };
    }),
);

/** Keys that are put together: where, and from which closed list the rest comes. */
const BUILT: Readonly<Record<string, string>> = {
  'about.shell.': 'AppInfo.shell',
  'app.stage.': 'Progress.stage',
  'attachment.role.': 'ATTACHMENT_ROLES',
  'attachment.state.': 'ATTACHMENT_PRIVACY',
  'backup.reason.': 'BackupReason',
  'batch.count.': 'BatchSummary.counts',
  'batch.encoding.': 'TextEncoding',
  'batch.format.': 'TableFormat',
  'batch.stage.': 'BATCH_STAGES',
  'batch.state.': 'BATCH_STATES',
  'board.archive.col.': 'columns of the index of a box',
  'board.archive.labelRow.': 'rows of the label of a box',
  'board.archiveKind.': 'ARCHIVE_KINDS',
  'board.check.': 'SHOT_VERDICTS',
  'board.cleared.': 'CLEARINGS',
  'board.col.': 'columns of the board ledger',
  'board.guess.': 'GuessReason',
  'board.need.': 'HANGING_NEEDS',
  'board.objectionField.': 'fields of Objection',
  'board.objectionStep.': 'OBJECTION_STEPS',
  'board.outcome.': 'Objection.outcome',
  'board.phase.': 'PHASES of the board ledger',
  'board.shot.': 'SHOT_VERDICTS',
  'board.source.': 'HANGING_SOURCES',
  'board.state.': 'HANGING_STATES',
  'board.tab.': 'BOARD_TABS',
  'board.todo.': 'TodoCounts',
  'board.toSource.': 'HANGING_SOURCES',
  'board.view.': 'VIEWS of the board ledger',
  'bundle.period.': 'lengths of a period',
  'bundle.verify.': 'error, warning',
  'catalog.field.': 'fields of CatalogEntry and of its sheet',
  'catalog.kind.': 'CATALOG_KINDS',
  'catalog.go.': 'CATALOG_KINDS',
  'catalog.profile.': 'PrivacyProfile',
  'catalog.title.': 'CATALOG_KINDS',
  'check.panel.': 'panels of the check',
  'check.tab.': 'tabs of the check',
  'cli.fault.': 'system codes in cli/run.ts',
  'command.': 'names of acts in renderer/data',
  'compare.kind.': 'PersonChange.kind',
  'confirm.period.half': '1, 2',
  'consistency.key.': 'COMPARED_KEYS',
  'consistency.verdict.': 'KeyVerdict',
  'correctionList.': 'warn, reject',
  'deadline.days.': 'DayWhy',
  'deadline.due.': 'COUNTINGS',
  'disclosure.act.': 'ENTRY_ACTS',
  'disclosure.actLead.': 'ENTRY_ACTS',
  'disclosure.class.': 'DISCLOSURE_CLASSES',
  'disclosure.complaint.': 'fields of Complaint',
  'disclosure.field.': 'fields of an entry',
  'disclosure.goOn.': 'CHAIN_STEPS',
  'village.manyDone.': 'acts for many',
  'village.manyLead.': 'acts for many',
  'disclosure.meeting.': 'fields of MeetingFacts',
  'disclosure.meetingKind.': 'MeetingFacts.kind',
  'disclosure.reach.': 'REACHES',
  'disclosure.step.': 'CHAIN_STEPS',
  'disclosure.unitKind.': 'DISCLOSING_UNIT_KINDS',
  'documents.act.': 'DOCUMENT_ACTS',
  'documents.actLead.': 'DOCUMENT_ACTS',
  'documents.class.': 'DISCLOSURE_CLASSES',
  'documents.clearing.': 'outcomes of a clearing',
  'documents.field.': 'fields of OfficialDocument',
  'documents.files.': 'roles of files of a document',
  'documents.filter.due.': 'LedgerFilter.due',
  'documents.guide.': 'GUIDE_FIELDS',
  'documents.mark.': 'LedgerMark',
  'documents.numbers.': 'UnitNumbers',
  'documents.outcome.': 'YEARLY_OUTCOMES',
  'documents.reportKind.': 'kinds of reports of documents',
  'documents.rule.': 'rules of deadlines of documents',
  'documents.start.': 'DOCUMENT_STARTS',
  'documents.state.': 'DOCUMENT_STATES',
  'documents.validity.': 'DOCUMENT_VALIDITY',
  'consultation.do.': 'CONSULTATION_ACTS',
  'consultation.doLead.': 'CONSULTATION_ACTS',
  'consultation.draftNotice.': 'ConsultationNoticeKind',
  'consultation.field.': 'fields of ConsultationBody.answer',
  'consultation.meeting.': 'CHECKLIST_ITEMS, Said',
  'consultation.noticeKind.': 'ConsultationNoticeKind',
  'consultation.noticeState.': 'NOTICE_STATES, none',
  'consultation.part.': 'RESULT_PARTS',
  'consultation.part.is.': 'ResultPartState.status',
  'consultation.part.void.': 'RESULT_PARTS',
  'consultation.paste.field.': 'PASTED_FIELDS',
  'consultation.state.': 'SHOWN_STATES',
  'consultation.traceAct.': 'ConsultationTrace.act',
  'consultation.verdict.': 'OPINION_VERDICTS',
  'coverage.gap.': 'CoverageGap',
  'coverage.rate.by.': 'RateBy',
  'coverage.sign.': 'COVERAGE_STATES',
  'coverage.state.': 'COVERAGE_STATES',
  'coverage.view.': 'MATRIX_VIEWS',
  'deadline.dues.': 'figures of due dates',
  'deadline.village.': 'figures of due dates',
  'deadline.why.': 'DayWhy',
  'exchange.kind.': 'kinds of items',
  'exchange.sentState.': 'SentBundle.state',
  'exchange.stage.': 'stages of the verifier',
  'exchange.stageState.': 'state of a stage',
  'exchange.state.': 'ReceivedBundle.state',
  'finance.assets.col.': 'ASSET_COLUMNS_OF',
  'finance.assets.field.': 'ASSET_COLUMNS',
  'finance.assets.kind.': 'ASSET_KINDS',
  'finance.assets.short.': 'ASSET_KINDS',
  'finance.column.': 'VOUCHER_COLUMNS',
  'finance.field.': 'VOUCHER_FIELDS',
  'finance.group.': 'codes of shared/ledgers/villageFinance',
  'finance.sheet.': 'keys of noticeBlocks',
  'finance.sign.': 'BOOK_STATES',
  'finance.signer.': 'names under the sheet',
  'finance.state.': 'BOOK_STATES',
  'finance.verdict.': 'BOOK_STATES',
  'dutyCalendar.col.': 'columns of a calendar',
  'dutyCalendar.weekday.': '0 to 6',
  'dutyCalendar.why.': 'Frequency',
  'field.': 'fields of records in the history',
  'field.boards.': 'fields of BoardRecord',
  'government.tab.': 'GOVERNMENT_TABS',
  'grid.': 'keys of renderer/ui/dataGrid',
  'help.': 'topics of the help page',
  'history.state.': 'HistoryRow.state',
  'keys.status.': 'KeyPin.status',
  'layout.column.': 'columns of a posting',
  'matters.col.name.': 'entries, matters',
  'matters.lead.': 'entries, matters',
  'matters.state.': 'MatterCoverage.state',
  'matters.title.': 'entries, matters',
  'lists.col.': 'counts of ListsView',
  'lookup.askable.': 'ASKABLE without yes and otherVillage',
  'lookup.col.': 'columns of the slip',
  'pack.check.': 'checks before packing',
  'notice.act.do.': 'NOTICE_ACTS',
  'notice.act.lead.': 'NOTICE_ACTS',
  'notice.list.kind.': 'NOTICE_KINDS',
  'notice.list.state.': 'SHOWN_STATES',
  'notice.output.as.': 'SAVED_AS',
  'notice.output.manyAs.': 'pdf, docx',
  'notice.output.cover.': 'columns of the cover list',
  'notice.output.layout.': 'NOTICE_LAYOUTS',
  'notice.write.from.': 'kinds of sources',
  'notice.page.block.': 'BlockAct',
  'notice.page.dateStyle.': 'NoticeBody.dateStyle',
  'notice.page.do.': 'TableAct',
  'notice.page.field.': 'fields of a notice',
  'notice.page.level.': 'levels of a paragraph',
  'notice.page.objectionUnit.': 'Notice.objectionUnit',
  'notice.page.part.': 'parts of the side panel',
  'notice.page.reach.': 'REACHES',
  'notice.page.row.': 'kinds of rows of a table',
  'notice.page.table.': 'texts of a table',
  'notice.page.traceAct.': 'PostingTrace.act',
  'payout.': 'keys of cli/commands/payoutCheck.ts',
  'payout.field.': 'PAYOUT_FIELDS',
  'payout.leftOut.': 'LeftOutReason',
  'payout.why.': 'SkipReason',
  'persons.col.': 'columns of a posted list of persons',
  'persons.field.': 'PERSON_FIELDS',
  'persons.group.': 'codes of shared/ledgers/persons',
  'persons.profile.': 'PrivacyProfile',
  'posting.form.': 'PostingForm',
  'posting.masked.': 'masked columns',
  'posting.orientation.': 'orientation',
  'posting.signer.': 'kind of a place',
  'posting.suffix.': 'kind of a place',
  'privacy.change.': 'PostingChange.code',
  'privacy.part.': 'parts of a file',
  'privacy.scan.': 'verdict and place of a scan',
  'problem.short.': 'problem codes',
  'problemList.': 'keys of renderer/ui/problemList',
  'record.': 'RECORD_TABLES',
  'register.field.': 'REGISTER_FIELDS',
  'register.group.': 'codes of shared/ledgers/register',
  'review.answer.': 'REVIEW_CONCLUSIONS',
  'review.by.': 'REVIEW_KINDS',
  'review.kind.': 'REVIEW_KINDS',
  'review.on.': 'REVIEW_KINDS',
  'review.opinion.': 'REVIEW_KINDS',
  'review.verdict.': 'ReviewVerdict',
  'rollup.fileName.': 'sums, households',
  'rollup.missing.': 'MissingWhy',
  'rollup.posting.form.': 'sums, households',
  'search.kind.': 'SEARCH_KINDS, command, person',
  'settings.': 'SETTINGS_SECTIONS',
  'setup.level.': 'UnitLevel',
  'totals.level.': 'PrintedTotal.level',
  'totals.verdict.': 'PrintedTotal.verdict',
  'trace.': 'BatchTrace.act',
  'village.tab.': 'VILLAGE_TABS',
};

/** Prefixes that a helper puts before every key it is asked for: those keys stand in the code without it. */
const SHORTENED = ['grid.', 'payout.', 'problemList.'];
/** What those helpers are asked for is itself put together. */
const SHORT_BUILT = /^(?:level|verdict|leftOut|field|tone|severity)\./;

describe('tables of text', () => {
  it('have every key once, in one file', () => {
    const seen = new Map<string, string>();
    const twice: string[] = [];
    for (const { name, content } of tables) {
      const written = [...content.matchAll(/^\s*"([^"]+)"\s*:/gm)].map((found) => found[1] ?? '');
      expect(written.length, name).toBe(Object.keys(JSON.parse(content)).length);
      for (const key of written) {
        if (seen.has(key)) twice.push(`${key}: ${seen.get(key)}, ${name}`);
        seen.set(key, name);
      }
    }
    expect(twice).toEqual([]);
    expect(seen.size).toBe(Object.keys(text).length);
  });

  it('say everything in Chinese', () => {
    const foreign = Object.entries(text).filter(([, sentence]) => {
      const said = sentence.replace(/\{\w+\}/g, '');
      return /(?:[A-Za-z]{2,}[ ,]+){3}[A-Za-z]{2,}/.test(said.replace(/gongkai [a-z ]+|--[a-z-]+/g, ''));
    });
    expect(foreign).toEqual([]);
    const wordless = Object.entries(text).filter(
      ([, sentence]) => !/[\u4e00-\u9fff]/.test(sentence) && /[A-Za-z]{2,}/.test(sentence.replace(/\{\w+\}/g, '')),
    );
    // Units, names of formats and keys of the keyboard are the same in every language.
    expect(
      wordless
        .map(([key, sentence]) => `${key}: ${sentence}`)
        .filter((one) => !/: [A-Z][A-Za-z0-9 +()./-]*$/.test(one)),
    ).toEqual([]);
  });

  it('have no blank at an end and no half-width mark between Chinese words', () => {
    // Lines of a list are indented, blanks on printed forms are filled in by hand.
    const formed = /^(?:layout|bundle\.readMe|bundle\.verify|cli|payout\.check)\b/;
    const untidy = Object.entries(text).filter(
      ([key, sentence]) =>
        (!formed.test(key) && sentence.trim() !== sentence) || /[\u4e00-\u9fff][,;?!][\u4e00-\u9fff]/.test(sentence),
    );
    expect(untidy).toEqual([]);
  });
});

/** Text between the bracket at `from` and the one that closes it. */
function inside(code: string, from: number): string {
  const open = code[from] ?? '';
  const close = open === '(' ? ')' : '}';
  let depth = 0;
  let quote = '';
  for (let at = from; at < code.length; at += 1) {
    const c = code[at] ?? '';
    if (quote) {
      if (c === '\\') at += 1;
      else if (c === quote) quote = '';
    } else if (c === "'" || c === '"' || c === '`') quote = c;
    else if (c === open) depth += 1;
    else if (c === close) {
      depth -= 1;
      if (depth === 0) return code.slice(from + 1, at);
    }
  }
  return '';
}

/** Parts of a list of arguments or properties at its own level. */
function parts(code: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let quote = '';
  let from = 0;
  for (let at = 0; at <= code.length; at += 1) {
    const c = code[at] ?? ',';
    if (quote && at < code.length) {
      if (c === '\\') at += 1;
      else if (c === quote) quote = '';
    } else if (c === "'" || c === '"' || c === '`') quote = c;
    else if ('([{'.includes(c)) depth += 1;
    else if (')]}'.includes(c)) depth -= 1;
    else if (c === ',' && depth === 0) {
      found.push(code.slice(from, at).trim());
      from = at + 1;
    }
  }
  return found.filter((part) => part !== '');
}

interface Asked {
  /** Name of the call. */
  readonly by: string;
  readonly file: string;
  readonly key: string;
  /** Names of the gaps that are filled; undefined when the code does not say. */
  readonly params: readonly string[] | undefined;
}

const CALLS = /\b(t|say|fillText|faultText|UsageError|JobFault|ReadFailure|fault|problem|gridText)\(/g;

function askedIn({ file, code }: { file: string; code: string }): Asked[] {
  return [...code.matchAll(CALLS)].flatMap((call): Asked[] => {
    const args = parts(inside(code, call.index + call[0].length - 1));
    const at = args.findIndex((one) => /^'[^']*'$/.test(one));
    if (at < 0 || at > 1) return [];
    const by = call[1] ?? '';
    const key = args[at]?.slice(1, -1) ?? '';
    const last = args.length > at + 1 ? args.at(-1) : '{}';
    if (!last?.startsWith('{') || last.includes('...')) return [{ by, file, key, params: undefined }];
    const names = parts(last.slice(1, -1)).map((one) => one.split(':')[0]?.trim() ?? '');
    return [{ by, file, key, params: names }];
  });
}

const asked = sources.flatMap(askedIn);
/** Keys of faults that are no sentences: the caller turns them into one. */
const INNER = /^(?:decode$|amount\.|cipher\.)/;

describe('keys in the code', () => {
  it('all have their sentence', () => {
    expect(asked.length).toBeGreaterThan(500);
    const missing = asked.filter(({ key, file }) => {
      if (text[key] !== undefined || INNER.test(key) || !/^[a-z]\w*\.[\w.]+$/.test(key)) return false;
      return !SHORTENED.some((prefix) => text[prefix + key] !== undefined && /cli|renderer\/ui/.test(file));
    });
    expect(missing.map(({ file, key }) => `${file}: ${key}`)).toEqual([]);
  });

  it('fill every gap of their sentence', () => {
    /** The place of a problem fills these by itself; a fault note names the file. */
    // The number of a page is filled in by the renderer, page by page.
    const later = new Set(['layout.page {page}']);
    const isFault = (by: string): boolean => /^(?:problem|fault|JobFault|ReadFailure)$/.test(by);
    const byPlace = ['row', 'column', 'file', 'sheet', 'path', 'part', 'line', 'field', 'name'];
    const open = asked.flatMap(({ by, file, key, params }) => {
      const sentence = text[key];
      if (sentence === undefined || params === undefined) return [];
      const gaps = [...sentence.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? '');
      return gaps
        .filter(
          (gap) => !params.includes(gap) && !(isFault(by) && byPlace.includes(gap)) && !later.has(`${key} {${gap}}`),
        )
        .map((gap) => `${file}: ${key} {${gap}}`);
    });
    expect(open).toEqual([]);
  });

  it('are put together only from the prefixes listed here', () => {
    const built = new Set(
      sources.flatMap(({ code }) =>
        [...code.matchAll(/(?:\bt|say|fillText|hasText)\((?:[\w.]+, *)?`([a-zA-Z.]+?)\$\{/g)].map(
          (found) => found[1] ?? '',
        ),
      ),
    );
    // Inside payoutCheck.ts the helper adds "payout." once more.
    const known = (prefix: string): boolean =>
      prefix in BUILT || `payout.${prefix}` in BUILT || ['level.', 'verdict.', 'field.'].includes(prefix);
    expect([...built].filter((prefix) => !known(prefix))).toEqual([]);
  });
});

describe('sentences', () => {
  it('are all used', () => {
    const all = sources.map(({ code }) => code).join('\n');
    // Codes of rows are the keys of a table: there they stand without quotes.
    const literals = new Set(
      [...all.matchAll(/['"`]([A-Za-z_][\w.]*)['"`]|^\s*(\w+):/gm)].map((found) => found[1] ?? found[2] ?? ''),
    );
    const prefixes = Object.keys(BUILT).filter((prefix) => !SHORTENED.includes(prefix));
    const unused = Object.keys(text).filter((key) => {
      // "zip.baseDir#noFolder" and "….one" are variants of the key before the mark.
      if (literals.has(key.replace(/#\w+$|\.one$/, '')) || prefixes.some((prefix) => key.startsWith(prefix)))
        return false;
      return !SHORTENED.some((prefix) => key.startsWith(prefix) && isShort(key.slice(prefix.length)));
    });
    function isShort(key: string): boolean {
      return literals.has(key) || SHORT_BUILT.test(key);
    }
    expect(unused).toEqual([]);
  });
});

/** Files of the core that hold Chinese characters outside comments, and why that is no wording. */
const CHINESE_IN_CORE: Readonly<Record<string, string>> = {
  'shared/kernel/amountInWords.ts': 'amounts in capital numerals, a notation with its own grammar',
  'shared/kernel/calendarDate.ts': 'year, month, day: notation of dates',
  'shared/kernel/chineseNumerals.ts': 'Chinese numerals, a notation',
  'shared/kernel/readAloud.ts': 'figures as they are read, a notation with its units',
  'shared/kernel/spokenNumbers.ts': 'numbers as they are read, a notation',
  'shared/kernel/writtenAmounts.ts': 'amounts in running text, both notations',
  'shared/kernel/writtenDates.ts': 'dates in running text, both notations',
};

describe('the core', () => {
  it('has no Chinese in its code', () => {
    const found = sources.filter(({ file, code }) => file.startsWith('shared/') && /\p{Script=Han}/u.test(code));
    expect(found.map(({ file }) => file).sort()).toEqual(Object.keys(CHINESE_IN_CORE).sort());
  });
});
