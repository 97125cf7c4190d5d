/**
 * The scan of one produced file over its extracted text. Extractors (shared/formats/scan) hand over every piece of text
 * with its place; this module decides what is a finding. Pure: no bytes, no files.
 */
import { createDetector, type Detector, type DetectorOptions } from './detect';

/** A line of `gongkai privacy scan --json`. `masked` is '' for findings about the file itself. */
export interface ScanFinding {
  readonly code: string;
  readonly path: string;
  /** Where inside the file: a sheet, `word/header1.xml`, `fileName` …; '' for a plain text file. */
  readonly part: string;
  /** 1-based row or line and column; null where there are none. */
  readonly row: number | null;
  readonly column: number | null;
  readonly masked: string;
}

/** Where a piece of text stands. */
export interface TextSpot {
  readonly part: string;
  readonly row?: number;
  readonly column?: number;
  /** Header of the column, when the text is a cell. */
  readonly header?: string;
}

export interface TextScan {
  /** For `HeaderMemory`. */
  readonly headingWords: readonly string[];
  /** Every text of the file, one cell, paragraph, line or attribute at a time. */
  text(text: string, spot: TextSpot): void;
  /** A finding that is not about a number: `pdf.unscanned`, `img.metadata`, `scan.unreadable` … */
  note(code: string, part: string): void;
}

/** Numbers that a bundle itself declares as public (bundle.md § 3.2). */
export interface PublicLists {
  readonly publicContacts: readonly string[];
  readonly publicNumbers: readonly string[];
}

export interface FileScan extends TextScan {
  readonly findings: readonly ScanFinding[];
  /** A file inside this one: its findings name it as part (`notice.docx › word/document.xml`). `table` as in `scanTexts`. */
  inside(name: string, table?: string): FileScan;
  /** The same scan, with more numbers that may pass. */
  allowing(lists: PublicLists): FileScan;
}

/** A broken file must not fill the memory with findings. */
const MOST_FINDINGS = 5000;

/** `table` is known for bundles: publicNumbers free nothing in payout and persons. */
export function scanTexts(path: string, options: DetectorOptions, table?: string): FileScan {
  const findings: ScanFinding[] = [];
  const seen = new Set<string>();
  const add = (finding: ScanFinding): void => {
    const key = JSON.stringify(finding);
    if (seen.has(key) || findings.length >= MOST_FINDINGS) return;
    seen.add(key);
    findings.push(finding);
  };
  const make = (given: DetectorOptions, detector: Detector, prefix: string, ownTable: string | undefined): FileScan => {
    const partOf = (part: string): string => [prefix, part].filter((name) => name !== '').join(' › ');
    return {
      findings,
      headingWords: given.rules.headingWords,
      text: (text, spot) => {
        const place = {
          ...(spot.header === undefined ? {} : { column: spot.header }),
          ...(ownTable === undefined ? {} : { table: ownTable }),
        };
        for (const { code, masked } of detector.find(text, place)) {
          add({ code, path, part: partOf(spot.part), row: spot.row ?? null, column: spot.column ?? null, masked });
        }
      },
      note: (code, part) => add({ code, path, part: partOf(part), row: null, column: null, masked: '' }),
      inside: (name, innerTable) => make(given, detector, partOf(name), innerTable),
      allowing: (lists) => {
        const wider = {
          ...given,
          publicContacts: [...(given.publicContacts ?? []), ...lists.publicContacts],
          publicNumbers: [...(given.publicNumbers ?? []), ...lists.publicNumbers],
        };
        return make(wider, createDetector(wider), prefix, ownTable);
      },
    };
  };
  return make(options, createDetector(options), '', table);
}

/** Codes that ask a person to look and do not refuse the file. */
const QUESTIONS = new Set(['pii.maybe', 'pdf.unscanned', 'img.metadata', 'docx.tracked']);

export const isQuestion = (code: string): boolean => QUESTIONS.has(code);

/** Headers of a table as its rows pass by: needed because an account under its header counts without a check digit. */
export class HeaderMemory {
  /** `words` stand above columns and hardly in the cells of a list. */
  constructor(private readonly words: readonly string[]) {}

  private headers: readonly string[] = [];
  private headings = 0;

  /** Takes the next row and answers the header that stands above each of its cells. A header may be repeated further down. */
  next(cells: readonly string[]): readonly string[] {
    const headings = cells.filter((cell) => this.isHeading(cell)).length;
    if (headings > 0 && headings >= this.headings && cells.every((cell) => !/[0-9０-９]{5}/.test(cell))) {
      this.headings = headings;
      this.headers = cells;
    }
    return this.headers;
  }

  private isHeading(cell: string): boolean {
    return cell.length <= 40 && (FIELD_NAME.test(cell) || this.words.some((word) => cell.includes(word)));
  }
}

/** Column names of the tables of a bundle. */
const FIELD_NAME = /^[a-z][A-Za-z0-9]{3,}$/;
