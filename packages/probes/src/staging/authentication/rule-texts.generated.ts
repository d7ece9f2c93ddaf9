// Written by scripts/generate-staging-rules.ts from the folder `rules`. Do not edit.
import type { RuleDefinition } from '../../probe.ts';

export const ruleTexts: readonly RuleDefinition[] = [
  {
    id: 'staging.authentication.default-account',
    title: 'An account that everybody knows is open',
    why: 'The image makes it on its first start where nobody names another, and every manual says its password.',
    fix: 'Name an account and a secret file for its password before the first start; on one that ran already, change the password.',
    source: 'CWE-1392; manuals of the images; SEC-06',
  },
  {
    id: 'staging.authentication.never-switched-on',
    title: 'A service asks nobody who they are',
    why: 'This image asks for no password unless it is told to, and nothing here tells it: whoever reaches it reads and writes everything.',
    fix: 'Switch authentication on as the manual of the image says, with a secret from a file.',
    source: 'CWE-306; manuals of the images, see the component table; SEC-06',
  },
  {
    id: 'staging.authentication.open-administration',
    title: 'An administration interface listens to everybody',
    why: 'It asks no password, because it is made for the machine that it runs on: who reaches it changes where requests go, or stops the service.',
    fix: 'Bind it to 127.0.0.1, or switch it off.',
    source: 'CWE-306; manuals of Caddy, Envoy, HAProxy and Prometheus on their administration interfaces; SEC-06',
  },
  {
    id: 'staging.authentication.open-origin',
    title: 'The check of origins or hosts is switched off',
    why: 'Any page that a tester opens can then talk to the service from the tester’s own browser, and any name that points at it is taken for its own.',
    fix: 'Name the origins and hosts of staging one by one.',
    source: 'CWE-942, CWE-346; Mozilla HTTP Observatory, cross-origin resource sharing; EXP-05',
  },
  {
    id: 'staging.authentication.switched-off',
    title: 'A service was told not to ask who comes',
    why: 'Whoever reaches it is in: through a published port today, or through the first of its neighbours that is broken into.',
    fix: 'Take the setting out, and give the service accounts with secrets from files.',
    source: 'CWE-306; manuals of the images, see the component table; SEC-06',
  },
];
