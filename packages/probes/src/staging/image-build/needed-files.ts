import type { ShellCommand } from './shell-commands.ts';

/** Files without which a command stops; each entry names alternatives. */
export function neededFiles({ words }: ShellCommand): readonly (readonly string[])[] {
  const [program = '', ...rest] = words;
  const plain = rest.filter((word) => !word.startsWith('-'));
  const [verb = ''] = plain;
  if (
    words.some((word) => word.includes('$')) ||
    rest.some((word) => /^--(?:prefix|global|cwd|dir)|^-[gC]$/.test(word))
  )
    return [];
  switch (program) {
    case 'npm':
      if (verb === 'ci' || verb === 'clean-install')
        return [['package.json'], ['package-lock.json', 'npm-shrinkwrap.json']];
      return (/^(?:install|i)$/.test(verb) && plain.length === 1) || /^(?:run|start|test)$/.test(verb)
        ? [['package.json']]
        : [];
    case 'yarn':
      if (!/^(?:|install)$/.test(verb)) return [];
      return [
        ['package.json'],
        ...(rest.some((word) => /^--(?:frozen-lockfile|immutable)/.test(word)) ? [['yarn.lock']] : []),
      ];
    case 'pnpm':
      if (!/^(?:install|i)$/.test(verb) || plain.length > 1) return [];
      return [['package.json'], ...(rest.includes('--frozen-lockfile') ? [['pnpm-lock.yaml']] : [])];
    case 'pip':
    case 'pip3':
      return optionValues(rest, /^(?:-r|--requirement)$/).map((file) => [file]);
    case 'go':
      return (verb === 'mod' && plain[1] === 'download') ||
        (verb === 'build' && !plain.some((word) => word.endsWith('.go')))
        ? [['go.mod', '../go.mod', 'go.work']]
        : [];
    case 'cargo':
      if (
        !/^(?:build|fetch|test|install)$/.test(verb) ||
        rest.some((word) => /^--(?:manifest-path|path|git)/.test(word))
      )
        return [];
      return verb === 'install'
        ? []
        : [['Cargo.toml', '../Cargo.toml'], ...(rest.includes('--locked') ? [['Cargo.lock', '../Cargo.lock']] : [])];
    case 'mvn':
      return rest.includes('-f') ? [] : [['pom.xml']];
    case 'gradle':
      return plain.length > 0 ? [['build.gradle', 'build.gradle.kts', 'settings.gradle', 'settings.gradle.kts']] : [];
    case 'make':
      return rest.some((word) => /^-[fC]/.test(word)) ? [] : [['Makefile', 'makefile', 'GNUmakefile']];
    case 'uv':
      return verb === 'sync'
        ? [['pyproject.toml'], ...(rest.some((word) => /^--(?:frozen|locked)$/.test(word)) ? [['uv.lock']] : [])]
        : [];
    case 'tsc':
      return plain.length === 0 && !rest.some((word) => /^(?:-p|--project|--version|-v|--help)$/.test(word))
        ? [['tsconfig.json']]
        : [];
    case 'npx':
      return verb === 'tsc' && plain.length === 1 && !rest.some((word) => /^(?:-p|--project|--version)$/.test(word))
        ? [['tsconfig.json']]
        : [];
    case 'bundle':
      return verb === 'install' ? [['Gemfile']] : [];
    case 'composer':
      return verb === 'install' ? [['composer.json']] : [];
    case 'poetry':
      return verb === 'install' ? [['pyproject.toml']] : [];
    default:
      return scriptOf(words).map((file) => [file]);
  }
}

/** The file that an interpreter is given, or that is started by its path. */
export function scriptOf(words: readonly string[]): readonly string[] {
  const [program = '', ...rest] = words;
  if (/^\.{1,2}\//.test(program)) return [program];
  const file = rest.find((word) => !word.startsWith('-')) ?? '';
  const ending = {
    node: /\.[cm]?js$/,
    python: /\.py$/,
    python3: /\.py$/,
    sh: /\.sh$/,
    bash: /\.sh$/,
    ruby: /\.rb$/,
    php: /\.php$/,
  }[program.split('/').at(-1) ?? ''];
  // `node -e` and `python -m` take something else; what stands behind other flags cannot be told from a file.
  const before = rest.slice(0, rest.indexOf(file));
  if (
    ending === undefined ||
    before.some((word) => /^-(?:e|p|m|c|r)$|^--(?:eval|require|import|loader|print)$/.test(word))
  )
    return [];
  return ending.test(file) && !file.includes('$') ? [file] : [];
}

function optionValues(words: readonly string[], option: RegExp): readonly string[] {
  return words.flatMap((word, index) => {
    const next = words[index + 1];
    return option.test(word) && next !== undefined && !/^[a-z]+:/.test(next) ? [next] : [];
  });
}
