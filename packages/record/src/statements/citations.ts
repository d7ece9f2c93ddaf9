import type { Sha256 } from './header.ts';
import type { Statement } from './statement.ts';

/** What a statement says came before it: its root, the heads its author saw, and its key's previous statements. */
export function citationsOf(statement: Statement): readonly Sha256[] {
  const { root, cites, author } = statement.header;
  return root === null ? [] : [root.statement, ...cites, ...author.previous];
}

/** Blobs that a statement's body cites. */
export function blobsOf(statement: Statement): readonly Sha256[] {
  switch (statement.type) {
    case 'gate':
      return [statement.body.source, ...statement.body.profiles.map((each) => each.sha256), statement.body.resolved];
    case 'signoff':
      return [statement.body.shown];
    case 'paper':
      return [statement.body.bytes];
    default:
      return [];
  }
}
