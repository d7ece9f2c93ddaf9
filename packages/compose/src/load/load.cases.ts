import type { Plain } from '../compose-model.ts';
import type { LoadOptions } from '../load-options.ts';

/** A project in /p, by relative path, and what must come of it. */
export interface LoadCase {
  readonly topic: string;
  readonly statement: string;
  readonly files: Readonly<Record<string, string>>;
  readonly options?: Partial<Omit<LoadOptions, 'files'>>;
  /** Values of the model by place; undefined for what must not be there. */
  readonly model?: Readonly<Record<string, Plain | undefined>>;
  /** `file:line` by place. */
  readonly origin?: Readonly<Record<string, string>>;
  /** Code, and `file:line` where there is a place. */
  readonly error?: readonly [code: string, at?: string];
  readonly notices?: readonly string[];
  readonly disabled?: readonly string[];
}

const one = 'services: {a: {image: one}}';
const two = 'services: {a: {image: two}}';

export const loadCases: readonly LoadCase[] = [
  // Which files
  {
    topic: 'files',
    statement: 'compose.yaml comes first',
    files: { 'compose.yaml': one, 'compose.yml': two },
    model: { 'services.a.image': 'one' },
    notices: ['several-files'],
  },
  {
    topic: 'files',
    statement: 'compose.yml before docker-compose.yml',
    files: { 'compose.yml': one, 'docker-compose.yml': two },
    model: { 'services.a.image': 'one' },
    notices: ['several-files'],
  },
  {
    topic: 'files',
    statement: 'docker-compose.yml before docker-compose.yaml',
    files: { 'docker-compose.yml': one, 'docker-compose.yaml': two },
    model: { 'services.a.image': 'one' },
    notices: ['several-files'],
  },
  {
    topic: 'files',
    statement: 'docker-compose.yaml alone',
    files: { 'docker-compose.yaml': one },
    model: { 'services.a.image': 'one' },
    notices: [],
  },
  {
    topic: 'files',
    statement: 'an override file is laid over',
    files: { 'compose.yaml': one, 'compose.override.yaml': two },
    model: { 'services.a.image': 'two' },
  },
  {
    topic: 'files',
    statement: 'compose.override.yml before compose.override.yaml',
    files: {
      'compose.yaml': one,
      'compose.override.yml': two,
      'compose.override.yaml': 'services: {a: {image: three}}',
    },
    model: { 'services.a.image': 'two' },
    notices: ['several-files'],
  },
  {
    topic: 'files',
    statement: 'docker-compose.override.yml goes with compose.yaml too',
    files: { 'compose.yaml': one, 'docker-compose.override.yml': two },
    model: { 'services.a.image': 'two' },
  },
  {
    topic: 'files',
    statement: 'an override file alone is no project',
    files: { 'compose.override.yaml': one },
    error: ['COMPOSE_NO_FILE'],
  },
  {
    topic: 'files',
    statement: 'a folder above is looked in',
    files: { 'compose.yaml': one },
    options: { workingDirectory: '/p/sub/deep' },
    model: { 'services.a.image': 'one' },
  },
  { topic: 'files', statement: 'no file at all', files: {}, error: ['COMPOSE_NO_FILE'] },
  {
    topic: 'files',
    statement: 'named files are taken in order, and the override file is not looked for',
    files: { 'a.yaml': one, 'b.yaml': two, 'compose.override.yaml': 'services: {a: {image: three}}' },
    options: { composeFiles: ['a.yaml', 'b.yaml'] },
    model: { 'services.a.image': 'two' },
  },
  {
    topic: 'files',
    statement: 'a named file that is missing',
    files: { 'compose.yaml': one },
    options: { composeFiles: ['other.yaml'] },
    error: ['COMPOSE_FILE_MISSING'],
  },
  {
    topic: 'files',
    statement: 'COMPOSE_FILE names files with a colon between them',
    files: { 'a.yaml': one, 'b.yaml': two },
    options: { environment: { COMPOSE_FILE: 'a.yaml:b.yaml' } },
    model: { 'services.a.image': 'two' },
  },
  {
    topic: 'files',
    statement: 'COMPOSE_PATH_SEPARATOR changes the colon',
    files: { 'a.yaml': one, 'b.yaml': two },
    options: { environment: { COMPOSE_FILE: 'a.yaml;b.yaml', COMPOSE_PATH_SEPARATOR: ';' } },
    model: { 'services.a.image': 'two' },
  },
  {
    topic: 'files',
    statement: 'COMPOSE_FILE may stand in .env',
    files: { '.env': 'COMPOSE_FILE=b.yaml\n', 'b.yaml': two },
    model: { 'services.a.image': 'two' },
  },
  {
    topic: 'files',
    statement: 'named files win over COMPOSE_FILE',
    files: { 'a.yaml': one, 'b.yaml': two },
    options: { composeFiles: ['a.yaml'], environment: { COMPOSE_FILE: 'b.yaml' } },
    model: { 'services.a.image': 'one' },
  },
  {
    topic: 'files',
    statement: 'a file of comments alone is empty',
    files: { 'compose.yaml': '# nothing\n' },
    error: ['COMPOSE_SCHEMA'],
  },
  {
    topic: 'files',
    statement: 'an empty override changes nothing',
    files: { 'compose.yaml': one, 'compose.override.yaml': '# later\n' },
    model: { 'services.a.image': 'one' },
  },
  {
    topic: 'files',
    statement: 'a list at the top',
    files: { 'compose.yaml': '- a\n' },
    error: ['COMPOSE_SCHEMA', 'compose.yaml:1'],
  },
  {
    topic: 'files',
    statement: 'text at the top',
    files: { 'compose.yaml': 'hello\n' },
    error: ['COMPOSE_SCHEMA', 'compose.yaml:1'],
  },
  {
    topic: 'files',
    statement: 'broken YAML',
    files: { 'compose.yaml': 'services:\n  a: {image: x\n' },
    error: ['COMPOSE_NOT_YAML'],
  },
  {
    topic: 'files',
    statement: 'a file that is too large',
    files: { 'compose.yaml': `# ${'x'.repeat(4 * 1024 * 1024)}\n` },
    error: ['COMPOSE_FILE_TOO_LARGE', 'compose.yaml:1'],
  },

  // Documents
  {
    topic: 'documents',
    statement: 'several documents merge in order',
    files: { 'compose.yaml': `${one}\n---\n${two}\n` },
    model: { 'services.a.image': 'two' },
  },
  {
    topic: 'documents',
    statement: 'a later document may reset what an earlier one said',
    files: { 'compose.yaml': 'services: {a: {image: one, tty: true}}\n---\nservices: {a: {tty: !reset null}}\n' },
    model: { 'services.a.image': 'one', 'services.a.tty': undefined },
  },
  {
    topic: 'documents',
    statement: 'an empty document among others is refused',
    files: { 'compose.yaml': `${one}\n---\n` },
    error: ['COMPOSE_SCHEMA'],
  },
  {
    topic: 'documents',
    statement: 'anchors stay for the documents behind theirs',
    files: { 'compose.yaml': 'x-a: &a {image: one}\n---\nservices: {a: *a}\n' },
    model: { 'services.a.image': 'one' },
  },
  {
    topic: 'documents',
    statement: 'anchors end with their file',
    files: {
      'compose.yaml': 'x-a: &a {image: one}\nservices: {b: {image: b}}\n',
      'compose.override.yaml': 'services: {a: *a}\n',
    },
    error: ['COMPOSE_NOT_YAML'],
  },
  {
    topic: 'documents',
    statement: 'version is dropped with a notice',
    files: { 'compose.yaml': `version: "3.9"\n${one}\n` },
    model: { version: undefined },
    notices: ['obsolete-version'],
  },
  {
    topic: 'documents',
    statement: 'whatever the version is',
    files: { 'compose.yaml': `version: "9.9"\n${one}\n` },
    model: { version: undefined },
    notices: ['obsolete-version'],
  },
  {
    topic: 'documents',
    statement: 'a version alone is an empty file',
    files: { 'compose.yaml': 'version: "3"\n' },
    error: ['COMPOSE_SCHEMA'],
  },

  // The name
  { topic: 'name', statement: 'the folder gives it', files: { 'compose.yaml': one }, model: { name: 'p' } },
  {
    topic: 'name',
    statement: 'a folder is written in lower case without other signs',
    files: { '/My App_1/compose.yaml': one },
    options: { workingDirectory: '/My App_1' },
    model: { name: 'myapp_1' },
  },
  {
    topic: 'name',
    statement: 'leading signs of a folder go',
    files: { '/_-.x/compose.yaml': one },
    options: { workingDirectory: '/_-.x' },
    model: { name: 'x' },
  },
  {
    topic: 'name',
    statement: 'a folder that gives no name',
    files: { '/compose.yaml': one },
    options: { workingDirectory: '/' },
    error: ['COMPOSE_PROJECT_NAME'],
  },
  {
    topic: 'name',
    statement: 'the folder of the first file, not the one of the command',
    files: { 'sub/c.yaml': one },
    options: { composeFiles: ['sub/c.yaml'] },
    model: { name: 'sub' },
  },
  {
    topic: 'name',
    statement: 'name: wins over the folder',
    files: { 'compose.yaml': `name: shop\n${one}\n` },
    model: { name: 'shop' },
  },
  {
    topic: 'name',
    statement: 'the last name: wins',
    files: { 'compose.yaml': `name: shop\n${one}\n`, 'compose.override.yaml': 'name: store\n' },
    model: { name: 'store' },
  },
  {
    topic: 'name',
    statement: 'name: is interpolated',
    files: { 'compose.yaml': `name: shop-\${STAGE}\n${one}\n` },
    options: { environment: { STAGE: 'x' } },
    model: { name: 'shop-x' },
  },
  {
    topic: 'name',
    statement: 'COMPOSE_PROJECT_NAME wins over name:',
    files: { 'compose.yaml': `name: shop\n${one}\n` },
    options: { environment: { COMPOSE_PROJECT_NAME: 'env' } },
    model: { name: 'env' },
  },
  {
    topic: 'name',
    statement: 'COMPOSE_PROJECT_NAME may stand in .env',
    files: { 'compose.yaml': one, '.env': 'COMPOSE_PROJECT_NAME=dot\n' },
    model: { name: 'dot' },
  },
  {
    topic: 'name',
    statement: 'an empty COMPOSE_PROJECT_NAME counts as unset',
    files: { 'compose.yaml': one },
    options: { environment: { COMPOSE_PROJECT_NAME: '' } },
    model: { name: 'p' },
  },
  {
    topic: 'name',
    statement: 'the option wins over all',
    files: { 'compose.yaml': `name: shop\n${one}\n` },
    options: { projectName: 'opt', environment: { COMPOSE_PROJECT_NAME: 'env' } },
    model: { name: 'opt' },
  },
  {
    topic: 'name',
    statement: 'an option must be valid as it is',
    files: { 'compose.yaml': one },
    options: { projectName: 'My App' },
    error: ['COMPOSE_PROJECT_NAME'],
  },
  {
    topic: 'name',
    statement: 'a variable must be valid as it is',
    files: { 'compose.yaml': one },
    options: { environment: { COMPOSE_PROJECT_NAME: 'A' } },
    error: ['COMPOSE_PROJECT_NAME'],
  },
  {
    topic: 'name',
    statement: 'name: is made valid as a folder is',
    files: { 'compose.yaml': `${one}\nname: My App\n` },
    model: { name: 'myapp' },
    notices: ['ignored-value'],
  },
  {
    topic: 'name',
    statement: 'templates see the name',
    files: { 'compose.yaml': 'name: shop\nservices: {a: {image: "$COMPOSE_PROJECT_NAME"}}' },
    model: { 'services.a.image': 'shop' },
  },
  {
    topic: 'name',
    statement: 'volumes and networks carry it',
    files: { 'compose.yaml': `name: shop\n${one}\nvolumes: {v: }\n` },
    model: { 'volumes.v.name': 'shop_v', 'networks.default.name': 'shop_default' },
  },

  // Variables
  {
    topic: 'variables',
    statement: '.env beside the file is read',
    files: { 'compose.yaml': 'services: {a: {image: "$I"}}', '.env': 'I=dot\n' },
    model: { 'services.a.image': 'dot' },
  },
  {
    topic: 'variables',
    statement: 'the shell wins over .env',
    files: { 'compose.yaml': 'services: {a: {image: "$I"}}', '.env': 'I=dot\n' },
    options: { environment: { I: 'shell' } },
    model: { 'services.a.image': 'shell' },
  },
  {
    topic: 'variables',
    statement: 'named env files stand for .env',
    files: { 'compose.yaml': 'services: {a: {image: "$I-$J"}}', '.env': 'I=dot\nJ=dot\n', 'x.env': 'I=x\n' },
    options: { envFiles: ['x.env'] },
    model: { 'services.a.image': 'x-' },
  },
  {
    topic: 'variables',
    statement: 'the later of two env files wins',
    files: { 'compose.yaml': 'services: {a: {image: "$I"}}', 'x.env': 'I=x\n', 'y.env': 'I=y\n' },
    options: { envFiles: ['x.env', 'y.env'] },
    model: { 'services.a.image': 'y' },
  },
  {
    topic: 'variables',
    statement: 'a later env file sees an earlier one',
    files: { 'compose.yaml': 'services: {a: {image: "$J"}}', 'x.env': 'I=x\n', 'y.env': 'J=${I}y\n' },
    options: { envFiles: ['x.env', 'y.env'] },
    model: { 'services.a.image': 'xy' },
  },
  {
    topic: 'variables',
    statement: 'an env file sees the shell first',
    files: { 'compose.yaml': 'services: {a: {image: "$J"}}', 'x.env': 'I=x\nJ=${I}\n' },
    options: { envFiles: ['x.env'], environment: { I: 'shell' } },
    model: { 'services.a.image': 'shell' },
  },
  {
    topic: 'variables',
    statement: 'an empty list of env files is none',
    files: { 'compose.yaml': 'services: {a: {image: "x$I"}}', '.env': 'I=dot\n' },
    options: { envFiles: [] },
    model: { 'services.a.image': 'x' },
  },
  {
    topic: 'variables',
    statement: 'a named env file that is missing',
    files: { 'compose.yaml': one },
    options: { envFiles: ['x.env'] },
    error: ['COMPOSE_ENV_FILE'],
  },
  {
    topic: 'variables',
    statement: 'COMPOSE_ENV_FILES names env files',
    files: { 'compose.yaml': 'services: {a: {image: "$I"}}', 'x.env': 'I=x\n' },
    options: { environment: { COMPOSE_ENV_FILES: 'x.env' } },
    model: { 'services.a.image': 'x' },
  },
  {
    topic: 'variables',
    statement: 'COMPOSE_DISABLE_ENV_FILE keeps .env out',
    files: { 'compose.yaml': 'services: {a: {image: "x$I"}}', '.env': 'I=dot\n' },
    options: { environment: { COMPOSE_DISABLE_ENV_FILE: '1' } },
    model: { 'services.a.image': 'x' },
  },
  {
    topic: 'variables',
    statement: 'COMPOSE_DISABLE_ENV_FILE=false does not',
    files: { 'compose.yaml': 'services: {a: {image: "x$I"}}', '.env': 'I=dot\n' },
    options: { environment: { COMPOSE_DISABLE_ENV_FILE: 'false' } },
    model: { 'services.a.image': 'xdot' },
  },
  {
    topic: 'variables',
    statement: 'COMPOSE_DISABLE_ENV_FILE must be a boolean',
    files: { 'compose.yaml': one },
    options: { environment: { COMPOSE_DISABLE_ENV_FILE: 'maybe' } },
    error: ['COMPOSE_ENV_FILE'],
  },
  {
    topic: 'variables',
    statement: '.env of the folder of the first file',
    files: { 'sub/c.yaml': 'services: {a: {image: "$I"}}', '.env': 'I=here\n', 'sub/.env': 'I=sub\n' },
    options: { composeFiles: ['sub/c.yaml'] },
    model: { 'services.a.image': 'sub' },
  },
  {
    topic: 'variables',
    statement: '.env of the command first, then the one beside a file above',
    files: {
      '/p/compose.yaml': 'services: {a: {image: "$I-$J"}}',
      '/p/.env': 'I=up\nJ=up\n',
      '/p/sub/.env': 'I=sub\n',
    },
    options: { workingDirectory: '/p/sub' },
    model: { 'services.a.image': 'sub-up' },
  },
  {
    topic: 'variables',
    statement: 'a project folder brings its .env',
    files: { 'compose.yaml': 'services: {a: {image: "$I"}}', '.env': 'I=here\n', 'other/.env': 'I=other\n' },
    options: { composeFiles: ['compose.yaml'], projectDirectory: 'other' },
    model: { 'services.a.image': 'other' },
  },
  {
    topic: 'variables',
    statement: 'an unset variable is blank, with a notice',
    files: { 'compose.yaml': 'services: {a: {image: "x$I"}}' },
    model: { 'services.a.image': 'x' },
    notices: ['unset-variable'],
  },
  {
    topic: 'variables',
    statement: 'keys are never templates',
    files: { 'compose.yaml': 'services: {a: {image: x, labels: {"$K": "$K"}}}' },
    options: { environment: { K: 'v' } },
    model: { 'services.a.labels': { $K: 'v' } },
  },
  {
    topic: 'variables',
    statement: 'each file is filled in before it merges',
    files: { 'compose.yaml': 'services: {a: {image: "${I:?needed}"}}', 'compose.override.yaml': two },
    error: ['COMPOSE_INTERPOLATION', 'compose.yaml:1'],
  },
  {
    topic: 'variables',
    statement: 'without interpolation templates stay',
    files: { 'compose.yaml': 'services: {a: {image: "$I"}}' },
    options: { interpolate: false },
    model: { 'services.a.image': '$I' },
    notices: [],
  },
  {
    topic: 'variables',
    statement: 'a value that was reset is not filled in',
    files: { 'compose.yaml': one, 'compose.override.yaml': 'services: {a: {labels: !reset {a: "${X:?never}"}}}' },
    model: { 'services.a.image': 'one' },
  },

  // Include
  {
    topic: 'include',
    statement: 'brings services',
    files: { 'compose.yaml': `include: [db/compose.yaml]\n${one}\n`, 'db/compose.yaml': 'services: {db: {image: pg}}' },
    model: { 'services.db.image': 'pg', include: undefined },
  },
  {
    topic: 'include',
    statement: 'brings volumes, networks, secrets and configs',
    files: {
      'compose.yaml': `include: [i.yaml]\n${one}\n`,
      'i.yaml': 'volumes: {v: }\nnetworks: {n: }\nsecrets: {s: {file: ./s}}\nconfigs: {c: {file: ./c}}\n',
    },
    model: { 'volumes.v.name': 'p_v', 'networks.n.name': 'p_n', 'secrets.s.file': '/p/s', 'configs.c.file': '/p/c' },
  },
  {
    topic: 'include',
    statement: 'does not bring extensions',
    files: { 'compose.yaml': `include: [i.yaml]\n${one}\n`, 'i.yaml': 'x-i: 1\nservices: {b: {image: b}}\n' },
    model: { 'x-i': undefined, 'services.b.image': 'b' },
  },
  {
    topic: 'include',
    statement: 'has its own folder',
    files: {
      'compose.yaml': 'include: [db/compose.yaml]\n',
      'db/compose.yaml': 'services: {db: {build: ., env_file: [x.env]}}',
      'db/x.env': 'A=1\n',
    },
    model: { 'services.db.build.context': '/p/db', 'services.db.environment': { A: '1' } },
  },
  {
    topic: 'include',
    statement: 'has its own .env',
    files: {
      'compose.yaml': 'include: [db/compose.yaml]\n',
      'db/compose.yaml': 'services: {db: {image: "$I"}}',
      'db/.env': 'I=inner\n',
    },
    model: { 'services.db.image': 'inner' },
  },
  {
    topic: 'include',
    statement: 'the outer .env wins over the inner',
    files: {
      'compose.yaml': 'include: [db/compose.yaml]\n',
      '.env': 'I=outer\n',
      'db/compose.yaml': 'services: {db: {image: "$I"}}',
      'db/.env': 'I=inner\n',
    },
    model: { 'services.db.image': 'outer' },
  },
  {
    topic: 'include',
    statement: 'the inner .env is not seen outside',
    files: {
      'compose.yaml': 'include: [db/compose.yaml]\nservices: {a: {image: "x$I"}}',
      'db/compose.yaml': 'services: {db: {image: "$I"}}',
      'db/.env': 'I=inner\n',
    },
    model: { 'services.a.image': 'x' },
  },
  {
    topic: 'include',
    statement: 'a named env file stands for .env',
    files: {
      'compose.yaml': 'include: [{path: db/compose.yaml, env_file: x.env}]\n',
      'x.env': 'I=x\n',
      'db/compose.yaml': 'services: {db: {image: "$I-$J"}}',
      'db/.env': 'I=inner\nJ=inner\n',
    },
    model: { 'services.db.image': 'x-' },
  },
  {
    topic: 'include',
    statement: 'env_file: /dev/null is none',
    files: {
      'compose.yaml': 'include: [{path: db/compose.yaml, env_file: /dev/null}]\n',
      'db/compose.yaml': 'services: {db: {image: "x$I"}}',
      'db/.env': 'I=inner\n',
    },
    model: { 'services.db.image': 'x' },
  },
  {
    topic: 'include',
    statement: 'a missing env file is an error',
    files: { 'compose.yaml': 'include: [{path: i.yaml, env_file: x.env}]\n', 'i.yaml': one },
    error: ['COMPOSE_ENV_FILE'],
  },
  {
    topic: 'include',
    statement: 'project_directory moves relative paths',
    files: {
      'compose.yaml': 'include: [{path: db/compose.yaml, project_directory: .}]\n',
      'db/compose.yaml': 'services: {db: {build: ./x}}',
    },
    model: { 'services.db.build.context': '/p/x' },
  },
  {
    topic: 'include',
    statement: 'several paths merge',
    files: { 'compose.yaml': 'include: [{path: [i.yaml, j.yaml]}]\n', 'i.yaml': one, 'j.yaml': two },
    model: { 'services.a.image': 'two' },
  },
  {
    topic: 'include',
    statement: 'paths are interpolated',
    files: { 'compose.yaml': 'include: ["${WHERE}/i.yaml"]\n', 'd/i.yaml': one },
    options: { environment: { WHERE: 'd' } },
    model: { 'services.a.image': 'one' },
  },
  {
    topic: 'include',
    statement: 'includes include',
    files: {
      'compose.yaml': 'include: [d/i.yaml]\n',
      'd/i.yaml': 'include: [e/j.yaml]\n',
      'd/e/j.yaml': 'services: {a: {build: .}}',
    },
    model: { 'services.a.build.context': '/p/d/e' },
  },
  {
    topic: 'include',
    statement: 'a service of the same name merges, the including file on top',
    files: {
      'compose.yaml': 'include: [i.yaml]\nservices: {a: {image: mine}}',
      'i.yaml': 'services: {a: {image: theirs, tty: true}}',
    },
    model: { 'services.a.image': 'mine', 'services.a.tty': true },
  },
  {
    topic: 'include',
    statement: 'the same resource by two ways stands once',
    files: {
      'compose.yaml': 'include: [b.yaml, c.yaml]\n',
      'b.yaml': 'include: [d.yaml]\n',
      'c.yaml': 'include: [d.yaml]\n',
      'd.yaml': 'services: {d: {image: d, security_opt: [x]}}',
    },
    model: { 'services.d.security_opt': ['x'] },
  },
  {
    topic: 'include',
    statement: 'an override may reset what was included',
    files: {
      'compose.yaml': 'include: [i.yaml]\n',
      'i.yaml': 'services: {a: {image: x, tty: true}}',
      'compose.override.yaml': 'services: {a: {tty: !reset null}}',
    },
    model: { 'services.a.image': 'x', 'services.a.tty': undefined },
  },
  {
    topic: 'include',
    statement: 'the including document may reset too',
    files: {
      'compose.yaml': 'include: [i.yaml]\nservices: {a: {tty: !reset null}}',
      'i.yaml': 'services: {a: {image: x, tty: true}}',
    },
    model: { 'services.a.image': 'x', 'services.a.tty': undefined },
  },
  {
    topic: 'include',
    statement: 'an included service can be extended',
    files: { 'compose.yaml': 'include: [i.yaml]\nservices: {b: {extends: a, tty: true}}', 'i.yaml': one },
    model: { 'services.b.image': 'one', 'services.b.tty': true },
  },
  {
    topic: 'include',
    statement: 'a missing file',
    files: { 'compose.yaml': 'include:\n  - i.yaml\n' },
    error: ['COMPOSE_INCLUDE', 'compose.yaml:2'],
  },
  {
    topic: 'include',
    statement: 'a circle',
    files: { 'compose.yaml': 'include: [i.yaml]\n', 'i.yaml': 'include:\n  - compose.yaml\n' },
    error: ['COMPOSE_CYCLE', 'i.yaml:2'],
  },
  {
    topic: 'include',
    statement: 'a file that includes itself',
    files: { 'compose.yaml': 'include: [compose.yaml]\n' },
    error: ['COMPOSE_CYCLE', 'compose.yaml:1'],
  },
  {
    topic: 'include',
    statement: 'a circle by the second path of an entry',
    files: {
      'compose.yaml': 'include: [{path: [i.yaml, j.yaml]}]\n',
      'i.yaml': one,
      'j.yaml': 'include: [{path: [i.yaml, j.yaml]}]\n',
    },
    error: ['COMPOSE_CYCLE', 'j.yaml:1'],
  },
  {
    topic: 'include',
    statement: 'a map is no include',
    files: { 'compose.yaml': 'include: {path: i.yaml}\n' },
    error: ['COMPOSE_INCLUDE', 'compose.yaml:1'],
  },
  {
    topic: 'include',
    statement: 'an entry without path',
    files: { 'compose.yaml': 'include:\n  - env_file: x\n' },
    error: ['COMPOSE_INCLUDE', 'compose.yaml:2'],
  },
  {
    topic: 'include',
    statement: 'an entry with an unknown key',
    files: { 'compose.yaml': 'include:\n  - paths: x\n' },
    error: ['COMPOSE_INCLUDE', 'compose.yaml:2'],
  },
  {
    topic: 'include',
    statement: 'nothing is fetched',
    files: { 'compose.yaml': 'include:\n  - oci://registry.test/x\n' },
    error: ['COMPOSE_INCLUDE', 'compose.yaml:2'],
  },
  {
    topic: 'include',
    statement: 'nor from git',
    files: { 'compose.yaml': 'include:\n  - https://example.test/x.git\n' },
    error: ['COMPOSE_INCLUDE', 'compose.yaml:2'],
  },
  {
    topic: 'include',
    statement: 'null includes nothing',
    files: { 'compose.yaml': `include:\n${one}\n` },
    model: { 'services.a.image': 'one' },
  },
  {
    topic: 'include',
    statement: 'what is included is checked on its own',
    files: { 'compose.yaml': 'include: [i.yaml]\n', 'i.yaml': 'services:\n  a:\n    imge: x\n' },
    error: ['COMPOSE_SCHEMA', 'i.yaml:3'],
  },

  // Extends
  {
    topic: 'extends',
    statement: 'a service of the same file',
    files: { 'compose.yaml': 'services: {a: {image: one, tty: true}, b: {extends: {service: a}, image: two}}' },
    model: { 'services.b.image': 'two', 'services.b.tty': true, 'services.b.extends': undefined },
  },
  {
    topic: 'extends',
    statement: 'the short form',
    files: { 'compose.yaml': 'services: {a: {image: one}, b: {extends: a}}' },
    model: { 'services.b.image': 'one' },
  },
  {
    topic: 'extends',
    statement: 'a service that stands later',
    files: { 'compose.yaml': 'services: {b: {extends: a}, a: {image: one}}' },
    model: { 'services.b.image': 'one' },
  },
  {
    topic: 'extends',
    statement: 'a service of another file',
    files: { 'compose.yaml': 'services: {b: {extends: {file: base.yaml, service: a}}}', 'base.yaml': one },
    model: { 'services.b.image': 'one', 'services.a': undefined },
  },
  {
    topic: 'extends',
    statement: 'paths start at the other file',
    files: {
      'compose.yaml': 'services: {b: {extends: {file: d/base.yaml, service: a}}}',
      'd/base.yaml': 'services: {a: {build: ./x, volumes: ["./y:/y"]}}',
    },
    model: { 'services.b.build.context': '/p/d/x', 'services.b.volumes.0.source': '/p/d/y' },
  },
  {
    topic: 'extends',
    statement: 'chains',
    files: { 'compose.yaml': 'services: {a: {image: one}, b: {extends: a, tty: true}, c: {extends: b, init: true}}' },
    model: { 'services.c.image': 'one', 'services.c.tty': true, 'services.c.init': true },
  },
  {
    topic: 'extends',
    statement: 'chains over files',
    files: {
      'compose.yaml': 'services: {c: {extends: {file: d/b.yaml, service: b}}}',
      'd/b.yaml': 'services: {b: {extends: {file: e/a.yaml, service: a}, tty: true}}',
      'd/e/a.yaml': 'services: {a: {build: .}}',
    },
    model: { 'services.c.build.context': '/p/d/e', 'services.c.tty': true },
  },
  {
    topic: 'extends',
    statement: 'within the other file',
    files: {
      'compose.yaml': 'services: {c: {extends: {file: b.yaml, service: b}}}',
      'b.yaml': 'services: {b: {extends: a, tty: true}, a: {image: one}}',
    },
    model: { 'services.c.image': 'one', 'services.c.tty': true },
  },
  {
    topic: 'extends',
    statement: 'environment merges by name',
    files: {
      'compose.yaml': 'services: {a: {image: x, environment: [A=1, B=1]}, b: {extends: a, environment: {B: 2}}}',
    },
    model: { 'services.b.environment': { A: '1', B: '2' } },
  },
  {
    topic: 'extends',
    statement: 'lists append',
    files: { 'compose.yaml': 'services: {a: {image: x, ports: ["80:80"]}, b: {extends: a, ports: ["81:81"]}}' },
    model: { 'services.b.ports.0.published': '80', 'services.b.ports.1.published': '81' },
  },
  {
    topic: 'extends',
    statement: 'the command replaces',
    files: { 'compose.yaml': 'services: {a: {image: x, command: [a]}, b: {extends: a, command: [b]}}' },
    model: { 'services.b.command': ['b'] },
  },
  {
    topic: 'extends',
    statement: 'depends_on is inherited',
    files: { 'compose.yaml': 'services: {d: {image: d}, a: {image: x, depends_on: [d]}, b: {extends: a}}' },
    model: { 'services.b.depends_on.d.condition': 'service_started' },
  },
  {
    topic: 'extends',
    statement: 'volumes_from and links are inherited',
    files: {
      'compose.yaml': 'services: {d: {image: d}, a: {image: x, links: [d], volumes_from: [d]}, b: {extends: a}}',
    },
    model: { 'services.b.links': ['d'], 'services.b.volumes_from': ['d'] },
  },
  {
    topic: 'extends',
    statement: 'the extended service stays as it is',
    files: { 'compose.yaml': 'services: {a: {image: one}, b: {extends: a, image: two, tty: true}}' },
    model: { 'services.a.image': 'one', 'services.a.tty': undefined },
  },
  {
    topic: 'extends',
    statement: '!reset takes an inherited value away',
    files: { 'compose.yaml': 'services: {a: {image: x, ports: ["80:80"]}, b: {extends: a, ports: !reset []}}' },
    model: { 'services.b.ports': undefined, 'services.a.ports.0.target': 80 },
  },
  {
    topic: 'extends',
    statement: '!override replaces an inherited value',
    files: {
      'compose.yaml': 'services: {a: {image: x, ports: ["80:80"]}, b: {extends: a, ports: !override ["81:81"]}}',
    },
    model: { 'services.b.ports.0.target': 81, 'services.b.ports.1': undefined },
  },
  {
    topic: 'extends',
    statement: '!reset works on what comes of another file',
    files: {
      'compose.yaml': 'services: {b: {extends: {file: base.yaml, service: a}, tty: !reset null}}',
      'base.yaml': 'services: {a: {image: one, tty: true}}',
    },
    model: { 'services.b.image': 'one', 'services.b.tty': undefined },
  },
  {
    topic: 'extends',
    statement: 'an override file extends too',
    files: {
      'compose.yaml': one,
      'compose.override.yaml': 'services: {b: {extends: {file: compose.yaml, service: a}}}',
    },
    model: { 'services.b.image': 'one' },
  },
  {
    topic: 'extends',
    statement: 'but only sees services of its own document',
    files: { 'compose.yaml': one, 'compose.override.yaml': 'services:\n  b: {extends: a}\n' },
    error: ['COMPOSE_EXTENDS', 'compose.override.yaml:2'],
  },
  {
    topic: 'extends',
    statement: 'the other file is filled in with the same variables',
    files: {
      'compose.yaml': 'services: {b: {extends: {file: d/base.yaml, service: a}}}',
      '.env': 'I=here\n',
      'd/.env': 'I=there\n',
      'd/base.yaml': 'services: {a: {image: "$I"}}',
    },
    model: { 'services.b.image': 'here' },
  },
  {
    topic: 'extends',
    statement: 'the other file is not checked as a whole',
    files: {
      'compose.yaml': 'services: {b: {extends: {file: base.yaml, service: a}}}',
      'base.yaml': 'services: {a: {image: x}, z: {imge: y}}',
    },
    model: { 'services.b.image': 'x' },
  },
  {
    topic: 'extends',
    statement: 'what comes of it is checked, at its place',
    files: {
      'compose.yaml': 'services: {b: {extends: {file: base.yaml, service: a}}}',
      'base.yaml': 'services:\n  a:\n    imge: y\n',
    },
    error: ['COMPOSE_SCHEMA', 'base.yaml:3'],
  },
  {
    topic: 'extends',
    statement: 'the includes of the other file are not followed',
    files: {
      'compose.yaml': 'services: {b: {extends: {file: base.yaml, service: a}}}',
      'base.yaml': 'include: [i.yaml]\nservices: {z: {image: z}}',
      'i.yaml': one,
    },
    error: ['COMPOSE_EXTENDS', 'compose.yaml:1'],
  },
  {
    topic: 'extends',
    statement: 'an empty service is none to extend',
    files: { 'compose.yaml': 'services:\n  b: {extends: a}\n  a:\n' },
    error: ['COMPOSE_SCHEMA', 'compose.yaml:3'],
  },
  {
    topic: 'extends',
    statement: 'an unknown service',
    files: { 'compose.yaml': 'services:\n  b:\n    extends: nobody\n' },
    error: ['COMPOSE_EXTENDS', 'compose.yaml:3'],
  },
  {
    topic: 'extends',
    statement: 'an unknown service of another file',
    files: { 'compose.yaml': 'services:\n  b:\n    extends: {file: base.yaml, service: nobody}\n', 'base.yaml': one },
    error: ['COMPOSE_EXTENDS', 'compose.yaml:3'],
  },
  {
    topic: 'extends',
    statement: 'a missing file',
    files: { 'compose.yaml': 'services:\n  b:\n    extends: {file: base.yaml, service: a}\n' },
    error: ['COMPOSE_EXTENDS', 'compose.yaml:3'],
  },
  {
    topic: 'extends',
    statement: 'a file without services',
    files: {
      'compose.yaml': 'services:\n  b:\n    extends: {file: base.yaml, service: a}\n',
      'base.yaml': 'volumes: {v: }',
    },
    error: ['COMPOSE_EXTENDS', 'compose.yaml:3'],
  },
  {
    topic: 'extends',
    statement: 'without a service',
    files: { 'compose.yaml': 'services:\n  b:\n    extends: {file: base.yaml}\n', 'base.yaml': one },
    error: ['COMPOSE_EXTENDS', 'compose.yaml:3'],
  },
  {
    topic: 'extends',
    statement: 'itself',
    files: { 'compose.yaml': 'services:\n  b:\n    extends: b\n' },
    error: ['COMPOSE_CYCLE', 'compose.yaml:3'],
  },
  {
    topic: 'extends',
    statement: 'a circle',
    files: { 'compose.yaml': 'services:\n  a: {extends: b}\n  b: {extends: a}\n' },
    error: ['COMPOSE_CYCLE'],
  },
  {
    topic: 'extends',
    statement: 'a circle over files',
    files: {
      'compose.yaml': 'services: {a: {extends: {file: b.yaml, service: b}}}',
      'b.yaml': 'services: {b: {extends: {file: compose.yaml, service: a}}}',
    },
    error: ['COMPOSE_CYCLE'],
  },
  {
    topic: 'extends',
    statement: 'nothing is fetched',
    files: { 'compose.yaml': 'services:\n  b:\n    extends: {file: "https://x.test/a.git", service: a}\n' },
    error: ['COMPOSE_EXTENDS', 'compose.yaml:3'],
  },
  {
    topic: 'extends',
    statement: 'too long a chain',
    files: {
      'compose.yaml': `services:\n${Array.from({ length: 60 }, (_, index) => `  s${index}: {extends: s${index + 1}}\n`).join('')}  s60: {image: x}\n`,
    },
    error: ['COMPOSE_TOO_COMPLEX'],
  },

  // Directives
  {
    topic: 'directives',
    statement: 'what << brings comes back behind a reset',
    files: { 'compose.yaml': 'x-a: &a {tty: true}\nservices:\n  a: {<<: *a, image: x, tty: !reset null}\n' },
    model: { 'services.a.tty': true },
  },
  {
    topic: 'directives',
    statement: 'and an override takes it away',
    files: { 'compose.yaml': 'x-a: &a {cap_add: [A]}\nservices:\n  a: {<<: *a, image: x, cap_add: !override []}\n' },
    model: { 'services.a.cap_add': undefined },
  },
  {
    topic: 'directives',
    statement: 'a reset in an anchor works wherever the anchor stands',
    files: {
      'compose.yaml': 'services: {a: {image: x, tty: true}, b: {image: x, tty: true}}',
      'compose.override.yaml': 'x-a: &a {tty: !reset null}\nservices:\n  a: *a\n  b: {<<: *a}\n',
    },
    model: { 'services.a.tty': undefined, 'services.b.tty': undefined },
  },
  {
    topic: 'directives',
    statement: 'a reset of a reset value brings nothing back',
    files: {
      'compose.yaml':
        'services: {a: {image: x, tty: true}}\n---\nservices: {a: {tty: !reset null}}\n---\nservices: {a: {tty: !reset null}}\n',
    },
    model: { 'services.a.image': 'x', 'services.a.tty': undefined },
  },
  {
    topic: 'directives',
    statement: 'a later file may say again what an earlier one reset',
    files: {
      'compose.yaml':
        'services: {a: {image: x, cap_add: [A]}}\n---\nservices: {a: {cap_add: !reset []}}\n---\nservices: {a: {cap_add: [B]}}\n',
    },
    model: { 'services.a.cap_add': ['B'] },
  },
  {
    topic: 'directives',
    statement: 'a reset in a file of one service leaves the others',
    files: {
      'compose.yaml': 'services: {a: {image: x, ports: ["80:80"]}, b: {image: x, ports: ["81:81"]}}',
      'compose.override.yaml': 'services: {a: {ports: !reset []}}',
    },
    model: { 'services.a.ports': undefined, 'services.b.ports.0.target': 81 },
  },
  {
    topic: 'directives',
    statement: 'a reset of the build lets an image stand alone',
    files: {
      'compose.yaml': 'services: {a: {image: x, build: .}}',
      'compose.override.yaml': 'services: {a: {build: !reset null}}',
    },
    model: { 'services.a.build': undefined, 'services.a.image': 'x' },
  },
  {
    topic: 'directives',
    statement: 'a reset network goes with its service',
    files: {
      'compose.yaml': 'services: {a: {image: x, networks: [n, m]}}\nnetworks: {n: , m: }\n',
      'compose.override.yaml': 'services: {a: {networks: {n: !reset null}}}\nnetworks: {n: !reset null}\n',
    },
    model: { 'services.a.networks': { m: null }, 'networks.n': undefined },
  },
  {
    topic: 'directives',
    statement: 'a reset of what is needed is an error',
    files: {
      'compose.yaml': 'services: {a: {image: x}}',
      'compose.override.yaml': 'services: {a: {image: !reset null}}',
    },
    error: ['COMPOSE_CONFLICT'],
  },

  // What people think merges
  {
    topic: 'not merged',
    statement: 'an address in a later file does not close the port',
    files: {
      'compose.yaml': 'services: {a: {image: x, ports: ["5432:5432"]}}',
      'compose.override.yaml': 'services: {a: {ports: ["127.0.0.1:5432:5432"]}}',
    },
    model: { 'services.a.ports.0.host_ip': undefined, 'services.a.ports.1.host_ip': '127.0.0.1' },
    notices: ['not-merged'],
  },
  {
    topic: 'not merged',
    statement: 'with !override it does',
    files: {
      'compose.yaml': 'services: {a: {image: x, ports: ["5432:5432"]}}',
      'compose.override.yaml': 'services: {a: {ports: !override ["127.0.0.1:5432:5432"]}}',
    },
    model: { 'services.a.ports.0.host_ip': '127.0.0.1', 'services.a.ports.1': undefined },
    notices: [],
  },
  {
    topic: 'not merged',
    statement: 'another protocol is another port',
    files: {
      'compose.yaml': 'services: {a: {image: x, ports: ["53:53"]}}',
      'compose.override.yaml': 'services: {a: {ports: ["127.0.0.1:53:53/udp"]}}',
    },
    notices: [],
  },
  {
    topic: 'not merged',
    statement: 'an inherited port stays open too',
    files: {
      'compose.yaml': 'services: {a: {extends: {file: base.yaml, service: a}, ports: ["127.0.0.1:80:80"]}}',
      'base.yaml': 'services: {a: {image: x, ports: ["80:80"]}}',
    },
    notices: ['not-merged'],
  },

  // Extensions that became keys
  {
    topic: 'extensions',
    statement: 'x-develop is develop',
    files: { 'compose.yaml': 'services: {a: {image: x, x-develop: {watch: [{path: ./a, action: rebuild}]}}}\n' },
    model: { 'services.a.develop.watch.0.path': '/p/a', 'services.a.x-develop': undefined },
  },
  {
    topic: 'extensions',
    statement: 'what stands under develop wins',
    files: {
      'compose.yaml': 'services: {a: {image: x, x-develop: {x-a: 1, x-b: 1}, develop: {x-b: 2}}}\n',
    },
    model: { 'services.a.develop.x-a': 1, 'services.a.develop.x-b': 2 },
  },
  {
    topic: 'extensions',
    statement: 'x-initialSync of a watch rule is initial_sync',
    files: {
      'compose.yaml':
        'services: {a: {image: x, develop: {watch: [{path: ./a, action: sync, target: /a, x-initialSync: true}]}}}\n',
    },
    model: { 'services.a.develop.watch.0.initial_sync': true },
  },
  {
    topic: 'extensions',
    statement: 'other extensions stay',
    files: { 'compose.yaml': 'x-top: {a: 1}\nservices: {a: {image: x, x-own: [1, two]}}\n' },
    model: { 'x-top': { a: 1 }, 'services.a.x-own': [1, 'two'] },
  },

  // Profiles
  {
    topic: 'profiles',
    statement: 'a service with a profile does not start by itself',
    files: { 'compose.yaml': 'services: {a: {image: a}, b: {image: b, profiles: [x]}}' },
    model: { 'services.a.image': 'a', 'services.b': undefined },
    disabled: ['b'],
  },
  {
    topic: 'profiles',
    statement: 'an active profile starts it',
    files: { 'compose.yaml': 'services: {a: {image: a}, b: {image: b, profiles: [x]}}' },
    options: { profiles: ['x'] },
    model: { 'services.b.image': 'b' },
    disabled: [],
  },
  {
    topic: 'profiles',
    statement: 'one of several is enough',
    files: { 'compose.yaml': 'services: {b: {image: b, profiles: [x, y]}}' },
    options: { profiles: ['y'] },
    model: { 'services.b.image': 'b' },
  },
  {
    topic: 'profiles',
    statement: '* starts all',
    files: { 'compose.yaml': 'services: {b: {image: b, profiles: [x]}}' },
    options: { profiles: ['*'] },
    model: { 'services.b.image': 'b' },
  },
  {
    topic: 'profiles',
    statement: 'COMPOSE_PROFILES with commas',
    files: { 'compose.yaml': 'services: {b: {image: b, profiles: [x]}, c: {image: c, profiles: [y]}}' },
    options: { environment: { COMPOSE_PROFILES: 'x, y' } },
    disabled: [],
  },
  {
    topic: 'profiles',
    statement: 'COMPOSE_PROFILES may stand in .env',
    files: { 'compose.yaml': 'services: {b: {image: b, profiles: [x]}}', '.env': 'COMPOSE_PROFILES=x\n' },
    disabled: [],
  },
  {
    topic: 'profiles',
    statement: 'the option wins over the variable',
    files: { 'compose.yaml': 'services: {b: {image: b, profiles: [x]}}' },
    options: { profiles: [], environment: { COMPOSE_PROFILES: 'x' } },
    disabled: ['b'],
  },
  {
    topic: 'profiles',
    statement: 'an empty list is none',
    files: { 'compose.yaml': 'services: {b: {image: b, profiles: []}}' },
    disabled: [],
  },
  {
    topic: 'profiles',
    statement: 'the profile without a name is active where nobody names any',
    files: { 'compose.yaml': 'services: {b: {image: b, profiles: ["", x]}, c: {image: c, profiles: [x]}}' },
    disabled: ['c'],
  },
  {
    topic: 'profiles',
    statement: 'and is not where somebody does',
    files: { 'compose.yaml': 'services: {b: {image: b, profiles: ["", x]}, c: {image: c, profiles: [y]}}' },
    options: { environment: { COMPOSE_PROFILES: 'y' } },
    disabled: ['b'],
  },
  {
    topic: 'profiles',
    statement: 'names are compared exactly',
    files: { 'compose.yaml': 'services: {b: {image: b, profiles: [Dev]}}' },
    options: { profiles: ['dev'] },
    disabled: ['b'],
  },
  {
    topic: 'profiles',
    statement: 'what a disabled service needs is not checked',
    files: { 'compose.yaml': 'services: {a: {image: a}, b: {image: b, profiles: [x], depends_on: [nobody]}}' },
    disabled: ['b'],
  },
  {
    topic: 'profiles',
    statement: 'a service cannot need a disabled one',
    files: { 'compose.yaml': 'services:\n  a: {image: a, depends_on: [b]}\n  b: {image: b, profiles: [x]}\n' },
    error: ['COMPOSE_REFERENCE'],
  },
  {
    topic: 'profiles',
    statement: 'unless it is not required',
    files: {
      'compose.yaml':
        'services:\n  a: {image: a, depends_on: {b: {condition: service_started, required: false}}}\n  b: {image: b, profiles: [x]}\n',
    },
    disabled: ['b'],
  },

  // Places
  {
    topic: 'places',
    statement: 'a value knows its line',
    files: { 'compose.yaml': 'services:\n  a:\n    image: x\n' },
    origin: { 'services.a.image': 'compose.yaml:3' },
  },
  {
    topic: 'places',
    statement: 'a value of an override knows what it replaced',
    files: {
      'compose.yaml': 'services:\n  a:\n    image: x\n',
      'compose.override.yaml': 'services:\n  a: {image: y}\n',
    },
    origin: { 'services.a.image': 'compose.override.yaml:2 compose.yaml:3' },
  },
  {
    topic: 'places',
    statement: 'an appended item knows its file',
    files: {
      'compose.yaml': 'services:\n  a:\n    image: x\n    ports: ["80:80"]\n',
      'compose.override.yaml': 'services:\n  a: {ports: ["81:81"]}\n',
    },
    origin: { 'services.a.ports.0': 'compose.yaml:4', 'services.a.ports.1': 'compose.override.yaml:2' },
  },
  {
    topic: 'places',
    statement: 'a replaced item knows both',
    files: {
      'compose.yaml': 'services:\n  a:\n    image: x\n    volumes: ["uu:/x"]\nvolumes: {uu: , vv: }\n',
      'compose.override.yaml': 'services:\n  a: {volumes: ["vv:/x"]}\n',
    },
    origin: { 'services.a.volumes.0': 'compose.override.yaml:2 compose.yaml:4' },
  },
  {
    topic: 'places',
    statement: '!override knows what it replaced',
    files: {
      'compose.yaml': 'services:\n  a:\n    image: x\n    ports: ["80:80"]\n',
      'compose.override.yaml': 'services:\n  a: {ports: !override ["81:81"]}\n',
    },
    origin: { 'services.a.ports': 'compose.override.yaml:2 compose.yaml:4' },
  },
  {
    topic: 'places',
    statement: 'an inherited value knows its file',
    files: {
      'compose.yaml': 'services:\n  b: {extends: {file: d/base.yaml, service: a}}\n',
      'd/base.yaml': 'services:\n  a:\n    image: x\n',
    },
    origin: { 'services.b.image': 'd/base.yaml:3', 'services.b': 'compose.yaml:2' },
  },
  {
    topic: 'places',
    statement: 'an included value knows its file',
    files: { 'compose.yaml': 'include: [d/i.yaml]\n', 'd/i.yaml': 'services:\n  a: {image: x}\n' },
    origin: { 'services.a.image': 'd/i.yaml:2' },
  },
  {
    topic: 'places',
    statement: 'a file outside the folder of the command has its whole path',
    files: { '/q/c.yaml': 'services:\n  a: {image: x}\n' },
    options: { composeFiles: ['/q/c.yaml'] },
    origin: { 'services.a.image': '/q/c.yaml:2' },
  },
  {
    topic: 'places',
    statement: 'what the loader added was written nowhere',
    files: { 'compose.yaml': one },
    origin: { 'networks.default': 'nowhere', 'networks.default.name': 'nowhere' },
  },
  {
    topic: 'places',
    statement: 'a path that is not there',
    files: { 'compose.yaml': one },
    origin: { 'services.z.image': 'nowhere' },
  },
  {
    topic: 'places',
    statement: 'two forms that cannot merge are told at the later',
    files: {
      'compose.yaml': 'services:\n  a: {image: x, cap_add: [A]}\n',
      'compose.override.yaml': 'services:\n  a:\n    cap_add: {A: }\n',
    },
    error: ['COMPOSE_MERGE', 'compose.override.yaml:3'],
  },
];
