import { isDeclaredArtefact } from '../reading/declared-input.ts';
import { assertions } from './assertions.ts';
import type { AuditWorld } from './audit-world.ts';
import { citedPath, resolveFrom } from './cited-path.ts';
import { type Claim, type ClaimDocument, claimAt } from './claim.ts';

const gone =
  /\b(?:removed|deleted|renamed|moved|replaced|dropped|superseded|deprecated|no\s+longer|instead\s+of|generated|ignored|gitignored|untracked|produces?|writes?|outputs?|creates?\s+at)\b/i;
/** What builds leave behind; seldom committed, so absence says nothing. */
const built =
  /(?:^|\/)(?:dist|build|out|target|bin|obj|node_modules|coverage|tmp|temp|logs?|cache|\.cache|artifacts?|artefacts?|releases?|output|vendor|venv|\.venv|__pycache__)\/|(?:^|\/)\.env(?:\.|$)|\.(?:log|tmp|bak|exe|dmg|msi|appimage|deb|rpm|apk|ipa|zip|gz|tgz|jar|whl|so|dll|dylib|wasm|gguf|bin|db|sqlite)$/i;
/** Evidence that a reader is sent to, rather than code that may have been reworked since. */
const evidence = /\.(?:md|markdown|pdf|html?|xml|json|sarif|csv|txt|png|jpe?g|svg|xlsx?|docx?|ya?ml)$/i;

/** Files and folders that a document cites, by link or in code, and whether they are there. */
export async function citationClaims(world: AuditWorld, from: ClaimDocument): Promise<readonly Claim[]> {
  const claims: Claim[] = [];
  for (const link of from.document.links) {
    const path = citedPath(link.target);
    if (path === null) continue;
    const resolved = await resolve(world, from.path, path, 'link');
    if (resolved === 'outside') continue;
    claims.push(verdict(from, { text: `[${link.text}](${link.target})`, line: link.line }, path, resolved, 'medium'));
  }
  for (const passage of assertions(from.document)) {
    if (gone.test(passage.text)) continue;
    for (const code of passage.codes) {
      const path = pathInCode(world, code);
      if (path === null) continue;
      const resolved = await resolve(world, from.path, path, 'code');
      if (resolved === 'outside') continue;
      claims.push(
        verdict(
          from,
          { text: passage.text, line: passage.line },
          path,
          resolved,
          evidence.test(path) ? 'medium' : 'low',
        ),
      );
    }
  }
  return claims;
}

/** Scripts that a description tells people to rely on; what builds and people make of their own accord is not asked for. */
export async function scriptClaims(world: AuditWorld, from: ClaimDocument): Promise<readonly Claim[]> {
  const claims: Claim[] = [];
  for (const passage of from.document.sentences) {
    if (passage.quoted || gone.test(passage.text) || /\b(?:will|would|planned|todo|not\s+yet)\b/i.test(passage.text))
      continue;
    for (const code of passage.codes) {
      const path = /^\.?[\w./-]+\.(?:sh|bash|ps1|bat)$/.test(code) ? pathInCode(world, code) : null;
      const resolved = path === null ? 'outside' : await resolve(world, from.path, path, 'code');
      if (path !== null && resolved === 'absent') claims.push(verdict(from, passage, path, resolved, 'low'));
    }
  }
  return claims;
}

function verdict(
  from: ClaimDocument,
  at: { readonly text: string; readonly line: number },
  path: string,
  resolved: Resolved,
  severity: 'medium' | 'low',
): Claim {
  if (resolved === 'absent') {
    return claimAt(from, at, {
      kind: 'citation',
      status: 'unsupported',
      reason: `${path} is not in the repository.`,
      severity,
    });
  }
  if (resolved === 'untracked') {
    return claimAt(from, at, {
      kind: 'citation',
      status: 'not checkable',
      reason: `${path} is something that a build leaves behind.`,
    });
  }
  const { path: there } = resolved === 'outside' ? { path } : resolved;
  return claimAt(from, at, {
    kind: 'citation',
    status: 'supported',
    reason: `${there} is there.`,
    evidence: [{ path: there, line: null }],
  });
}

type Resolved = { readonly path: string } | 'absent' | 'untracked' | 'outside';

async function resolve(world: AuditWorld, document: string, path: string, how: 'link' | 'code'): Promise<Resolved> {
  const candidates = resolveFrom(document, path);
  if (candidates.length === 0 || (how === 'link' && leavesRepository(document, path))) return 'outside';
  for (const candidate of candidates) {
    if (candidate === '') return { path: './' };
    const found = await world.context.tree.find(candidate);
    if (found !== null) return { path: found.path };
    const folder = `${candidate.toLowerCase()}/`;
    if (world.entries.some((entry) => entry.path.toLowerCase().startsWith(folder))) return { path: `${candidate}/` };
    if (isDeclaredArtefact(world.context.gate, candidate)) {
      return (await world.context.artefacts.find(candidate)) === null ? 'untracked' : { path: candidate };
    }
  }
  // `client/src/app.ts` in a repository where the project lies deeper.
  const tail = `/${path.replace(/^(?:\.?\.?\/)+/, '').toLowerCase()}`;
  const deeper = world.entries.find((entry) => entry.path.toLowerCase().endsWith(tail));
  if (deeper !== undefined) return { path: deeper.path };
  // `/docs/api` is a route of a documentation site at least as often as a folder.
  if (path.startsWith('/') && !/\.[a-z]\w{0,9}$/i.test(path)) return 'outside';
  return built.test(candidates[0] ?? path) || built.test(path) ? 'untracked' : 'absent';
}

/** `../../issues/4` from a file at the root means a page of the hosting site. */
function leavesRepository(document: string, path: string): boolean {
  const depth = document.split('/').length - 1;
  return (path.match(/\.\.\//g) ?? []).length > depth;
}

/** A code span is taken as a path only if nothing else is likely: routes, images, branches and names are not. */
function pathInCode(world: AuditWorld, code: string): string | null {
  if (/^[/~@]|^\.\.?$|^-|[()[\],!]|:\/\/|::/.test(code) || !code.includes('/')) return null;
  const path = citedPath(code);
  if (path === null || path.includes(':') || path.includes('…') || path.includes('...')) return null;
  const parts = path.replace(/^\.\//, '').replace(/\/$/, '').split('/');
  const [first = '', last = ''] = [parts[0], parts.at(-1)];
  if (parts.length < 2 || parts.some((part) => part === '')) return null;
  // `example.com/page.html`, `github.com/org/name`, `application/json`, `1/2`.
  if (/^[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|dev|example|gg|ai|co|app|test|local|internal)$/i.test(first))
    return null;
  const known = world.entries.some((entry) => entry.path.toLowerCase().startsWith(`${first.toLowerCase()}/`));
  const hasExtension = /^[^.].*\.[a-z][a-z0-9]{0,9}$/i.test(last) && !/^v?\d+(?:\.\d+)+/.test(last);
  if (code.endsWith('/') || !hasExtension) return known && code.endsWith('/') ? path : null;
  return known || evidence.test(last) ? path : null;
}
