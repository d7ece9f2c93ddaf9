import { devNull } from 'node:os';

/** What of the caller's git environment is kept: who the user is, how she reaches a server, her configuration. */
const KEPT = new Set([
  'GIT_CONFIG_GLOBAL',
  'GIT_CONFIG_SYSTEM',
  'GIT_CONFIG_NOSYSTEM',
  'GIT_CEILING_DIRECTORIES',
  'GIT_DISCOVERY_ACROSS_FILESYSTEM',
  'GIT_EXEC_PATH',
  'GIT_ASKPASS',
  'GIT_SSH',
  'GIT_SSH_COMMAND',
  'GIT_SSH_VARIANT',
]);

const KEPT_PREFIXES = ['GIT_SSL_', 'GIT_PROXY_SSL_'];

/**
 * Settings that a repository may not decide for us: nothing it names may run, and git does nothing behind our back.
 * `gpg.ssh.program` and the rest stand here because a repository's own configuration comes with a copied `.git`.
 */
const FIXED_SETTINGS: readonly (readonly [string, string])[] = [
  ['core.hooksPath', devNull],
  ['core.fsmonitor', 'false'],
  ['core.pager', 'cat'],
  ['core.askPass', ''],
  ['core.editor', 'false'],
  ['core.alternateRefsCommand', 'true'],
  ['transfer.bundleURI', 'false'],
  ['core.quotePath', 'false'],
  ['protocol.ext.allow', 'never'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  ['commit.gpgSign', 'false'],
  ['log.showSignature', 'false'],
  ['gpg.program', 'false'],
  ['gpg.ssh.program', 'ssh-keygen'],
  ['gpg.ssh.defaultKeyCommand', ''],
  ['submodule.recurse', 'false'],
  ['fetch.recurseSubmodules', 'false'],
  ['push.recurseSubmodules', 'no'],
  ['push.followTags', 'false'],
  ['push.gpgSign', 'false'],
  ['advice.detachedHead', 'false'],
  ['advice.graftFileDeprecated', 'false'],
];

/** Command-line options that put the fixed settings, then the caller's, above every configuration file. */
export function settingOptions(more: readonly (readonly [string, string])[] = []): string[] {
  return [...FIXED_SETTINGS, ...more].flatMap(([key, value]) => ['-c', `${key}=${value}`]);
}

/**
 * Environment for a git child: no variable that points git elsewhere (`GIT_DIR`, `GIT_INDEX_FILE` …), no prompt, no
 * translation, no replaced objects. Without `network`, no transport may start, so that reading a partial clone cannot
 * run the programs that its configuration names.
 */
export function gitEnvironment(network: boolean, more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = {};
  for (const [name, value] of Object.entries(process.env)) {
    const ours = name.startsWith('GIT_');
    if (!ours || KEPT.has(name) || KEPT_PREFIXES.some((prefix) => name.startsWith(prefix))) environment[name] = value;
  }
  return {
    ...environment,
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_GRAFT_FILE: devNull,
    GIT_ALLOW_PROTOCOL: network ? protocols().join(':') : 'none',
    LC_ALL: 'C',
    LANGUAGE: 'C',
    ...more,
  };
}

/** The transports a record may travel by; a caller's own list can only make it shorter. */
function protocols(): string[] {
  const ours = ['file', 'ssh', 'https', 'http'];
  const callers = process.env['GIT_ALLOW_PROTOCOL'];
  if (callers === undefined) return ours;
  const both = ours.filter((name) => callers.split(':').includes(name));
  return both.length === 0 ? ['none'] : both;
}
