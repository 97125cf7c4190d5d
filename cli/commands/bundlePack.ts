import path from 'node:path';
import packageInfo from '../../package.json';
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
import { openTableFile, ReadFailure } from '../../shared/formats/sheet';
import { beijingDay, fault, fillText, formatYuanGrouped, ok, type Result } from '../../shared/kernel';
import { layoutPosting } from '../../shared/layout';
import { type CheckReport, type PayoutRow, readTitleFacts } from '../../shared/payout';
import { checkTable } from '../../shared/pipeline/checkTable';
import { planVillagePosting } from '../../shared/pipeline/villagePosting';
import { type CliCommand, type CliIo, UsageError } from '../command';
import { readArguments, required } from '../io/arguments';
import { fileSource } from '../io/files';
import { folderStorage } from './bundleStorage';
import { bundleTables } from './bundleTables';
import { describeVerdictLine, readJsonFile } from './bundleVerify';

interface Sheet {
  readonly report: CheckReport;
  /** Imported rows by village, in the order of the sheet. */
  readonly villages: ReadonlyMap<string, readonly PayoutRow[]>;
}

async function readSheet(file: string, profile: SubmissionProfile): Promise<Result<Sheet>> {
  const villages = new Map<string, PayoutRow[]>();
  try {
    const opened = await openTableFile(await fileSource(file));
    if (!opened.ok) return opened;
    const checked = await checkTable(opened.value, {
      rules: payoutRules,
      context: {
        today: beijingDay(Date.parse(profile.created)),
        ...(profile.villages ? { villages: profile.villages.map((village) => village.name) } : {}),
      },
      onRows: ({ rows }) => {
        for (const { record } of rows) {
          if (!record) continue;
          const known = villages.get(record.village);
          if (known) known.push(record);
          else villages.set(record.village, [record]);
        }
      },
    });
    return checked.ok ? ok({ report: checked.value, villages }) : checked;
  } catch (error) {
    if (error instanceof ReadFailure) return fault(error.fault, error.params);
    throw error;
  }
}

interface PublicVillages {
  readonly villages: readonly SubmissionVillage[];
  readonly leftOut: number;
}

/** Private rows to public lists and notices, village by village; the only way leads through the masking module. */
function makePublic(sheet: Sheet, profile: SubmissionProfile, io: CliIo): Result<PublicVillages> {
  const kind = readTitleFacts(profile.program, payoutRules).kind;
  const villages: SubmissionVillage[] = [];
  let leftOut = 0;
  for (const [village, rows] of sheet.villages) {
    const quantity = kind?.quantityUnit ?? quantityUnitOf(sheet.report);
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
        profile: kind?.profile ?? 'B',
        showRemark: false,
        maskedColumns: [],
        tellNamesakesApart: false,
      },
      {
        village,
        township: '',
        signer: profile.unitName,
        program: profile.program,
        year: Number((profile.period || profile.created).slice(0, 4)),
        documentNumber: profile.documentNumber ?? '',
        reviewer: '',
        units: {
          count: fillText(
            io.text,
            quantity === fillText(io.text, 'posting.person') ? 'posting.person' : 'posting.household',
          ),
          quantity,
          rate: kind?.rateUnit ?? '',
        },
      },
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

const quantityUnitOf = (report: CheckReport): string =>
  report.columns.find((column) => column.field === 'quantity')?.unit ?? '';

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

    const sheet = await readSheet(path.resolve(io.cwd, file), profile);
    if (!sheet.ok) {
      io.err(say(sheet.fault, { file, ...sheet.params }));
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
    const { rejected } = sheet.value.report.counts;
    if (rejected > 0) io.err(say('bundle.pack.rejected', { count: rejected }));
    if (listed.value.leftOut > 0) io.err(say('bundle.pack.leftOut', { count: listed.value.leftOut }));

    // Ids are derived from the number of the bundle, so that packing the same sheet again gives the same bytes.
    const { unitCode, stream, sequence, created } = profile;
    const source = seededSource([unitCode, stream, sequence, created].join('\n'), Date.parse(created));
    const unit =
      quantityUnitOf(sheet.value.report) || (readTitleFacts(profile.program, payoutRules).kind?.quantityUnit ?? '');
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
