import type { Plain } from '@sallyport/compose';
import { plainText } from '../../stack/plain-text.ts';
import { treePath } from '../../stack/stack-files.ts';
import type { StackView } from '../../stack/stack-view.ts';
import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';
import { isReached } from '../../stack/standing.ts';
import { holdsPrivateKey } from '../published-keys.ts';
import { textsOf } from '../texts.ts';

export const rule: StagingRule = {
  id: 'staging.secrets.committed-secret',
  number: 'SEC-08',
  title: 'A secret file or a private key is committed',
  why: 'A key that everybody has proves nothing: with it anybody is your server, and its history keeps it for ever.',
  fix: 'Make a new key on the staging host, take the file out of the repository, and declare it under `untracked` as `secret`.',
  source: 'CWE-321, CWE-540; SEC-08 and TLS-08',
  find: (stack) => [...secretFiles(stack), ...keyMounts(stack), ...keysInTexts(stack)],
};

/** Top-level secrets whose file git holds. */
function secretFiles(stack: StackView): readonly RuleSighting[] {
  return Object.entries(stack.project.model.secrets ?? {}).flatMap(([name, secret]) => {
    const { file } = secret;
    const path = typeof file === 'string' ? treePath(file) : null;
    if (path === null || !stack.tracked.has(path)) return [];
    const users = stack.services.filter(({ model }) => sourcesOf(model['secrets']).includes(name));
    const place = stack.project.origin(['secrets', name, 'file']) ?? stack.project.origin(['secrets', name]);
    if (place === null) return [];
    return [
      {
        severity:
          users.length === 0 ? ('low' as const) : users.some(isReached) ? ('critical' as const) : ('high' as const),
        address: `secrets.${name}`,
        at: place.at,
        what: `The file of the secret ${name}, ${path}, is committed.`,
      },
    ];
  });
}

function sourcesOf(value: Plain | undefined): readonly string[] {
  return Array.isArray(value)
    ? value.map((entry: Plain) =>
        typeof entry === 'object' && entry !== null && !Array.isArray(entry)
          ? plainText((entry as { readonly [key: string]: Plain })['source'])
          : String(entry),
      )
    : [];
}

/** Files named as keys are, mounted from the tree. Those that are text are looked into instead. */
function keyMounts(stack: StackView): readonly RuleSighting[] {
  const seen = new Set<string>();
  return stack.services.flatMap((service) =>
    service.mounts.flatMap(({ type, source, at, text }) => {
      const path = source === null ? '' : treePath(source);
      if (type !== 'bind' || text !== null || seen.has(path) || !stack.tracked.has(path)) return [];
      if (!/(?:^|\/)(?:id_(?:rsa|ed25519|ecdsa)|[^/]*\.(?:p12|pfx|jks|keystore|key))$/i.test(path)) return [];
      seen.add(path);
      return [
        {
          severity: 'high' as const,
          address: `${service.name} ${path}`,
          at,
          what: `${service.name} mounts ${path}, a key that is committed.`,
        },
      ];
    }),
  );
}

function keysInTexts(stack: StackView): readonly RuleSighting[] {
  return textsOf(stack).flatMap(({ path, text, example }) => {
    if (example || !stack.tracked.has(path) || !holdsPrivateKey(text)) return [];
    const line = text.slice(0, text.search(/-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/)).split('\n').length;
    const users = stack.services.filter(({ mounts }) =>
      mounts.some(({ files }) => files.some((file) => file.path === path)),
    );
    return [
      {
        severity: users.some(isReached) ? ('critical' as const) : ('high' as const),
        address: `${path} private key`,
        at: { file: path, line },
        what: `A private key stands in ${path}.`,
      },
    ];
  });
}
