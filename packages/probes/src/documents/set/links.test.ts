import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../markdown/read-markdown.ts';
import { caseContext } from '../../testing/case-context.ts';
import { anchorsOf, hasAnchor } from './anchors.ts';
import { checkLinks, linkTargets } from './links.ts';

const files = {
  'README.md': '# Read me\n\n## Über uns\n',
  'docs/guide/install.md': '# Install\n\n## What’s new?\n\n## Install\n\n<a id="old-place"></a>\n',
  'docs/guide/image one.png': 'x',
  'docs/index.md': '# Index\n',
};

async function broken(markdown: string, from = 'docs/guide/page.md'): Promise<readonly string[]> {
  const context = caseContext({
    name: 'links',
    files: { ...files, [from]: markdown },
    gate: { untracked: [{ path: 'release', kind: 'artefact' }] },
  });
  const check = await checkLinks(from, readMarkdown(new TextEncoder().encode(markdown)), await linkTargets(context));
  return check.broken.map(({ kind, target }) => `${kind} ${target}`);
}

describe('links that resolve', () => {
  it.each([
    '[a](install.md)',
    '[a](./install.md#whats-new)',
    '[a](install.md#install-1)',
    '[a](install.md#old-place)',
    '[a](../../README.md#über-uns)',
    '[a](/docs/index.md)',
    '[a](/index.md)',
    '[a](install)',
    '[a](install.html)',
    '[a](../)',
    '[a](image%20one.png?raw=true)',
    '![a](<image one.png>)',
    '[a](https://x.example/y)',
    '[a](mailto:a@b.example)',
    '[issues](../../../../issues)',
    '[a](../../release/harbour.exe)',
    '# Here\n\n[a](#here)',
    '[top](#)',
    '[a][b]\n\n[b]: install.md',
    'x[0][1]',
    '`[a][b]`',
    '[](#x)',
  ])('%s', async (markdown) => {
    expect(await broken(markdown)).toEqual([]);
  });
});

describe('links that do not', () => {
  it.each([
    ['[a](missing.md)', 'link missing.md'],
    ['[a](install.md#nowhere)', 'anchor install.md#nowhere'],
    ['[a](#nowhere)', 'anchor #nowhere'],
    ['[a](Install.md)', 'link Install.md'],
    ['![a](image.png)', 'image image.png'],
    ['[a]()', 'link '],
    ['[Discord](#)', 'link #'],
    ['[a](../../../secret.md)', 'link ../../../secret.md'],
    ['See [the page][nowhere].', 'link [the page][nowhere]'],
  ])('%s', async (markdown, expected) => {
    expect(await broken(markdown)).toEqual([expected]);
  });
});

describe('anchors', () => {
  const anchors = anchorsOf(
    readMarkdown(
      new TextEncoder().encode('# 1. Start & go!\n\n## A `b` c\n\n## A `b` c\n\n## Named {#my-id}\n\n## ♻️ Cycle\n'),
    ),
  );

  it.each(['1-start--go', 'a-b-c', 'a-b-c-1', 'my-id', 'named', '-cycle', 'A-B-C', 'L12'])('%s is one', (anchor) => {
    expect(hasAnchor(anchors, anchor)).toBe(true);
  });

  it.each(['a-b-c-2', 'start', 'my id'])('%s is none', (anchor) => {
    expect(hasAnchor(anchors, anchor)).toBe(false);
  });
});
