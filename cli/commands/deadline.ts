import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { deadlineRules, holidayTable } from '../../resources/tables';
import { type CalendarDate, fillText, parseCalendarDate } from '../../shared/kernel';
import {
  type Deadline,
  type DeadlineRule,
  deadlineOfRule,
  describeDeadline,
  findDeadlineRule,
  planHolidayImport,
  type WorkCalendar,
  workCalendar,
} from '../../shared/rules';
import { type CliCommand, type CliIo, UsageError } from '../command';
import { readArguments, required } from '../io/arguments';

/** A table of one year has a few kilobytes. */
const MAX_TABLE_BYTES = 1_000_000;

/** The shipped table, with the years of an offered file laid over it. */
async function readCalendar(file: string | undefined, io: CliIo): Promise<WorkCalendar> {
  const { years, statutory } = holidayTable;
  if (file === undefined) return workCalendar(years, statutory);
  const full = path.resolve(io.cwd, file);
  if ((await stat(full)).size > MAX_TABLE_BYTES) throw new UsageError('deadline.import.tooLarge', { file });
  const { years: offered, faults } = planHolidayImport(await readFile(full, 'utf8'), years, statutory);
  for (const { code, params } of faults) io.err(fillText(io.text, code, params));
  if (faults.length > 0) throw new UsageError('deadline.cli.badCalendar', { file });
  return workCalendar([...years, ...offered], statutory);
}

const MOMENT = /^(\d{4}-\d{2}-\d{2})(?:T([01]\d|2[0-3]):([0-5]\d))?$/;

interface Start {
  readonly from: CalendarDate;
  readonly at?: string;
}

function readStart(written: string): Start {
  const [, date = '', hour, minute] = MOMENT.exec(written) ?? [];
  const from = parseCalendarDate(date);
  if (!from) throw new UsageError('deadline.cli.badDate', { date: written });
  return hour === undefined ? { from } : { from, at: `${hour}:${minute}` };
}

function findRule(id: string, from: CalendarDate): DeadlineRule {
  const rule = findDeadlineRule(id, from, deadlineRules);
  if (rule) return rule;
  throw new UsageError('deadline.cli.unknownRule', { rule: id, known: deadlineRules.map((one) => one.id).join(' ') });
}

const asJson = ({ rule, from, due, dueAt, status, days }: Deadline): string =>
  JSON.stringify({ rule, from, due, ...(dueAt === undefined ? {} : { dueAt }), status, days }, null, 2);

/** `gongkai deadline --rule ID --from DAY [--at MOMENT] [--calendar FILE] [--json]`. */
export const deadlineCommand: CliCommand = {
  words: ['deadline'],
  helpKey: 'deadline.help',
  async run(args, io) {
    const { values, positionals } = readArguments(args, {
      rule: 'string',
      from: 'string',
      at: 'string',
      calendar: 'string',
      json: 'boolean',
    });
    if (positionals.length > 0) throw new UsageError('cli.usage.arguments', { option: '' });
    const id = required(values.rule, '--rule');
    const { from, at } = readStart(values.at ?? required(values.from, '--from'));
    const rule = findRule(id, from);
    if (rule.unit === 'hour' && at === undefined) throw new UsageError('deadline.cli.missingTime', { rule: id });
    const calendar = await readCalendar(values.calendar, io);
    const deadline = deadlineOfRule(id, from, calendar, deadlineRules, at === undefined ? {} : { at });
    if (values.json) io.out(asJson(deadline));
    else for (const sentence of describeDeadline(deadline, io.text, rule)) io.out(sentence);
    return 0;
  },
};
