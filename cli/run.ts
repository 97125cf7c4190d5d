import { text } from '../resources';
import { fillText, type Params } from '../shared/kernel';
import { maskLongNumbers } from '../shared/payout';
import { type CliCommand, type CliIo, type ExitCode, UsageError } from './command';
import { commands } from './commands';

const say = (key: string, params?: Params): string => fillText(text, key, params);

function findCommand(words: readonly string[]): CliCommand | undefined {
  return commands.find((command) => command.words.every((word, index) => words[index] === word));
}

function overview(): string {
  const lines = commands.map((command) => `  ${say(command.helpKey).split('\n', 1)[0] ?? ''}`);
  return [say('cli.overview'), ...lines, '', say('cli.overviewEnd')].join('\n');
}

/** Machine faults by their system code: closed set, one Chinese sentence each, never a stack trace. */
function describeFault(error: unknown): string {
  const { code, path } = (error ?? {}) as { code?: string; path?: string };
  const known = [
    'ENOENT',
    'EACCES',
    'EPERM',
    'EBUSY',
    'ENOSPC',
    'EISDIR',
    'ENOTDIR',
    'EROFS',
    'ENAMETOOLONG',
    'EEXIST',
  ];
  if (code && known.includes(code)) return say(`cli.fault.${code}`, { path: path ?? '' });
  const message = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error);
  return say('cli.fault.other', { detail: code ?? maskLongNumbers(message) });
}

/** Runs one command line. Everything that can go wrong comes back as an exit code and a Chinese sentence on stderr. */
export async function runCli(args: readonly string[], cli: CliIo): Promise<ExitCode> {
  const command = findCommand(args);
  if (!command) {
    const wantsHelp = args.length === 0 || args[0] === '--help' || args[0] === '-h' || args[0] === 'help';
    if (wantsHelp) cli.out(overview());
    else cli.err(`${say('cli.usage.unknownCommand', { command: args.slice(0, 2).join(' ') })}\n\n${overview()}`);
    return wantsHelp ? 0 : 2;
  }
  const rest = args.slice(command.words.length);
  if (rest.includes('--help') || rest.includes('-h')) {
    cli.out(say(command.helpKey));
    return 0;
  }
  try {
    return await command.run(rest, cli);
  } catch (error) {
    if (error instanceof UsageError) {
      cli.err(`${say(error.key, error.params)}\n\n${say(command.helpKey)}`);
      return 2;
    }
    cli.err(describeFault(error));
    return 3;
  }
}
