import type { NewStatement } from '@sallyport/actions';
import { canonicalize, type Json, type Sha256, sha256 } from '@sallyport/record';

/**
 * Digest of what statements bind, without what differs between two drafts of the same thing: times, random bytes, and
 * the words around. Another one when the signature comes means that something changed while the page was open.
 */
export function draftSubstance(statements: readonly NewStatement[]): Sha256 {
  return sha256(canonicalize(statements.map((each) => [each.type, bound(each as AnyStatement)])));
}

type AnyStatement = { [T in NewStatement['type']]: NewStatement<T> & { readonly type: T } }[NewStatement['type']];

function bound({ type, body }: AnyStatement): Json {
  switch (type) {
    case 'signoff': {
      const { purpose, entries, opened } = body;
      return json({ purpose, entries, opened });
    }
    case 'gate': {
      const { source, profiles, resolved, profile, rules, facets } = body;
      return json({ source, profiles, resolved, profile, rules, facets });
    }
    case 'kickoff': {
      const { title, chair, invited } = body;
      return json({ title, chair, invited });
    }
    case 'poll': {
      const { kickoff, stations, snapshot } = body;
      return json({ kickoff, stations, snapshot });
    }
    // Generated parts say how far things are; what people wrote, and what approvals bind, is the body.
    case 'paper':
      return json({ kind: body.kind, path: body.path, ...(body.kind === 'minutes' ? { body: body.body } : {}) });
    case 'decision': {
      const { at: _, ...rest } = body;
      return json(rest);
    }
    case 'trust': {
      const { people: _, ...rest } = body;
      return json(rest);
    }
    default:
      return json(body);
  }
}

/** Bodies are made of what JSON knows; their types are only narrower. */
function json(value: object): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
