import { decodeSlips, type Slip } from '../../shared/board/notices';
import { type Decoder, decode, ok } from '../../shared/kernel';
import { DOCUMENT_STARTS, type DocumentStart } from '../../shared/ledgers/documents';
import { type DueFigures, decodeDueFigures, type LocalHoliday } from '../../shared/rules';
import { commit } from './store/commit';
import { listTable } from './store/records';

/** Settings of this installation with their defaults. Figures of the law are defaults here, never constants in a screen. */
export interface DeskSettings {
  readonly operatorName: string;
  readonly largeType: boolean;
  /** MiB, largest input file. */
  readonly inputLimitMb: number;
  /** MiB, largest attachment; a picture is never larger than 10 MiB (bundle.md § 7). */
  readonly attachmentLimitMb: number;
  readonly supervisionTelephone: string;
  readonly recipientUnit: string;
  readonly requireSignature: boolean;
  readonly gridWidths: Readonly<Record<string, number>>;
  readonly streamId: string;
  readonly isSample: boolean;
  /** Version of the program that worked here last. */
  readonly programVersion: string;
  /** The county's set of disclosure classes (R-A01…A03): id in resources/rules/documentClasses.json. */
  readonly documentClassSet: string;
  /** Which day starts the 20 working days of a document (rules.md § 10.3). */
  readonly documentStart: DocumentStart;
  /** Days off of an autonomous region or county; they count only where turned on (W12). */
  readonly localHolidays: readonly LocalHoliday[];
  /** The county's own due dates (R-V03); a figure that is not set is the table's. */
  readonly dueFigures: DueFigures;
  /** By unit code: a village's own due dates, and whether its finance is told each month (R-V02). */
  readonly villageDues: Readonly<Record<string, VillageDues>>;
  /** R-P14: whom the 指南 of this unit names. */
  readonly guideContacts: GuideContacts;
  /** R-S05: the county's own slips, beside those of resources/rules/notices.json. */
  readonly noticeSlips: readonly Slip[];
  /** Faces that this computer lacks and the officer has been told of: their names, so that a new one is told again. */
  readonly fontsTold: string;
}

/** 名称 地址 时间 电话 传真 互联网方式 (条例 Art. 12). */
export const GUIDE_FIELDS = ['name', 'address', 'hours', 'telephone', 'fax', 'internet'] as const;
export type GuideContacts = Readonly<Partial<Record<(typeof GUIDE_FIELDS)[number], string>>>;

export type VillageDues = DueFigures & { readonly monthlyFinance?: boolean };

export const DEFAULT_SETTINGS: DeskSettings = {
  operatorName: '',
  largeType: false,
  inputLimitMb: 300,
  attachmentLimitMb: 10,
  supervisionTelephone: '',
  recipientUnit: '',
  requireSignature: true,
  gridWidths: {},
  streamId: '',
  isSample: false,
  programVersion: '',
  documentClassSet: 'yunnan',
  documentStart: 'earlier',
  localHolidays: [],
  dueFigures: {},
  villageDues: {},
  guideContacts: {},
  noticeSlips: [],
  fontsTold: '',
};

const decodeVillageDues: Decoder<VillageDues> = (input, path) => {
  const figures = decodeDueFigures(input, path);
  const finance = decode.object({ monthlyFinance: decode.optional(decode.boolean) })(input, path);
  return figures.ok && finance.ok ? ok({ ...figures.value, ...finance.value }) : figures.ok ? finance : figures;
};

const decoders: { readonly [K in keyof DeskSettings]: Decoder<DeskSettings[K]> } = {
  operatorName: decode.string({ max: 60 }),
  largeType: decode.boolean,
  inputLimitMb: decode.integer(1, 2000),
  attachmentLimitMb: decode.integer(1, 200),
  supervisionTelephone: decode.string({ max: 60 }),
  recipientUnit: decode.string({ max: 12 }),
  requireSignature: decode.boolean,
  gridWidths: decode.recordOf(decode.number),
  streamId: decode.string({ max: 8 }),
  isSample: decode.boolean,
  programVersion: decode.string({ max: 40 }),
  documentClassSet: decode.string({ max: 20 }),
  documentStart: decode.oneOf(DOCUMENT_STARTS),
  localHolidays: decode.arrayOf(
    decode.object({
      date: decode.string({ pattern: /^\d{4}-\d{2}-\d{2}$/ }),
      name: decode.string({ max: 40 }),
      dayOff: decode.boolean,
    }),
    200,
  ),
  dueFigures: decodeDueFigures,
  villageDues: decode.recordOf(decodeVillageDues),
  guideContacts: decode.recordOf(decode.string({ max: 200 })),
  fontsTold: decode.string({ max: 300 }),
  noticeSlips: decodeSlips,
};

/** A stored value that does not fit is passed over in favour of the default: a setting never stops the program. */
export async function readSettings(): Promise<DeskSettings> {
  const stored = await listTable('settings');
  const out: Record<string, unknown> = { ...DEFAULT_SETTINGS };
  for (const { key, value } of stored) {
    const decoder = decoders[key as keyof DeskSettings] as Decoder<unknown> | undefined;
    const result = decoder?.(value.value);
    if (result?.ok) out[key] = result.value;
  }
  return out as unknown as DeskSettings;
}

/** How the window looks and where it stands: kept, but no act that anybody would want to take back. */
const PREFERENCES: ReadonlySet<string> = new Set([
  'gridWidths',
  'largeType',
  'streamId',
  'isSample',
  'programVersion',
  'fontsTold',
]);

export async function saveSettings(change: Partial<DeskSettings>): Promise<void> {
  const entries = Object.entries(change);
  const isPreference = entries.every(([key]) => PREFERENCES.has(key));
  await commit({
    name: isPreference ? 'preference' : 'settings',
    scope: 'settings',
    kind: isPreference ? 'note' : 'act',
    plan: () => ({ records: entries.map(([key, value]) => ({ table: 'settings', key, value: { value } })) }),
  });
}
