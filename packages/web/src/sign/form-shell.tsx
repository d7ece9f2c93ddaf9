import { type JSX, type ReactNode, useState } from 'react';

/** A form whose one button leads to the text that would be signed. What is missing is said, not hidden. */
export function FormShell({
  busy,
  missing,
  onDone,
  children,
}: {
  readonly busy: boolean;
  /** What still has to be filled in, as a sentence; null when nothing. */
  readonly missing: string | null;
  readonly onDone: () => void;
  readonly children: ReactNode;
}): JSX.Element {
  const [tried, setTried] = useState(false);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (missing === null) onDone();
      }}
    >
      {children}
      {tried && missing !== null && (
        <p className="problem" role="alert">
          {missing}
        </p>
      )}
      <div className="actions">
        <button className="primary" disabled={busy}>
          {busy ? 'Preparing…' : 'Show me what I sign'}
        </button>
      </div>
    </form>
  );
}

/** A reason as statements want one: three characters at least. */
export function reasonMissing(reason: string): string | null {
  return reason.trim().length < 3 ? 'Give a reason: it stands in the record, and people act on it.' : null;
}
