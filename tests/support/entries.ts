import { postingRules, villageRules } from '../../resources/tables';
import { blankEntry, type Entry, type EntryContext, type ReviewOf } from '../../shared/disclosure/entries';
import type { CatalogEntry, Disclosure, DisclosureBody, MeetingFacts, ReviewRecord } from '../../shared/records';
import { aCatalogEntry } from './catalogEntries';
import { day } from './coverageRules';
import { shippedCalendar } from './workCalendars';

/** An entry of 东坝村 that says something; a test names only what it is about. */
export function anEntry(
  line: Partial<Disclosure> = {},
  body: Partial<DisclosureBody> = {},
  catalog: CatalogEntry = aCatalogEntry(),
): Entry {
  const blank = blankEntry({ id: 'd1', unitCode: '190101100201', period: '2026-Q1' }, catalog);
  return {
    line: { ...blank.line, ...line },
    body: { ...blank.body, text: '本季度没有新增债务。', elements: catalog.contentElements, ...body },
  };
}

export const agreed = (on = '2026-04-08'): ReviewOf => ({
  verdict: 'agreed',
  reviewId: 'r1',
  reviewedOn: on,
  reviewer: '审查人',
});

/** Both reviews agreed, an entry that asks for nothing special. */
export const aContext = (given: Partial<EntryContext> = {}): EntryContext => ({
  rules: villageRules,
  postingRules,
  calendar: shippedCalendar,
  catalog: aCatalogEntry(),
  chain: [],
  review: { release: agreed(), secrecy: agreed() },
  today: day('2026-12-01'),
  ...given,
});

export const aMeeting = (given: Partial<MeetingFacts> = {}): MeetingFacts => ({
  kind: 'assembly',
  heldOn: '2026-03-20',
  noticeOn: '2026-03-10',
  entitled: 100,
  present: 51,
  byHouseholds: false,
  agreed: 26,
  ...given,
});

export const aReview = (given: Partial<ReviewRecord> = {}): ReviewRecord => ({
  id: 'r1',
  unitCode: '190101100000',
  revision: 1,
  updatedAt: '',
  updatedBy: '',
  kind: 'release',
  number: '2026-001',
  items: [
    {
      kind: 'disclosure',
      id: 'd1',
      page: '190101100201/2026',
      title: '债权债务情况',
      unitCode: '190101100201',
      conclusion: 'agreed',
      contentSha256: 'a',
    },
  ],
  printedOn: '2026-04-08',
  reviewer: '审查人',
  reviewedOn: '2026-04-08',
  opinion: '',
  scan: null,
  deleted: false,
  ...given,
});
