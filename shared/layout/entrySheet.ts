import { type CalendarDate, fillText, type TextTable } from '../kernel';
import { describePeriod, describeWrittenOn } from './postingPeriod';
import type { Report } from './report';

/** What hangs of one disclosure, in words as they are printed. */
export interface EntrySheet {
  readonly title: string;
  readonly text: string;
  /** 标准, 金额 and the like, as they stand in the entry; empty ones are left out. */
  readonly figures: readonly { readonly name: string; readonly value: string }[];
  /** Names of files that hang with it. */
  readonly enclosed: readonly string[];
  readonly unit: string;
  readonly period: string;
  readonly legalBasis: readonly string[];
  readonly telephone: string;
  readonly signer: string;
  readonly township: string;
  readonly postedOn: CalendarDate;
  readonly postingTo: CalendarDate;
}

const TITLE_PT = 22;
const TEXT_PT = 14;
const INDENT = '\u3000\u3000';

/** One posting for the board on A4: the text, below it what belongs to it and until when it hangs, at the end whom to ask. */
export function entrySheet(given: EntrySheet, text: TextTable): Report {
  const say = (key: string, params: Record<string, string> = {}): string => fillText(text, key, params);
  const rows = [
    { name: say('disclosure.sheet.unit'), value: given.unit },
    { name: say('disclosure.sheet.period'), value: given.period },
    ...given.figures,
    { name: say('disclosure.sheet.enclosed'), value: given.enclosed.join('\n') },
    { name: say('disclosure.sheet.basis'), value: given.legalBasis.join('\n') },
    { name: say('disclosure.sheet.posted'), value: describePeriod(text, 0, given.postedOn, given.postingTo) },
    { name: say('disclosure.sheet.telephone'), value: given.telephone },
  ].filter(({ value }) => value.trim() !== '');
  const both = given.township !== '' && given.township !== given.signer;
  const whom = both ? say('layout.objection.both', { unit: given.signer, township: given.township }) : given.signer;
  return {
    title: given.title,
    intro: given.text
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '')
      .map((line) => INDENT + line.trim()),
    paper: 'A4',
    orientation: 'portrait',
    titlePt: TITLE_PT,
    textPt: TEXT_PT,
    tablePt: TEXT_PT,
    columns: [
      { header: say('disclosure.sheet.name'), widthMm: 38, align: 'center' },
      { header: say('disclosure.sheet.value'), widthMm: 128 },
    ],
    rows: rows.map(({ name, value }) => ({ cells: [{ text: name, align: 'center' as const }, value] })),
    foot: [say('layout.objection', { unit: whom })],
    sign: [given.signer, describeWrittenOn(text, given.postedOn)],
    internal: false,
    fileName: given.title,
  };
}
