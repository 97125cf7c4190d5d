import path from 'node:path';
import packageInfo from '../../package.json';
import { bundleTables } from '../../resources/bundleTables';
import { layoutRules, payoutRules, privacyRules } from '../../resources/tables';
import {
  type BundleFile,
  type BundleSigner,
  bundleReadMe,
  decodeSecretKey,
  decodeSubmissionProfile,
  exportBundle,
  planPayoutSubmission,
  type SubmissionProfile,
  type SubmissionVillage,
  seededSource,
} from '../../shared/bundle';
import { ed25519PublicKey, ed25519Sign } from '../../shared/formats/crypto';
import { NOTICE_HTML_LIMIT_BYTES, renderNoticeHtml } from '../../shared/formats/html';
import { beijingDay, fillText, formatYuanGrouped, ok, type Result } from '../../shared/kernel';
import { layoutPosting } from '../../shared/layout';
import { readTitleFacts } from '../../shared/payout';
import { describePosting, planVillagePosting } from '../../shared/pipeline/villagePosting';
import { type CliCommand, type CliIo, UsageError } from '../command';
import { readArguments, required } from '../io/arguments';
import { folderStorage } from './bundleStorage';
import { describeVerdictLine, readJsonFile } from './bundleVerify';
import { type ReadRows, readPayoutRows } from './payoutRows';

interface PublicVillages {
  readonly villages: readonly SubmissionVillage[];
  readonly leftOut: number;
}

/** Private rows to public lists and notices, village by village; the only way leads through the masking module. */
function makePublic(sheet: ReadRows, profile: SubmissionProfile, io: CliIo): Result<PublicVillages> {
  const kind = readTitleFacts(profile.program, payoutRules).kind;
  const villages: SubmissionVillage[] = [];
  let leftOut = 0;
  for (const [village, rows] of sheet.villages) {
    const facts = describePosting(
      {
        village,
        township: profile.level === 'township' ? profile.unitName : '',
        program: profile.program,
        year: Number((profile.period || profile.created).slice(0, 4)),
        documentNumber: profile.documentNumber ?? '',
        reviewer: '',
      },
      kind ?? { quantityUnit: quantityUnitOf(sheet), rateUnit: '' },
      io.text,
    );
    const posting = planVillagePosting(
      rows,
      {
        form: 'board',
        paper: 'A4',
        orientation: 'portrait',
        groupPerPage: false,
        postedOn: profile.postingFrom || beijingDay(Date.parse(profile.created)),
        postingTo: profile.postingTo ?? '',
        telephone: profile.contact ?? '',
        profile: kind?.profile ?? 'C',
        showRemark: false,
        maskedColumns: [],
        tellNamesakesApart: false,
      },
      facts,
      privacyRules,
      io.text,
    );
    if (!posting.ok) return posting;
    const { input, plan } = posting.value;
    leftOut += plan.leftOut.count;
    villages.push({ village, rows: plan.rows, files: noticeFiles(input, io) });
  }
  return ok({ villages, leftOut });
}

/** notice.html, unless the list is too long for one page of the portal. */
function noticeFiles(input: Parameters<typeof layoutPosting>[0], io: CliIo): BundleFile[] {
  const html = renderNoticeHtml(layoutPosting(input, { rules: layoutRules, text: io.text }));
  const bytes = new TextEncoder().encode(html);
  return bytes.length > NOTICE_HTML_LIMIT_BYTES ? [] : [{ name: 'notice.html', read: async () => bytes }];
}

const quantityUnitOf = (sheet: ReadRows): string =>
  sheet.reports[0]?.columns.find((column) => column.field === 'quantity')?.unit ?? '';

async function readProfile(file: string, io: CliIo): Promise<SubmissionProfile> {
  const profile = decodeSubmissionProfile(await readJsonFile(path.resolve(io.cwd, file)));
  if (profile.ok) return profile.value;
  throw new UsageError('bundle.pack.badProfile', { path: file, detail: String(profile.params.path ?? '') });
}

async function readSigner(file: string, io: CliIo): Promise<BundleSigner> {
  const seed = decodeSecretKey(await readJsonFile(path.resolve(io.cwd, file)));
  if (!seed.ok) throw new UsageError('bundle.pack.badKey', { path: file });
  return { publicKey: ed25519PublicKey(seed.value), sign: (message) => ed25519Sign(message, seed.value) };
}

/** `gongkai bundle pack FILE --profile profile.json --key key.json --out DIR` (bundle.md § 14). */
export const bundlePackCommand: CliCommand = {
  words: ['bundle', 'pack'],
  helpKey: 'bundle.help.pack',
  async run(args, io) {
    const say = (key: string, params: Record<string, string | number> = {}): string => fillText(io.text, key, params);
    const { values, positionals } = readArguments(args, { profile: 'string', key: 'string', out: 'string' });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new UsageError('bundle.pack.needsFile');
    const profileFile = required(values.profile, '--profile');
    const keyFile = required(values.key, '--key');
    const out = path.resolve(io.cwd, required(values.out, '--out'));
    const profile = await readProfile(profileFile, io);
    const signer = await readSigner(keyFile, io);

    const names = profile.villages?.map((village) => village.name);
    const sheet = await readPayoutRows(
      [file],
      { today: Date.parse(profile.created), ...(names ? { villages: names } : {}) },
      io,
    );
    if (!sheet.ok) {
      io.err(say(sheet.fault, sheet.params));
      return 1;
    }
    const listed = makePublic(sheet.value, profile, io);
    if (!listed.ok) {
      io.err(
        say(listed.fault === 'privacy.profile.blocked' ? 'bundle.pack.blocked' : listed.fault, {
          program: profile.program,
          ...listed.params,
        }),
      );
      return 1;
    }
    const rejected = sheet.value.reports.reduce((sum, report) => sum + report.counts.rejected, 0);
    if (rejected > 0) io.err(say('bundle.pack.rejected', { count: rejected }));
    if (listed.value.leftOut > 0) io.err(say('bundle.pack.leftOut', { count: listed.value.leftOut }));

    // Ids are derived from the number of the bundle, so that packing the same sheet again gives the same bytes.
    const { unitCode, stream, sequence, created } = profile;
    const source = seededSource([unitCode, stream, sequence, created].join('\n'), Date.parse(created));
    const unit = quantityUnitOf(sheet.value) || (readTitleFacts(profile.program, payoutRules).kind?.quantityUnit ?? '');
    const input = planPayoutSubmission(
      profile,
      listed.value.villages,
      unit,
      source,
      `gongkai ${packageInfo.version}`,
      io.text,
    );
    if (!input.ok) {
      io.err(say(input.fault, input.params));
      return 1;
    }
    const readMe = bundleReadMe(io.text, input.value, signer);
    const done = await exportBundle(input.value, [signer], await folderStorage(out), bundleTables, readMe);
    for (const problem of done.verdict.problems) io.err(describeVerdictLine(problem, io));
    if (!done.isWritten) {
      io.err(say('bundle.pack.refused'));
      return 1;
    }
    const { packed } = done;
    const total = formatYuanGrouped(packed.totalFen);
    io.out(
      say('bundle.pack.written', {
        file: path.join(out, packed.fileName),
        rows: packed.rowCount,
        total,
        readMe: readMe.name,
      }),
    );
    return 0;
  },
};
