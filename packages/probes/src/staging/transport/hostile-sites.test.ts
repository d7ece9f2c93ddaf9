import { expect, it } from 'vitest';
import { settingsIn } from '../stack/settings.ts';
import { caddySites } from './caddy-sites.ts';
import { nginxSites } from './nginx-sites.ts';
import { longestLine, longestSite, mostSites } from './web-site.ts';

const megabyte = 1024 * 1024;
const hostile = {
  'blank lines': '\n'.repeat(megabyte),
  spaces: `a${' '.repeat(megabyte)}b`,
  'servers without an end': 'server {\n'.repeat(100_000),
  'sites without an end': 'a {\nx}\n'.repeat(100_000),
  locations: `server {\n${'location '.repeat(100_000)}\n}\n`,
  'comments before nothing': '#\n'.repeat(500_000),
};

it.each(Object.entries(hostile))('reads a megabyte of %s to its bounds', (_, text) => {
  expect(caddySites('Caddyfile', text).length).toBeLessThanOrEqual(mostSites * longestLine);
  expect(nginxSites('nginx.conf', text).length).toBeLessThanOrEqual(mostSites * longestSite);
  expect(settingsIn('a.conf', text).every(({ name }) => name !== '')).toBe(true);
});
