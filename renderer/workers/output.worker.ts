/** Postings, bundles, scans and attachments: everything that makes or judges a file. No logic of its own. */
import { readAttachmentBytes } from '../data/attachments/bytes';
import { preparePhoto, stagePhotos } from '../data/attachments/photo';
import { shrinkPicture } from '../data/attachments/shrink';
import { stageAttachment } from '../data/attachments/stage';
import { buildMatters } from '../data/consistency';
import { packBatch } from '../data/exchange/packBatch';
import { packLists, viewLists } from '../data/exchange/packLists';
import { acceptBundle, pinSigner, readItem, receiveBundle, reopenBundle } from '../data/exchange/receive';
import { checkNoticeAt } from '../data/notices/look';
import { makeNotices } from '../data/notices/make';
import { renderNotice } from '../data/notices/outputs';
import { noticesForPrint } from '../data/notices/printMany';
import { noticeSheets } from '../data/notices/sheets';
import { planPostings, previewPosting, renderPosting } from '../data/postings';
import { renderReport } from '../data/reports';
import { buildRollup } from '../data/rollup/build';
import { makeRollupEntries } from '../data/rollup/entries';
import { renderRollup } from '../data/rollup/postings';
import { scanFiles } from '../data/scanFiles';
import { makeBackup, makeSnapshot } from '../data/store/backup';
import { unlessWritingAhead, whileWritingAhead } from '../data/store/lock';
import { inspectBackup } from '../data/store/restore';
import { sweepAttachments } from '../data/store/sweepAttachments';
import { renderTrail } from '../data/store/trail';
import { asFile } from './asFile';
import { serveJobs } from './serve';

let publicKey = new Uint8Array();

serveJobs(
  {
    'posting.plan': ({ batchId, options }, { signal }) => planPostings(batchId, options, signal),
    'posting.preview': ({ batchId, village, options }) => previewPosting(batchId, village, options),
    'posting.render': ({ batchId, village, options, format }) => renderPosting(batchId, village, options, format),
    'notice.check': async ({ place }) => ({ problems: await checkNoticeAt(place) }),
    'notice.sheets': ({ place }) => noticeSheets(place),
    'notice.render': ({ place, format }, context) => renderNotice(place, format, context),
    'notice.print': ({ places }, context) => noticesForPrint(places, context),
    'notice.make': (request, context) => makeNotices(request, context),
    'report.render': ({ report, format }, context) => renderReport(report, format, context),
    'rollup.build': ({ year }, context) => buildRollup(year, context),
    'rollup.render': (request, context) => renderRollup(request, context),
    'rollup.makeEntries': ({ year }, context) => makeRollupEntries(year, context),
    'rollup.matters': ({ year }, context) => buildMatters(year, context),
    'bundle.pack': (request, context) => packBatch(request, publicKey, context),
    'bundle.lists': ({ period }, context) => viewLists(period, context),
    'bundle.packLists': (request, context) => packLists(request, publicKey, context),
    'bundle.receive': ({ file }, context) => whileWritingAhead(() => receiveBundle(asFile(file), context)),
    'bundle.open': ({ bundleId }, context) => reopenBundle(bundleId, context),
    'bundle.pin': ({ bundleId, by }, context) => pinSigner(bundleId, by, context),
    'bundle.accept': ({ bundleId }, context) => acceptBundle(bundleId, context),
    'bundle.item': ({ bundleId, itemId }, context) => readItem(bundleId, itemId, context),
    'store.backup': ({ reason }, { onProgress }) => makeBackup(reason, onProgress),
    'store.snapshot': (_input, { onProgress }) => makeSnapshot(onProgress),
    'store.inspect': ({ backup, keys }, { onProgress }) => inspectBackup(backup, keys, onProgress),
    'store.trail': ({ format }) => renderTrail(format),
    // The page holds the lock of what is written ahead until its command names it.
    'attachment.stage': (request, context) => stageAttachment({ ...request, file: asFile(request.file) }, context),
    'attachment.read': async (ref) => ({ bytes: await readAttachmentBytes(ref) }),
    'attachment.shrink': ({ file }) => shrinkPicture(asFile(file)),
    'attachment.photo': ({ file }, context) => preparePhoto(asFile(file), context),
    'attachment.stagePhotos': (request, context) => stagePhotos(request.photos, context),
    'attachment.sweep': async () => {
      await unlessWritingAhead(sweepAttachments);
      return null;
    },
    'privacy.scan': ({ files, publicContacts }, context) => scanFiles(files.map(asFile), publicContacts ?? [], context),
  },
  (setup) => {
    publicKey = new Uint8Array(setup.publicKey);
  },
);
