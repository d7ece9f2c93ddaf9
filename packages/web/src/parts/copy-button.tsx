import { type JSX, useEffect, useState } from 'react';

/** Copies text; says so for a moment, also to whoever does not see it. */
export function CopyButton({ text, what }: { readonly text: string; readonly what: string }): JSX.Element {
  const [done, setDone] = useState<'copied' | 'select it yourself' | null>(null);
  useEffect(() => {
    if (done === null) return;
    const timer = setTimeout(() => setDone(null), 2500);
    return () => clearTimeout(timer);
  }, [done]);
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setDone('copied');
    } catch {
      // Without permission for the clipboard there is nothing to mend here: the text stands beside.
      setDone('select it yourself');
    }
  }
  return (
    <button type="button" className="small" onClick={() => void copy()} aria-label={done ?? `Copy ${what}`}>
      <span aria-live="polite">{done ?? 'Copy'}</span>
    </button>
  );
}
