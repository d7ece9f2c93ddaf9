import { signaturePath, statementPath } from '@sallyport/record';
import type { AcceptedStatement, SignedStatement } from '@sallyport/store';

/** Accepted statements as files of the record. */
export function pendingFiles(
  statements: readonly Pick<AcceptedStatement, keyof SignedStatement>[],
): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const { digest, bytes, signature, files: beside } of statements) {
    files.set(statementPath(digest), bytes);
    files.set(signaturePath(digest), Buffer.from(signature, 'utf8'));
    for (const [path, content] of beside) files.set(path, content);
  }
  return files;
}
