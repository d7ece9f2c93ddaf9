// Written by scripts/generate-staging-rules.ts from the folder `rules`. Do not edit.
import type { RuleDefinition } from '../../probe.ts';

export const ruleTexts: readonly RuleDefinition[] = [
  {
    id: 'staging.secrets.build-argument',
    title: 'A secret is built into the image',
    why: 'Build arguments and ENV stay in the history of the image; whoever pulls it reads them.',
    fix: 'Use `build.secrets` and `RUN --mount=type=secret,id=…`; what the program needs at run time it gets at run time.',
    source: 'CIS Docker 4.10; Dockerfile reference, ARG and RUN --mount=type=secret; SEC-05 and SEC-14',
  },
  {
    id: 'staging.secrets.committed-environment',
    title: 'An environment file with secrets is committed',
    why: 'Everybody who ever had the repository can sign in to staging, and the history keeps what the next commit takes out.',
    fix: 'Make new values on the staging host, take the file out of the repository, and declare it under `untracked` as `secret`.',
    source: 'CWE-540; twelve-factor app, config; SEC-11',
  },
  {
    id: 'staging.secrets.committed-secret',
    title: 'A secret file or a private key is committed',
    why: 'A key that everybody has proves nothing: with it anybody is your server, and its history keeps it for ever.',
    fix: 'Make a new key on the staging host, take the file out of the repository, and declare it under `untracked` as `secret`.',
    source: 'CWE-321, CWE-540; SEC-08 and TLS-08',
  },
  {
    id: 'staging.secrets.fallback',
    title: 'A secret has a default',
    why: 'When the variable is missing or misspelt the stack starts all the same, with a value that stands in the repository, and nobody is told.',
    fix: 'Write `${NAME:?}` so that the stack refuses to start without it.',
    source: 'Compose specification, interpolation; CWE-1188; SEC-03',
  },
  {
    id: 'staging.secrets.guessable',
    title: 'A secret is a word that anybody tries first',
    why: 'Lists of default passwords are tried against every address within hours; whoever reaches the service is in.',
    fix: 'Generate a random value of 24 characters or more into a secret file, and give the service its path.',
    source: 'CWE-798, CWE-521, CWE-1392; SEC-01 and SEC-10',
  },
  {
    id: 'staging.secrets.in-arguments',
    title: 'A secret stands on a command line',
    why: 'Everybody on the host reads command lines with `ps`, and everybody who may inspect the container with the engine.',
    fix: 'Let the program read it from a file: a configuration file, an `aclfile`, or `$(cat /run/secrets/…)` inside a script.',
    source: 'CWE-214; OWASP Docker rule 12; SEC-04',
  },
  {
    id: 'staging.secrets.in-environment',
    title: 'A secret is handed over by the environment',
    why: 'Whoever may inspect the container reads it; every child process and many crash reports carry it.',
    fix: 'Mount it under `secrets`, and give the service its path: `NAME_FILE: /run/secrets/…`.',
    source: 'OWASP Docker rule 12; CIS Docker 4.10; SEC-02',
  },
  {
    id: 'staging.secrets.live-key',
    title: 'A live key of a provider stands in the repository',
    why: 'It works from anywhere, for everybody who ever had the repository, and a test with it spends real money and real data.',
    fix: 'Withdraw the key at the provider now; put a test key into a secret file, and a placeholder here.',
    source: 'CWE-798; forms of keys as their providers document them; SEC-01',
  },
  {
    id: 'staging.secrets.published-key',
    title: 'A key that the whole world knows is in use',
    why: 'It stands in the manual of the tool: whoever looks it up can sign, spend and sign in as you do.',
    fix: 'Make a key of your own, keep it in a secret file, and let the stack refuse to start without it.',
    source: 'Foundry and Hardhat documentation, default accounts; CWE-1394; SEC-07',
  },
  {
    id: 'staging.secrets.reused',
    title: 'One secret opens several things',
    why: 'Whoever learns it in the least guarded place has all the others, and none of them can be changed alone.',
    fix: 'Make a secret of its own for each of them.',
    source: 'NIST SP 800-57 part 1, key usage; SEC-09',
  },
  {
    id: 'staging.secrets.secret-mode',
    title: 'The mode of a secret is wider than it reads',
    why: 'Others in the container may read or change it; and without its leading zero `440` is another number than `0440`.',
    fix: 'Write `mode: 0400`, or `0440` where a group reads it, with the zero in front.',
    source: 'Compose specification, services: secrets; YAML 1.1 octal integers; SEC-13',
  },
  {
    id: 'staging.secrets.written-down',
    title: 'A secret is written into the Compose file',
    why: 'Everybody who ever had the repository has it, and it stays in the history when the line is gone.',
    fix: 'Take a new value, keep it in a secret file outside the repository, and write `${NAME:?}` or a `secrets` entry here.',
    source: 'CWE-798; OWASP Docker rule 12; SEC-01',
  },
];
