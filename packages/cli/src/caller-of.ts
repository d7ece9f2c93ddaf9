import type { Caller } from '@sallyport/actions';
import type { Invocation } from './command.ts';

type Given = Pick<Invocation, 'options' | 'terminal'> & Pick<Caller, 'directory' | 'environment' | 'now'>;

/** Whoever runs a command, as the floors below know them: the options that mean the same wherever they stand. */
export function callerOf({ options, terminal, directory, environment, now }: Given): Caller {
  const text = (name: string): string | null => {
    const value = options[name];
    return typeof value === 'string' ? value : null;
  };
  return {
    directory,
    environment,
    offline: options['offline'] === true,
    key: text('key'),
    sealKey: text('sealKey'),
    workTree: options['workTree'] === true,
    now,
    progress: (line) => terminal.progress(line),
    note: (line) => terminal.note(line),
  };
}
