import type { UnitLevel, UnitRecord } from '../../../shared/records';

/** What is typed at setup. Codes may be left out: a local one is then used (bundle.md § 12). */
export interface UnitDraft {
  readonly level: UnitLevel;
  /** Six digits. */
  readonly countyCode: string;
  readonly countyName: string;
  readonly townshipName: string;
  /** 12 digits or ''. */
  readonly townshipCode: string;
  /** One village a line, a code after it if known; at level village just the own one. */
  readonly villages: string;
}

export const EMPTY_DRAFT: UnitDraft = {
  level: 'township',
  countyCode: '',
  countyName: '',
  townshipName: '',
  townshipCode: '',
  villages: '',
};

export interface VillageLine {
  readonly name: string;
  /** 12 digits or ''. */
  readonly code: string;
}

/** Reads typed, pasted or CSV lines: a name, and a 12-digit code before or behind it. Headers and repeated names drop out. */
export function parseVillages(text: string): { villages: VillageLine[]; wrong: string[] } {
  const villages: VillageLine[] = [];
  const wrong: string[] = [];
  const seen = new Set<string>();
  for (const line of text.normalize('NFKC').split(/\r?\n/)) {
    const cells = line
      .split(/[,;\t、\s]+/)
      .map((cell) => cell.replace(/^["'=]+|"+$/g, '').trim())
      .filter((cell) => cell !== '');
    if (cells.length === 0) continue;
    const code = cells.find((cell) => /^\d{12}$/.test(cell)) ?? '';
    const digits = cells.filter((cell) => /^\d{4,}$/.test(cell) && cell !== code);
    const names = cells.filter((cell) => /\p{Script=Han}/u.test(cell));
    const name = names[0] ?? '';
    if (digits.length > 0 && code === '') wrong.push(line.trim());
    else if (name === '' || /^(村名|名称|村名称|行政村|序号)$/.test(name)) {
      if (name === '' && code !== '') wrong.push(line.trim());
    } else {
      // Several names in one line without codes: a line of villages.
      for (const one of code === '' && names.length > 1 ? names : [name]) {
        if (!seen.has(one)) villages.push({ name: one, code });
        seen.add(one);
      }
    }
  }
  return { villages, wrong };
}

export type DraftErrors = Partial<Record<'county' | 'townshipName' | 'townshipCode' | 'villages', string>>;

/** What is still missing or wrong, as text keys. */
export function checkDraft(draft: UnitDraft): DraftErrors {
  const errors: DraftErrors = {};
  if (!/^\d{6}$/.test(draft.countyCode) || draft.countyName.trim() === '') errors.county = 'setup.error.county';
  if (draft.level === 'county') return errors;
  if (draft.townshipName.trim() === '') errors.townshipName = 'setup.error.township';
  const code = draft.townshipCode.trim();
  if (code !== '' && (!/^\d{9}000$/.test(code) || !code.startsWith(draft.countyCode)))
    errors.townshipCode = 'setup.error.townshipCode';
  const { villages, wrong } = parseVillages(draft.villages);
  const head = code.slice(0, 9);
  const foreign = villages.some((village) => village.code !== '' && head !== '' && !village.code.startsWith(head));
  if (wrong.length > 0) errors.villages = 'setup.error.villageLines';
  else if (foreign) errors.villages = 'setup.error.villageCodes';
  else if (draft.level === 'village' && villages.length !== 1) errors.villages = 'setup.error.oneVillage';
  return errors;
}

/** The draft of what is already stored, for changing it. */
export function draftOf(units: readonly UnitRecord[]): UnitDraft {
  const self = units.find((unit) => unit.isSelf);
  if (!self) return EMPTY_DRAFT;
  const county = units.find((unit) => unit.level === 'county');
  const township = units.find((unit) => unit.level === 'township');
  const villages = units.filter((unit) => unit.level === 'village');
  return {
    level: self.level,
    countyCode: self.unitCode.slice(0, 6),
    countyName: county?.name ?? '',
    townshipName: township?.name ?? '',
    townshipCode: township && !township.codeIsLocal ? township.unitCode : '',
    villages: villages
      .filter((unit) => self.level !== 'village' || unit.isSelf)
      .map((unit) => (unit.codeIsLocal ? unit.name : `${unit.name} ${unit.unitCode}`))
      .join('\n'),
  };
}
