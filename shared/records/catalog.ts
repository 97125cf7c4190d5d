import { type Decoder, decode } from '../kernel';
import { type LineBase, lineShape } from './line';
import type { PrivacyProfile } from './publicPayoutRow';
import { decodeTimeLimit, type TimeLimit } from './timeLimit';

/** village: 村务公开事项. government: 标准目录 (26 fields and the township's general entries). basic: 基本目录 (R-C06). publicBody: 公共企事业单位 (R-C07). */
export const CATALOG_KINDS = ['village', 'government', 'basic', 'publicBody'] as const;
export type CatalogKind = (typeof CATALOG_KINDS)[number];

/** R-00d: who must publish. */
export const DISCLOSING_UNIT_KINDS = [
  'villagersCommittee',
  'collectiveEconomicOrganization',
  'villagerGroup',
  'partyOrganization',
  'government',
  'publicBody',
] as const;
export type DisclosingUnitKind = (typeof DISCLOSING_UNIT_KINDS)[number];

/** event: when something happens (随时). standing: stays published and is kept current. */
export const FREQUENCIES = ['month', 'quarter', 'halfYear', 'year', 'event', 'standing'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** Parts of an entry that may be a sample of another county and not yet looked over. */
export const SAMPLE_FIELDS = ['contentElements', 'legalBasis', 'timeLimit', 'disclosingUnit'] as const;
export type SampleField = (typeof SAMPLE_FIELDS)[number];

export const LEVELS = ['county', 'township', 'village'] as const;
export const REACHES = ['internet', 'board'] as const;
export type Reach = (typeof REACHES)[number];
/** R-C08 决策 执行 管理 服务 结果. */
export const DISCLOSURE_STAGES = ['decision', 'execution', 'management', 'service', 'result'] as const;

/** One article with the days between which it stands so ('' = open): what is printed is the one in force on the posting date (R-00a). */
export interface LegalBasis {
  readonly text: string;
  readonly validFrom: string;
  readonly validTo: string;
}

/**
 * One version of one catalog entry (R-C01: eight elements and the levels). Versions are never deleted: a changed entry is a new
 * version from a day on, an abolished one has an end (R-C05). Line id: `<code>@<version>`.
 */
export interface CatalogEntry extends LineBase {
  readonly code: string;
  /** 0: as shipped; from 1: the county's own. */
  readonly version: number;
  readonly kind: CatalogKind;
  /** Place in the printed catalog. */
  readonly order: number;
  /** 领域 of the government catalog, 类别 of the village catalog. */
  readonly domain: string;
  readonly level1: string;
  readonly level2: string;
  readonly contentElements: readonly string[];
  readonly legalBasis: readonly LegalBasis[];
  readonly timeLimit: TimeLimit;
  /** As printed. */
  readonly disclosingUnit: string;
  readonly unitKind: DisclosingUnitKind;
  readonly channels: readonly string[];
  /** As printed: 全社会, or who exactly. */
  readonly audience: string;
  /** 主动公开 or 依申请公开, as printed. */
  readonly disclosureMethod: string;
  readonly levels: readonly (typeof LEVELS)[number][];
  readonly frequency: Frequency;
  readonly reach: Reach;
  readonly privacyProfile: PrivacyProfile;
  /** Entries of the other side that tell the same matter (R-V10). */
  readonly linkedCodes: readonly string[];
  readonly stages: readonly (typeof DISCLOSURE_STAGES)[number][];
  /** Days that a posting of this entry must hang; 0 = the general minimum (R-V04, R-V25). */
  readonly postingDays: number;
  /** The same in working days (R-V25 预公告); 0 = none. Both hold where both are given. */
  readonly postingWorkingDays: number;
  /** R-V07: supervision committee's opinion before posting. */
  readonly isFinance: boolean;
  /** R-V16: rests on a decision of the villagers' assembly. */
  readonly needsDecision: boolean;
  /** '' or pair: decision and result (R-V09); application: 申报 公示 结果 (R-V14). */
  readonly chain: '' | 'pair' | 'application';
  /** 1 to 8: which township matter of 条例 Art. 21 (R-P05) it serves; 0 none. */
  readonly townshipMatter: number;
  /** Column of the portal that carries it (R-P06, R-P07); '' = none chosen. */
  readonly portalColumn: string;
  /** Where the template row was seen; shown as its source. */
  readonly source: string;
  /** False: not found in any published catalog. */
  readonly grounded: boolean;
  readonly samples: readonly SampleField[];
  /** Days between which this version counts, '' = open. An entry no longer valid is archived, not gone. */
  readonly validFrom: string;
  readonly validTo: string;
  readonly note: string;
  /** Columns of the county's own beside the elements, in their order (R-C01). */
  readonly own: readonly { readonly name: string; readonly value: string }[];
}

const day = decode.string({ pattern: /^(\d{4}-\d{2}-\d{2})?$/ });
const text = (max: number): Decoder<string> => decode.string({ max });

export const decodeCatalogEntry: Decoder<CatalogEntry> = decode.object({
  ...lineShape,
  code: text(40),
  version: decode.integer(0),
  kind: decode.oneOf(CATALOG_KINDS),
  order: decode.integer(0),
  domain: text(60),
  level1: text(100),
  level2: text(200),
  contentElements: decode.arrayOf(text(400), 200),
  legalBasis: decode.arrayOf(decode.object({ text: text(400), validFrom: day, validTo: day }), 60),
  timeLimit: decodeTimeLimit,
  disclosingUnit: text(200),
  unitKind: decode.oneOf(DISCLOSING_UNIT_KINDS),
  channels: decode.arrayOf(text(60), 40),
  audience: text(60),
  disclosureMethod: text(60),
  levels: decode.arrayOf(decode.oneOf(LEVELS), 3),
  frequency: decode.oneOf(FREQUENCIES),
  reach: decode.oneOf(REACHES),
  privacyProfile: decode.oneOf(['A', 'B', 'C', 'D'] as const),
  linkedCodes: decode.arrayOf(text(40), 60),
  stages: decode.arrayOf(decode.oneOf(DISCLOSURE_STAGES), 5),
  postingDays: decode.integer(0, 400),
  postingWorkingDays: decode.integer(0, 400),
  isFinance: decode.boolean,
  needsDecision: decode.boolean,
  chain: decode.oneOf(['', 'pair', 'application'] as const),
  townshipMatter: decode.integer(0, 8),
  portalColumn: text(60),
  source: text(400),
  grounded: decode.boolean,
  samples: decode.arrayOf(decode.oneOf(SAMPLE_FIELDS), 4),
  validFrom: day,
  validTo: day,
  note: text(1000),
  own: decode.arrayOf(decode.object({ name: text(60), value: text(1000) }), 30),
});
