import { describe, expect, it } from 'vitest';
import { formatRoute, parseRoute, type Route } from '../../../../renderer/app/router';

const routes: readonly Route[] = [
  { page: 'desk' },
  { page: 'payouts' },
  { page: 'batch', batchId: '0195a0b0-03e9-7a95-8a2a-52aacc901105', stage: 'files' },
  { page: 'batch', batchId: '编号/带斜线', stage: 'posting' },
  { page: 'exchange', tab: 'received' },
  { page: 'pack', batchId: 'b1' },
  { page: 'bundle', bundleId: 'r1' },
  { page: 'consultation', unitCode: '190101100201', year: '2026', id: 'c1' },
  { page: 'settings', section: 'keys' },
  { page: 'help' },
];

describe('addresses', () => {
  for (const route of routes)
    it(`reads back ${formatRoute(route)}`, () => expect(parseRoute(formatRoute(route))).toEqual(route));

  it('takes anything unknown as the desk and a missing stage as the check', () => {
    expect(parseRoute('')).toEqual({ page: 'desk' });
    expect(parseRoute('#/nowhere')).toEqual({ page: 'desk' });
    expect(parseRoute('#/payouts/b1')).toEqual({ page: 'batch', batchId: 'b1', stage: 'check' });
    expect(parseRoute('#/payouts/b1/strange')).toEqual({ page: 'batch', batchId: 'b1', stage: 'check' });
  });

  it('survives a broken escape', () => expect(parseRoute('#/payouts/%E0%A4%A')).toEqual({ page: 'payouts' }));
});
