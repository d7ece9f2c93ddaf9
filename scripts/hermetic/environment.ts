import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface HermeticEnvironment {
  readonly set: Readonly<Record<string, string>>;
  readonly remove: readonly string[];
}

/** Names the temporary home to the global teardown, which removes it. */
export const hermeticHomeVariable = 'SALLYPORT_TEST_HOME';

// The discard port: nothing listens there, so whatever honours a proxy setting fails at once instead of going out.
const closedProxy = 'http://127.0.0.1:9';

/**
 * The environment in which every test and every process started by a test runs: no configuration of this user or this
 * machine, one time zone, one locale, no colour, no network beyond the machine.
 */
export function hermeticEnvironment(
  parent: Readonly<Record<string, string | undefined>> = process.env,
): HermeticEnvironment {
  const home = parent[hermeticHomeVariable] ?? mkdtempSync(join(tmpdir(), 'sallyport-home-'));
  return {
    set: {
      [hermeticHomeVariable]: home,
      HOME: home,
      USERPROFILE: home,
      XDG_CONFIG_HOME: join(home, '.config'),
      XDG_CACHE_HOME: join(home, '.cache'),
      XDG_DATA_HOME: join(home, '.local', 'share'),
      XDG_STATE_HOME: join(home, '.local', 'state'),
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_ALLOW_PROTOCOL: 'file',
      GIT_TERMINAL_PROMPT: '0',
      GIT_OPTIONAL_LOCKS: '0',
      SSH_ASKPASS_REQUIRE: 'never',
      TZ: 'UTC',
      LC_ALL: 'C',
      LANG: 'C',
      NO_COLOR: '1',
      HTTP_PROXY: closedProxy,
      HTTPS_PROXY: closedProxy,
      ALL_PROXY: closedProxy,
      http_proxy: closedProxy,
      https_proxy: closedProxy,
      all_proxy: closedProxy,
      NO_PROXY: '127.0.0.1,localhost,::1',
      no_proxy: '127.0.0.1,localhost,::1',
      npm_config_offline: 'true',
    },
    // A hook runs tests with GIT_DIR set; a developer has agents, daemons and colour forced.
    remove: [
      ...Object.keys(parent).filter((name) => /^GIT_(?!CONFIG_GLOBAL$|CONFIG_NOSYSTEM$|ALLOW_PROTOCOL$)/.test(name)),
      'FORCE_COLOR',
      'CLICOLOR_FORCE',
      'SSH_AUTH_SOCK',
      'SSH_AGENT_PID',
      'SSH_ASKPASS',
      'DISPLAY',
      'DOCKER_HOST',
      'DOCKER_CONTEXT',
      'DOCKER_CONFIG',
      'COMPOSE_FILE',
      'COMPOSE_PROJECT_NAME',
      'COMPOSE_PROFILES',
      'GNUPGHOME',
      'EMAIL',
      'EDITOR',
      'VISUAL',
      'NODE_OPTIONS',
    ],
  };
}
