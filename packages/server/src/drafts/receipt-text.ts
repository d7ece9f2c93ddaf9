import type { Instant } from '@sallyport/record';
import type { AcceptedStatement } from '@sallyport/store';

/** A receipt in plain text: what was signed, with which key, and how to check that it was kept. */
export function receiptText(statements: readonly AcceptedStatement[], at: Instant): string {
  const [first] = statements;
  const lines = statements.map(({ digest, type }) => `  ${digest}  ${type}`);
  return [
    `Receipt of ${at}`,
    '',
    `Signed by ${first?.person ?? ''} with ${first?.key ?? ''}:`,
    ...lines,
    '',
    'Each line names the SHA-256 of a statement and its kind. These bytes are on disk, and are sealed into the record of',
    'the project from here. Keep this receipt: whoever has it can show that the record must hold these statements.',
    'To look for one in a clone:  git show origin/sallyport/record --stat; sallyport verify',
    '',
  ].join('\n');
}
