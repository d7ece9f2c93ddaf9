import type { ResolvedGate } from '@sallyport/gate';
import { expect, test } from 'vitest';
import { foundedWorld } from '../../testing/gate-world.ts';
import { documentIndex } from './document-index.ts';
import { lineHunks } from './line-hunks.ts';
import { readableText } from './readable-text.ts';
import { renderMarkdown } from './render-markdown.ts';

function noLink(): null {
  return null;
}

test('Markdown of strangers runs nothing and fetches nothing', () => {
  const hostile = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[a](javascript:alert(1)) [b](data:text/html,x) [c](vbscript:x) [d](//evil.example/x) [e](file:///etc/passwd)',
    '![pixel](https://evil.example/p.png)',
    '<https://ok.example/?a="onmouseover=alert(1)>',
    '# <b onclick=x>Title',
  ].join('\n\n');
  const html = renderMarkdown(hostile, noLink);
  expect(html).not.toMatch(/<(?:script|img|b|iframe|style)\b/i);
  expect(html).not.toMatch(/href="(?!https:\/\/ok\.example|#)/);
  expect(html).not.toMatch(/<[^>]*\ssrc=/);
  expect(html).toContain('pixel (https://evil.example/p.png)');
  expect(html).toContain('rel="noopener noreferrer nofollow"');
  expect(renderMarkdown('> '.repeat(5000), noLink).length).toBeLessThan(100_000);
});

test('headings have ids of their own, and links lead to judged documents alone', () => {
  const html = renderMarkdown('# Data\n\n## Data\n\n[up](#data) [other](../b.md#x) [gone](c.md)', (path) =>
    path === '../b.md' ? '/documents/b.md' : null,
  );
  expect(html).toContain('<h1 id="section-data">');
  expect(html).toContain('<h2 id="section-data-1">');
  expect(html).toContain('<a href="#section-data">up</a>');
  expect(html).toContain('<a href="/documents/b.md">other</a>');
  expect(html).toContain('<a>gone</a>');
});

test('a difference stands under its heading, with what is near it', () => {
  const before = '# Terms\n\n## Data\n\nWe keep it 30 days.\n\n## Leaving\n\nWrite to us.\n';
  const after = before.replace('30', '90').concat('\n## New\n\nMore.\n');
  const hunks = lineHunks(before, after);
  expect(hunks?.map(({ heading }) => heading)).toEqual(['Data', 'Leaving', 'New']);
  expect(hunks?.[0]?.lines.filter(({ sign }) => sign !== 'same')).toEqual([
    { sign: 'gone', text: 'We keep it 30 days.' },
    { sign: 'new', text: 'We keep it 90 days.' },
  ]);
  expect(lineHunks(before, before)).toEqual([]);
  const many = Array.from({ length: 20_000 }, (_, line) => `${line}\n`).join('');
  expect(lineHunks(many, many.replace(/\d/g, 'x'))).toBeNull();
});

test('what cannot be shown exactly is handed over with the reason, whatever its name says', () => {
  expect(readableText(Buffer.from('fine\n'))).toEqual({ text: 'fine\n', download: null });
  expect(readableText(Buffer.from('%PDF-1.7\n')).download?.mediaType).toBe('application/pdf');
  expect(readableText(Buffer.from([0x4d, 0x5a, 0])).download?.why).toContain('no text');
  expect(readableText(Buffer.from([0xff, 0xfe, 0x41])).download?.why).toContain('UTF-8');
  expect(readableText(Buffer.alloc(2 * 1024 * 1024, 0x61)).download?.why).toContain('larger');
});

test('a signer sees what changed since the own last answer, and only documents that anybody is asked about', async () => {
  const world = await foundedWorld();
  const { desk } = world;
  await world.until(async () => (await desk().people('mira')).root?.version === 1);
  await world.sign('mira', { act: 'baseline' });
  const all = { act: 'answer', answer: 'accepted', reason: null } as const;
  const { sha256, html } = await desk().document('lena', 'docs/terms.md');
  expect(html).toContain('<h2 id="section-data">Data</h2>');
  await world.sign('lena', { ...all, about: ['I2'], opened: [{ name: 'docs/terms.md', sha256 }] });
  await world.sign('noor', { ...all, about: ['L4'], opened: [] });
  const text = world.project.git('show', 'HEAD:docs/terms.md').replace('for 30 days', 'for 90 days');
  world.project.commit('docs/terms.md', text);
  world.project.commit('GOVERNANCE.md', '# Governance\n\nReports are handled by everybody.\n');
  await world.restart();
  const { since } = await desk().document('lena', 'docs/terms.md');
  expect(since).toMatchObject({ sha256, commit: expect.stringMatching(/^[0-9a-f]{40}$/) });
  expect(since?.hunks.map(({ heading }) => heading)).toEqual(['Data']);
  // What was opened is in the signed bytes; without it the text that was shown says which commit it was about.
  const governance = await desk().document('noor', 'GOVERNANCE.md');
  expect(governance.since?.hunks[0]?.lines.some(({ text: line }) => line.includes('Security Lead'))).toBe(true);
  expect((await desk().document('mira', 'docs/terms.md')).since).toBeNull();
  for (const path of ['../../etc/passwd', '/etc/passwd', '.git/config', 'docs/log_2.md.bak'])
    await expect(desk().document('lena', path)).rejects.toMatchObject({ code: 'SERVER_NOT_FOUND' });
});

test('a document of one long line, or of a table without end, keeps nobody waiting', async () => {
  const blank = ' '.repeat(500_000);
  expect(lineHunks('a\n', `a\n# Title${blank}x\n#${blank}##\n`)?.[0]?.heading).toBe('Title');
  expect(lineHunks('a\n', 'a\n## Data ##\nnew\n')?.[0]?.heading).toBe('Data');
  const world = await foundedWorld();
  world.project.commit('docs/terms.md', `a|b\n-|-\n${'a|b\n'.repeat(100_000)}`);
  await world.restart();
  const { text, html } = await world.desk().document('lena', 'docs/terms.md');
  expect([text?.length, html]).toEqual([400_008, null]);
});

test('settings are withheld in whatever letter case the gate file and the tree write them', () => {
  const index = documentIndex({
    ...emptyGate,
    staging: { environment: ['Config/Staging.Settings'] },
    deliverables: [{ files: ['config/staging.settings', 'config/.ENV.prod', 'README.md'] }],
  } as unknown as ResolvedGate);
  expect([...index.values()].filter(({ withheld }) => withheld).map(({ path }) => path)).toEqual([
    'config/.ENV.prod',
    'config/staging.settings',
  ]);
});

const emptyGate = { criteria: [], untracked: [], papers: {}, production: { environment: [] } };
