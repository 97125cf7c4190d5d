import type { CatalogEntry } from '../../shared/records';

/** An entry of the village catalog that counts since ever; a test names only what it is about. */
export const aCatalogEntry = (given: Partial<CatalogEntry> = {}): CatalogEntry => {
  const { code = 'VC-CW-03', version = 0 } = given;
  return {
    id: `${code}@${version}`,
    revision: 0,
    updatedAt: '',
    updatedBy: '',
    code,
    version,
    kind: 'village',
    order: 1,
    domain: '财务',
    level1: '村级财务',
    level2: '债权债务情况',
    contentElements: ['债权', '债务'],
    legalBasis: [{ text: '《村民委员会组织法》第三十五条', validFrom: '2026-01-01', validTo: '' }],
    timeLimit: { text: '下一季度首月15日前公布', amount: 15, unit: 'nextQuarterDay', from: '季度结束' },
    disclosingUnit: '村民委员会',
    unitKind: 'villagersCommittee',
    channels: ['村务公开栏'],
    audience: '全体村民',
    disclosureMethod: '主动公开',
    levels: ['village'],
    frequency: 'quarter',
    reach: 'board',
    privacyProfile: 'A',
    linkedCodes: [],
    stages: [],
    postingDays: 0,
    isFinance: false,
    needsDecision: false,
    chain: '',
    townshipMatter: 0,
    source: '',
    grounded: true,
    validFrom: '',
    validTo: '',
    note: '',
    ...given,
  };
};
