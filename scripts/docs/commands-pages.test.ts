import { describe, expect, test } from 'vitest';
import { commands } from '../../packages/cli/src/commands.generated.ts';
import { commandGroups } from './command-groups.ts';
import { commandPages } from './commands-pages.ts';

const check = {
  name: 'check',
  summary: 'Look for itself',
  arguments: '[criterion]',
  options: [{ flags: '--offline', summary: 'no network' }],
  example: 'sallyport check D2',
};
const group = { file: 'looking', title: 'Looking', about: ['It looks.'], commands: ['check'] };

describe('the command pages', () => {
  test('show usage, example and options', () => {
    const [page, contents] = commandPages([group], [check]);
    expect(page?.text).toContain('sallyport check [criterion] [options]\n\nsallyport check D2');
    expect(page?.text).toContain('| `--offline` | no network |');
    expect(contents?.text).toContain('[`sallyport check`](looking.md) | Look for itself |');
  });

  test('refuse a command without a page, on two pages, or that is gone', () => {
    expect(() => commandPages([group], [check, { ...check, name: 'drill' }])).toThrow(/without a page drill/);
    expect(() => commandPages([group, { ...group, file: 'again' }], [check])).toThrow(/on two pages check/);
    expect(() => commandPages([{ ...group, commands: ['check', 'gone'] }], [check])).toThrow(/not there gone/);
  });

  test('have a place for every command there is', () => {
    expect(commands.length).toBeGreaterThan(25);
    expect(commandPages(commandGroups, commands)).toHaveLength(commandGroups.length + 1);
  });
});
