/** Postings, bundles and scans: everything that makes or judges a file. No logic of its own. */
import { planPostings, previewPosting, renderPosting } from '../data/postings';
import { setOperator } from '../data/source';
import { unlockVault } from '../data/vault';
import { serveJobs } from './serve';

serveJobs(
  {
    'posting.plan': ({ batchId, options }, { signal }) => planPostings(batchId, options, signal),
    'posting.preview': ({ batchId, village, options }) => previewPosting(batchId, village, options),
    'posting.render': ({ batchId, village, options, format }) => renderPosting(batchId, village, options, format),
  },
  (setup) => {
    unlockVault(setup.dataKey);
    setOperator(setup.operator);
  },
);
