import { statSync } from 'node:fs';
import { printableText } from '@sallyport/actions/printable';
import { version } from '@sallyport/actions/version';
import { Command, CommanderError } from 'commander';
import { callerOf } from './caller-of.ts';
import { CliError } from './cli-error.ts';
import type { CommandDefinition } from './command.ts';
import { commands } from './commands.generated.ts';
import { exitCode } from './exit-code.ts';
import { failureOf } from './failure.ts';
import { processTerminal } from './terminal/process-terminal.ts';
import type { Terminal } from './terminal/terminal.ts';

/** Runs `sallyport` with these words and returns the exit code. Loads only the command that was named. */
export async function runProgram(words: readonly string[]): Promise<number> {
  const terminal = processTerminal(words.includes('--json'));
  let judges = true;
  let code: number = exitCode.usage;
  const program = new Command('sallyport')
    .description('The readiness gate a team passes before strangers touch its software.')
    .version(version)
    .exitOverride()
    .showSuggestionAfterError()
    .configureOutput({
      writeErr: (text) => terminal.note(text.trimEnd()),
      writeOut: (text) => terminal.out(text.trimEnd()),
    })
    .addHelpText(
      'after',
      '\nBegin with `sallyport check` in any directory. `sallyport COMMAND --help` shows an example of each.',
    );
  const groups = new Map<string, Command>();
  for (const definition of commandsFor(words[0])) {
    addCommand(program, groups, definition, async (parameters, options) => {
      judges = definition.judges;
      const run = await definition.load();
      code = await run({
        arguments: parameters,
        options,
        terminal,
        caller: callerOf({
          options,
          terminal,
          directory: directoryOf(options['dir']),
          environment: process.env,
          now: () => new Date().toISOString().replace(/\.\d{3}Z$/, 'Z'),
        }),
      });
    });
  }
  try {
    if (words.length === 0) program.outputHelp();
    else await program.parseAsync([...words], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      const shown = ['commander.helpDisplayed', 'commander.version', 'commander.help'].includes(error.code);
      return shown && error.exitCode === 0 ? exitCode.go : exitCode.usage;
    }
    return report(error, judges, terminal);
  } finally {
    terminal.done();
  }
  return words.length === 0 ? exitCode.usage : code;
}

/** Where the command works. Throws CLI_USAGE where `--dir` names no directory, which no later error says as plainly. */
function directoryOf(asked: string | boolean | undefined): string {
  if (typeof asked !== 'string') return process.cwd();
  const found = statSync(asked, { throwIfNoEntry: false });
  if (found?.isDirectory()) return asked;
  const what = found === undefined ? 'does not exist' : 'is not a directory';
  throw new CliError('CLI_USAGE', `--dir takes a directory; ${asked} ${what}.`);
}

/** Only what the first word can mean, since describing every command takes longer than many of them; else all. */
function commandsFor(word: string | undefined): readonly CommandDefinition[] {
  const meant = commands.filter(({ name }) => name.split(' ')[0] === word);
  return meant.length > 0 ? meant : commands;
}

type Action = (parameters: readonly string[], options: Record<string, string | boolean>) => Promise<void>;

function addCommand(
  program: Command,
  groups: Map<string, Command>,
  definition: CommandDefinition,
  action: Action,
): void {
  const words = definition.name.split(' ');
  const name = words.pop() ?? '';
  const [group] = words;
  let parent = program;
  if (group) {
    parent = groups.get(group) ?? program.command(group).exitOverride().description(groupSummary(group));
    groups.set(group, parent);
  }
  const command = parent
    .command(`${name} ${definition.arguments ?? ''}`.trim())
    .description(definition.summary)
    .exitOverride();
  for (const option of definition.options) command.option(option.flags, option.summary);
  command.option('--json', 'print one JSON document for machines');
  command.addHelpText('after', `\nExample:\n  ${definition.example}`);
  command.action(async (...received: unknown[]) => {
    await action(command.args, command.opts());
    void received;
  });
}

function groupSummary(group: string): string {
  return (
    {
      trust: 'People, keys and roles',
      kickoff: 'The meeting: agenda, roll call, minutes, approval',
      record: 'Exchange the record with others',
    }[group] ?? group
  );
}

function report(error: unknown, judges: boolean, terminal: Terminal): number {
  const failure = failureOf(error, judges);
  if (terminal.json)
    terminal.document({ error: { code: failure.code, message: failure.message, command: failure.command } });
  else {
    const verdict = failure.exit === exitCode.hold ? 'HOLD  ' : '';
    // Some floors name the command in their sentence already.
    const command = failure.command && !failure.message.includes(failure.command) ? `\n  ${failure.command}` : '';
    terminal.note(printableText(`${verdict}${failure.message}${command}\n  (${failure.code})`));
    if (failure.exit === exitCode.ourFault && process.env['SALLYPORT_DEBUG'] && error instanceof Error)
      terminal.note(error.stack ?? '');
  }
  return failure.exit;
}
