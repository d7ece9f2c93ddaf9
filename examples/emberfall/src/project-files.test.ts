import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { calendarAt } from './calendar.ts';
import { type ProjectTree, projectTree, type State } from './project-tree.ts';

const calendar = calendarAt(new Date('2026-11-22T09:00:00Z'));
const commit = 'c'.repeat(40);
const trees: Readonly<Record<State, ProjectTree>> = {
  believed: projectTree('believed', calendar, commit),
  ready: projectTree('ready', calendar, commit),
};
/** It has a key twice: that is the defect `production-does-not-load`. */
const brokenOnPurpose = 'deploy/compose.production.yaml';

function filesEndingWith(state: State, pattern: RegExp): readonly (readonly [string, string])[] {
  return [...trees[state]].filter(([path]) => pattern.test(path));
}

/** Components that were begun and not ended, and ends that fit nothing. */
function unclosed(lines: readonly string[]): readonly string[] {
  const open: string[] = [];
  for (const line of lines) {
    if (line.startsWith('BEGIN:')) open.push(line.slice('BEGIN:'.length));
    if (line.startsWith('END:') && open.pop() !== line.slice('END:'.length)) return [line];
  }
  return open;
}

describe.each(['believed', 'ready'] satisfies readonly State[])('files of the %s state', (state) => {
  it.each(filesEndingWith(state, /\.ya?ml$/))('%s is YAML', (path, text) => {
    const errors = parseAllDocuments(text, { merge: true }).flatMap((document) => document.errors);
    expect(errors.length > 0).toBe(state === 'believed' && path === brokenOnPurpose);
  });

  it.each(filesEndingWith(state, /\.(json|sarif)$/))('%s is JSON', (_path, text) => {
    expect(() => JSON.parse(text) as unknown).not.toThrow();
  });

  it.each(filesEndingWith(state, /\.xml$/))('%s is XML', (_path, text) => {
    const parser = new SaxesParser();
    parser.on('error', (error) => {
      throw error;
    });
    expect(() => parser.write(text).close()).not.toThrow();
  });

  it.each(filesEndingWith(state, /\.ics$/))(
    '%s is iCalendar: CRLF, short lines, every BEGIN has its END',
    (_path, text) => {
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      const lines = text.split('\r\n');
      expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
      expect(unclosed(lines)).toEqual([]);
    },
  );

  it('name the right day of the week beside every date', () => {
    const named = /\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day (\d{1,2} \w+ \d{4})\b/g;
    const found = [...trees[state].values()].flatMap((text) => [...text.matchAll(named)]);
    expect(found.length).toBeGreaterThan(10);
    for (const [whole, , date] of found) {
      const truth = new Date(`${date} UTC`).toLocaleDateString('en-GB', { weekday: 'long', timeZone: 'UTC' });
      expect(whole).toBe(`${truth} ${date}`);
    }
  });

  it('have no placeholder left', () => {
    expect([...trees[state]].filter(([, text]) => text.includes('@@'))).toEqual([]);
  });
});

describe('the ready stack', () => {
  it('has about ten services, all pinned, limited and checked', () => {
    const text = trees.ready.get('deploy/compose.yaml') ?? '';
    const count = (pattern: RegExp): number => [...text.matchAll(pattern)].length;
    const services = count(/^ {4}<<: \*hardened$/gm);
    expect(services).toBeGreaterThanOrEqual(10);
    expect(count(/^ {4}image: \S+:\S+@sha256:[0-9a-f]{64}$/gm)).toBe(services);
    expect(count(/^ {4}mem_limit: /gm)).toBe(services);
    expect(count(/^ {4}healthcheck:$/gm)).toBe(services);
  });
});
