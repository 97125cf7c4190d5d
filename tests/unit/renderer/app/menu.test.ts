import { describe, expect, it } from 'vitest';
import { countLists, menuFor } from '../../../../renderer/app/menu';
import { type CoverageCell, waitingLists } from '../../../../shared/disclosure/coverage';
import { aConsultation } from '../../../support/consultations';
import { day } from '../../../support/coverageRules';
import { anOfficialDocument } from '../../../support/officialDocuments';

const TOWN = '190101100000';
const EAST = '190101100201';
const late = (unitCode: string): CoverageCell => ({
  unitCode,
  code: 'JB-D01',
  period: '2026-H1',
  state: 'todo',
  dueOn: '2026-06-30',
  dueStatus: 'fixed',
  rule: 'R-P11',
  periodTo: '2026-06-30',
  disclosureId: '',
  title: '',
  postedOn: '',
  isBefore: false,
  reason: '',
  gap: '',
  onTime: false,
});
const listsOf = (...units: string[]) => waitingLists(units.map(late), [anOfficialDocument()], day('2026-08-01'));
const waitingAt = (labelKey: string, counts: ReturnType<typeof countLists>): number | undefined =>
  menuFor('township', counts).find((entry) => entry.labelKey === labelKey)?.waiting;

describe('numbers in the menu', () => {
  it('[R-P11] count what the township publishes itself on the desk, and not with the villages', () => {
    const counts = countLists(listsOf(TOWN, TOWN, EAST), TOWN);
    expect(counts).toEqual({ disclosures: 1, documents: 1, own: 2, board: 0 });
    expect(waitingAt('app.menu.village', counts)).toBe(1);
    expect(waitingAt('app.menu.government', counts)).toBe(1);
    expect(waitingAt('app.menu.desk', counts)).toBe(4);
  });

  it('[R-G01] count consultations that wait with the notice board', () => {
    const waits = { consultation: aConsultation().line, what: 'ends', dueOn: '2026-08-02' } as const;
    const counts = countLists(waitingLists([], [], day('2026-08-01'), [waits]), TOWN);
    expect(waitingAt('app.menu.board', counts)).toBe(1);
  });

  it('count the duties of a village that works for itself', () => {
    expect(countLists(listsOf(EAST), undefined)).toMatchObject({ disclosures: 1, own: 0 });
  });
});
