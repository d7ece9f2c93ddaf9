import type { JSX } from 'react';
import { CopyButton } from './copy-button.tsx';

/** A command that somebody types elsewhere, ready to copy. */
export function CommandLine({ command, what }: { readonly command: string; readonly what: string }): JSX.Element {
  return (
    <div className="command">
      <pre tabIndex={0} role="group" aria-label={what}>
        <code>{command}</code>
      </pre>
      <CopyButton text={command} what={`the command: ${what}`} />
    </div>
  );
}
