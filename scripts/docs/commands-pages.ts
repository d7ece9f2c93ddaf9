import type { CommandGroup } from './command-groups.ts';
import { blocks, notice, type Page, table } from './page.ts';

export interface CommandSource {
  readonly name: string;
  readonly summary: string;
  readonly arguments?: string;
  readonly options: readonly { readonly flags: string; readonly summary: string }[];
  readonly example: string;
}

/** A page for each group. Throws when a command stands on no page or on two: a page nobody finds is no documentation. */
export function commandPages(groups: readonly CommandGroup[], commands: readonly CommandSource[]): readonly Page[] {
  const placed = groups.flatMap((group) => group.commands);
  const twice = placed.filter((name, index) => placed.indexOf(name) !== index);
  const nowhere = commands.filter(({ name }) => !placed.includes(name)).map(({ name }) => name);
  const unknown = placed.filter((name) => !commands.some((command) => command.name === name));
  if (twice.length + nowhere.length + unknown.length > 0) {
    throw new Error(
      `scripts/docs/command-groups.ts: without a page ${list(nowhere)}, on two pages ${list(twice)}, not there ${list(unknown)}`,
    );
  }
  return [
    ...groups.map((group) => groupPage(group, commands)),
    {
      path: 'docs/commands/README.md',
      text: blocks([
        notice('the command definitions in packages/cli/src/commands'),
        '# Commands',
        table(
          ['command', 'does'],
          groups.flatMap(({ file, commands: names }) =>
            names.map((name) => [`[\`sallyport ${name}\`](${file}.md)`, summaryOf(name, commands)]),
          ),
        ),
        'Every command has `--help` with an example, and `--json`. Nothing asks a question when there is no terminal.',
        'Exit codes: 0 GO (after a GO: the door is open), 1 NO-GO, 2 HOLD or held, 3 the record was refused, 64 wrong usage, ' +
          '70 our fault.',
      ]),
    },
  ];
}

function groupPage({ file, title, about, commands: names }: CommandGroup, commands: readonly CommandSource[]): Page {
  const own = names.flatMap((name) => commands.filter((command) => command.name === name));
  return {
    path: `docs/commands/${file}.md`,
    text: blocks([
      notice('the command definitions in packages/cli/src/commands, and scripts/docs/command-groups.ts'),
      `# ${title}`,
      ...about,
      ...own.flatMap((command) => [
        `## sallyport ${command.name}`,
        `${command.summary}.`,
        `\`\`\`\nsallyport ${[command.name, command.arguments ?? '', '[options]'].filter(Boolean).join(' ')}\n\n${command.example}\n\`\`\``,
        table(
          ['option', 'meaning'],
          [...command.options, { flags: '--json', summary: 'print one JSON document for machines' }].map(
            ({ flags, summary }) => [`\`${flags}\``, summary],
          ),
        ),
      ]),
    ]),
  };
}

function summaryOf(name: string, commands: readonly CommandSource[]): string {
  return commands.find((command) => command.name === name)?.summary ?? '';
}

function list(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.join(', ');
}
