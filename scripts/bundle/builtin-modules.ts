const staticImport = /^import (?:([\w$]+|\* as [\w$]+)|\{([^}]*)\}) from "(node:[\w/]+)";$/gm;

/**
 * Takes modules of Node by name instead of importing them. An import reads every name that such a module has, and some
 * of those load half of Node (all streams, all of Web Cryptography): a quarter of the time in which the command starts.
 */
export function takeBuiltinModules(code: string): string {
  return code.replace(staticImport, (_, whole: string | undefined, names: string | undefined, module: string) => {
    const taken = whole?.replace('* as ', '') ?? `{${(names ?? '').replace(/ as /g, ': ')}}`;
    return `const ${taken} = process.getBuiltinModule("${module}");`;
  });
}

/** The same for what a chunk imports while it runs: it is no module of its own, and has nobody who would import for it. */
export function takeBuiltinModulesLater(code: string): string {
  return code.replace(/\bimport\("(node:[\w/]+)"\)/g, 'Promise.resolve(process.getBuiltinModule("$1"))');
}
