import type { Route } from '../../app/router';
import { BatchList } from './BatchList';
import { BatchPage } from './batch/BatchPage';

/** Routing of 补贴发放 only. */
export function PayoutsPage({ route }: { route: Route & { page: 'payouts' | 'batch' } }) {
  if (route.page === 'payouts') return <BatchList />;
  return <BatchPage key={route.batchId} batchId={route.batchId} stage={route.stage} />;
}
