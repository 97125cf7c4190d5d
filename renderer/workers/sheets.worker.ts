/** Reading, checking and editing payout sheets. No logic of its own. */
import { setOperator } from '../data/source';
import { unlockVault } from '../data/vault';
import { serveJobs } from './serve';

serveJobs({}, (setup) => {
  unlockVault(setup.dataKey);
  setOperator(setup.operator);
});
