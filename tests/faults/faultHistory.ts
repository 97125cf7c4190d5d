import { saveSettings } from '../../renderer/data/settings';
import { redoLast, undoLast } from '../../renderer/data/store/undo';
import { faultOf } from '../../renderer/workers/faultCode';
import { type Dice, dice } from '../support/dice';
import { type Act, type HistoryGoods, nextAct } from '../support/histories';
import { type Frozen, HistoryDesk, stateText } from '../support/historyDesk';
import { setUpTown } from '../support/historyGoods';
import { aRunFault, callsOf, faultName, type Measured, type RunFault } from './faultKinds';
import { restDamage } from './restDamage';
import type { Tally } from './tally';

const SETTLE_MS = 60_000;
const PLACES = ['data', 'profile', 'backups'] as const;

/** What an act came to: '' = acknowledged, else the code of its refusal. */
type Answer = { readonly code: string; readonly detail: string };

/** One history: commands, and while some of them run (or after them) one thing goes wrong. */
export class FaultHistory {
  private readonly dice: Dice;
  readonly desk: HistoryDesk;
  private step = 0;
  private readonly kept: Frozen[] = [];

  constructor(
    private readonly seed: number,
    private readonly goods: HistoryGoods,
    private readonly tally: Tally,
  ) {
    this.dice = dice(seed);
    this.desk = new HistoryDesk(seed);
  }

  async run(): Promise<void> {
    this.tally.histories += 1;
    await this.desk.fresh();
    await setUpTown();
    const length = this.dice.int(10, 25);
    for (let n = 0; n < length; n += 1) {
      const what = this.dice.int(0, 99);
      if (this.dice.chance(0.06)) this.moveClock();
      if (n < 3 || what < 35) await this.plain();
      else if (what < 85) await this.faulty();
      else await restDamage(this, this.dice, this.tally);
      if (!this.tally.isClean) return;
    }
  }

  /** Somebody sets the clock, or its battery is empty. */
  private moveClock(): void {
    this.tally.addFault('clock moved');
    this.desk.moveClock(this.dice.pick([1, 30, 400, 4000]) * 86_400_000 * this.dice.pick([-1, 1]));
  }

  /** A command without a fault. */
  async plain(): Promise<void> {
    if (this.dice.chance(0.2)) this.kept.push(await this.desk.freeze());
    const act = await nextAct(this.dice, this.goods);
    const { code, detail } = await this.perform(act, this.nextStep());
    if (code === '') this.tally.acknowledged += 1;
    if (code === 'job.failed' || code === 'hangs') this.tally.failed.push(this.label(`${act.name}: ${code} ${detail}`));
  }

  /** An earlier state of this computer, when one was kept. */
  older(): Frozen | undefined {
    return this.kept.length === 0 ? undefined : this.dice.pick(this.kept);
  }

  nextStep(): number {
    this.step += 1;
    this.tally.commands += 1;
    return this.step;
  }

  label(what: string): string {
    return `seed ${this.seed} step ${this.step} ${what}`;
  }

  /** Runs an act; answers when it has come to rest. */
  private async perform(act: Act, step: number): Promise<Answer> {
    this.desk.beginStep(step);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<Answer>((resolve) => {
      timer = setTimeout(() => resolve({ code: 'hangs', detail: '' }), SETTLE_MS);
    });
    const done = act.run().then(
      () => ({ code: '', detail: '' }),
      (error: unknown) => {
        const { code, params } = faultOf(error, false);
        return { code, detail: JSON.stringify(params) };
      },
    );
    const answer = await Promise.race([done, late]);
    clearTimeout(timer);
    // What was sent off without being waited for comes to rest too.
    for (let n = 0; n < 3; n += 1) await new Promise((resolve) => setImmediate(resolve));
    return answer;
  }

  private async faulty(): Promise<void> {
    const { desk } = this;
    const act = await nextAct(this.dice, this.goods);
    const step = this.nextStep();
    const frozen = await desk.freeze();
    const clean = await this.withoutFault(act, step);
    await desk.thaw(frozen);
    const fault = aRunFault(this.dice, clean.measured);
    const label = this.label(`${act.name}, ${JSON.stringify(fault)}`);
    const hit = this.inject(fault);
    const answer = await this.perform(act, step);
    const isEnd = fault.kind === 'kill' || fault.kind === 'power';
    if (isEnd && !desk.machine.isOver) desk.machine.endNow(fault.kind);
    if (hit()) {
      this.tally.addFault(faultName(fault));
      if (fault.kind === 'kill') this.tally.kills += 1;
      if (fault.kind === 'power') this.tally.powerCuts += 1;
    }
    if (answer.code === '') this.tally.acknowledged += 1;
    else this.tally.addRefusal(answer.code);
    if (answer.code === 'hangs') this.tally.failed.push(`${label}: hangs`);
    if (answer.code === 'job.failed' && !isEnd) this.tally.addRefusal(`${answer.detail} (${faultName(fault)})`);
    const isRestart = isEnd || this.dice.chance(0.6);
    // IndexedDB answers before its bytes are on the disk: a power cut may take its last transactions back.
    const isOlder = fault.kind === 'power' && this.dice.chance(0.5);
    await this.settleAfter(label, isRestart, isOlder ? frozen.rows : undefined);
    if (!this.tally.isClean) return;
    const wanted = answer.code === '' && clean.code === '' ? [clean.after] : [...clean.stages, clean.after];
    await this.compare(label, wanted, answer.code === '' ? clean.stages : []);
    if (this.tally.isClean) await this.checkOn(label);
  }

  /** What the act does when nothing goes wrong: the states it may leave, and the calls it makes. */
  private async withoutFault(act: Act, step: number) {
    const { desk } = this;
    const { machine } = desk;
    const stages = [await stateText()];
    desk.onCommit = async () => {
      stages.push(await stateText());
    };
    const begun = PLACES.map((place) => desk.disk[place]?.calls.length ?? 0);
    machine.arm();
    const answer = await this.perform(act, step);
    const measured: Measured = {
      events: machine.count,
      copyWrites: machine.countOf('copy.write'),
      copyTransactions: machine.countOf('copy.transaction'),
      calls: {
        data: this.callsSince('data', begun[0] ?? 0),
        profile: this.callsSince('profile', begun[1] ?? 0),
        backups: this.callsSince('backups', begun[2] ?? 0),
      },
    };
    desk.onCommit = undefined;
    return { code: answer.code, stages, after: await stateText(), measured };
  }

  private callsSince(place: (typeof PLACES)[number], from: number) {
    return this.desk.disk[place]?.calls.slice(from).map(({ kind }) => kind) ?? [];
  }

  /** @returns whether it has hit, asked afterwards. */
  private inject(fault: RunFault): () => boolean {
    const { machine, disk } = this.desk;
    if (fault.kind === 'copy') {
      machine.arm({ copyFault: fault.copy });
      return () => machine.hasRefused;
    }
    if (fault.kind === 'disk') {
      const { place, on, nth } = fault.disk;
      const begun = disk[place]?.calls.length ?? 0;
      disk[place]?.fail(fault.disk);
      return () => callsOf(this.callsSince(place, begun), on) >= nth;
    }
    machine.arm({ ending: { how: fault.kind, nth: fault.nth } });
    return () => machine.isOver;
  }

  /** The next start, or the same program going on once the disk is well again. */
  private async settleAfter(label: string, isRestart: boolean, rows?: Frozen['rows']): Promise<void> {
    const { desk } = this;
    try {
      if (!isRestart) {
        desk.machine.heal();
        try {
          await desk.catchUp();
          return;
        } catch (error) {
          // After a failed flush the shell says that it must be opened again.
          const { code } = faultOf(error, false);
          if (code !== 'host.storeDamaged') throw error;
        }
      }
      await desk.restart(false, rows);
    } catch (error) {
      this.tally.failed.push(`${label}: does not start: ${JSON.stringify(faultOf(error, false))}`);
    }
  }

  /** The state must be one of these. @param old states that would mean that an acknowledged act is gone */
  async compare(label: string, wanted: readonly string[], old: readonly string[] = []): Promise<void> {
    let state = '';
    try {
      state = await stateText();
    } catch (error) {
      this.tally.lost.push(`${label}: does not open: ${JSON.stringify(faultOf(error, false))}`);
      return;
    }
    if (wanted.includes(state)) return;
    const list = old.includes(state) ? this.tally.lost : this.tally.halfApplied;
    list.push(`${label}: ${differences(wanted.at(-1) ?? '{}', state)}`);
  }

  /** What must hold after every fault; part of it by lot, or one history would take minutes. */
  async checkOn(label: string): Promise<void> {
    const { desk } = this;
    const check = await desk.host['store.verify']();
    if (!check.ok || !check.value.isWhole) this.tally.failed.push(`${label}: verify ${JSON.stringify(check)}`);
    if (this.dice.chance(0.3)) await this.checkLoss(label);
    if (this.dice.chance(0.25)) await this.checkUndo(label);
    await this.checkNext(label);
  }

  /** The journal alone gives everything back. */
  async checkLoss(label: string): Promise<void> {
    const before = await stateText();
    await this.desk.loseWorkingCopy();
    this.tally.addFault('copy lost');
    await this.desk.restart().then(
      () => this.compare(`${label}, then the copy lost`, [before]),
      (error: unknown) =>
        this.tally.failed.push(`${label}, then the copy lost: ${JSON.stringify(faultOf(error, false))}`),
    );
  }

  private async checkUndo(label: string): Promise<void> {
    const before = await stateText(true);
    this.desk.beginStep(this.nextStep());
    const undone = await undoLast();
    if (!undone.ok) {
      if (undone.fault !== 'store.nothingToUndo') this.tally.failed.push(`${label}: undo says ${undone.fault}`);
      return;
    }
    const redone = await redoLast();
    if (!redone.ok) this.tally.failed.push(`${label}: redo says ${redone.fault}`);
    else if ((await stateText(true)) !== before)
      this.tally.failed.push(`${label}: undo and redo leave ${differences(before, await stateText(true))}`);
  }

  async checkNext(label: string): Promise<void> {
    const step = this.nextStep();
    this.desk.beginStep(step);
    try {
      await saveSettings({ supervisionTelephone: `0000-${step}` });
      this.tally.acknowledged += 1;
    } catch (error) {
      this.tally.failed.push(`${label}: the next act says ${JSON.stringify(faultOf(error, false))}`);
    }
  }
}

/** Keys in which two states differ. */
export function differences(wanted: string, found: string): string {
  const a = JSON.parse(wanted) as Record<string, unknown>;
  const b = JSON.parse(found) as Record<string, unknown>;
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  const differing = keys.filter((key) => JSON.stringify(a[key]) !== JSON.stringify(b[key]));
  return differing
    .slice(0, 6)
    .map((key) => `${key} ${key in a ? (key in b ? 'differs' : 'is missing') : 'is too much'}`)
    .join(', ');
}
