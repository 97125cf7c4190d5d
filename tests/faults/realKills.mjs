/**
 * Kills the real program (SIGKILL, all of its processes) at random moments of random histories, opens it again, and looks: what
 * was acknowledged is there, what was on its way is there whole or not at all, the working copy says what the journal says.
 */
import { createHash } from 'node:crypto';
import { killShell, newProfile, openFaultServer, openShell, removeProfile } from './shell.mjs';

/** Commands of one profile before a fresh one is taken. */
const KILLS_PER_PROFILE = 5;
const MOST_ACTS = 6;
const LONGEST_MS = 700;

/** So many acknowledged acts, and so long into the next ones; the same for the same seed. */
function momentOf(seed, n) {
  const digest = createHash('sha256').update(`${seed}/${n}`).digest();
  return { acts: digest.readUInt32BE(0) % MOST_ACTS, ms: digest.readUInt32BE(4) % LONGEST_MS };
}

/**
 * @param options.kills how many; @param options.seed of the histories and of the moments
 * @returns kills that were made, acts acknowledged, and a line for everything that was lost or half applied
 */
export async function realKills({ kills, seed, log = () => {} }) {
  const server = await openFaultServer();
  const result = { kills: 0, acknowledged: 0, inFlight: 0, lost: [], halfApplied: [] };
  let profile = '';
  /** The last acknowledged act of the profile and where it was killed. */
  let before;
  try {
    for (let n = 0; n <= kills; n += 1) {
      const isFresh = n % KILLS_PER_PROFILE === 0;
      // The last round, and the last of a profile, only look.
      if (isFresh && profile) {
        await lookAndWork({ profile, url: server.url, before, result });
        removeProfile(profile);
        profile = '';
      }
      if (n === kills) {
        if (profile) await lookAndWork({ profile, url: server.url, before, result });
        break;
      }
      if (isFresh) {
        profile = newProfile();
        before = undefined;
      }
      const moment = momentOf(seed, n);
      const last = await lookAndWork({ profile, url: server.url, before, result, seed: seed + n, moment });
      before = { last, where: `seed ${seed + n}, killed ${moment.ms} ms after ${moment.acts} acts` };
      log(`kill ${n + 1} of ${kills}: ${result.acknowledged} acknowledged, ${result.lost.length} lost`);
    }
  } finally {
    if (profile) removeProfile(profile);
    await server.close();
  }
  return result;
}

/** Opens the profile, compares it with what was acknowledged before the last kill, then works until the next one. */
async function lookAndWork({ profile, url, before, result, seed, moment }) {
  const { app, page } = await openShell(profile, url);
  if (process.env.FAULTS_LOG) page.on('console', (line) => console.log(line.text()));
  const started = await page.evaluate(() => window.faults.start());
  if (started.kind !== 'open') {
    result.lost.push(`${before?.where}: the program does not start: ${JSON.stringify(started)}`);
    await killShell(app);
    return undefined;
  }
  if (before) await look({ page, before, result });
  if (moment) return workUntilKilled({ app, page, seed, moment, result });
  await app.close();
  return undefined;
}

async function look({ page, before: { last, where }, result }) {
  if (last) await compare({ page, last, where, result });
  const journal = await page.evaluate(() => window.faults.verify());
  if (!journal.ok || !journal.value.isWhole) result.lost.push(`${where}: the journal is broken`);
  const shown = await page.evaluate(() => window.faults.look());
  await page.evaluate(() => window.faults.rebuild());
  const rebuilt = await page.evaluate(() => window.faults.look());
  if (rebuilt.state !== shown.state) result.halfApplied.push(`${where}: the journal says otherwise`);
}

async function workUntilKilled({ app, page, seed, moment, result }) {
  const acked = [];
  let begun = () => {};
  const atWork = new Promise((resolve) => {
    begun = resolve;
  });
  await page.exposeFunction('acked', (what) => {
    acked.push(what);
    if (acked.length > moment.acts) begun();
  });
  const working = page.evaluate((from) => window.faults.work(from, 10_000), seed).catch(() => undefined);
  // Whatever ends it early is seen by the comparison; waiting for an act that never comes would hide it.
  void working.then(begun);
  await atWork;
  await new Promise((resolve) => setTimeout(resolve, moment.ms));
  await killShell(app);
  await working;
  result.kills += 1;
  result.acknowledged += acked.length - 1;
  return acked.at(-1);
}

/** What came after the last acknowledged act is one act on its way: taken back, everything is as it was acknowledged. */
async function compare({ page, last, where, result }) {
  const now = await page.evaluate(() => window.faults.look());
  if (now.seq < last.seq) {
    result.lost.push(`${where}: ${last.seq} entries were acknowledged, ${now.seq} are there`);
    return;
  }
  if (now.seq === last.seq) {
    if (now.state !== last.state) result.lost.push(`${where}: the state differs from the acknowledged one`);
    return;
  }
  result.inFlight += 1;
  const way = now.command === 'command.undone' ? 'redo' : 'undo';
  for (let n = now.seq; n > last.seq; n -= 1) await page.evaluate((name) => window.faults[name](), way);
  const back = await page.evaluate(() => window.faults.look());
  if (back.content !== last.content) result.halfApplied.push(`${where}: ${now.command} was half applied`);
}
