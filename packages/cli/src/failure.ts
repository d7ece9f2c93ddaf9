import { exitCode } from './exit-code.ts';
import { systemFailure } from './system-failure.ts';

export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly command: string | null;
  readonly exit: number;
}

/**
 * What an error means for the caller: a refused record is 3, an error while judging is HOLD (2), a refused action or
 * wrong usage 64, and everything that carries no code of ours is our fault (70) and never a pass.
 */
export function failureOf(thrown: unknown, judges: boolean): Failure {
  if (!(thrown instanceof Error))
    return { code: 'INTERNAL', message: String(thrown), command: null, exit: exitCode.ourFault };
  const error = systemFailure(thrown) ?? thrown;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  if (error.name === 'CommanderError')
    return { code: 'CLI_USAGE', message: error.message, command: null, exit: exitCode.usage };
  if (code === null || !ownErrors.has(error.name)) {
    return {
      code: code ?? 'INTERNAL',
      message: `${error.name}: ${error.message}`,
      command: null,
      exit: exitCode.ourFault,
    };
  }
  const command = 'command' in error && typeof error.command === 'string' ? error.command : null;
  const file = 'file' in error && typeof error.file === 'string' ? error.file : null;
  const place = file !== null && !error.message.startsWith(file) ? `${file}: ` : '';
  const exit =
    error.name === 'RecordError'
      ? exitCode.recordRefused
      : judges && code !== 'CLI_USAGE'
        ? exitCode.hold
        : exitCode.usage;
  const action = 'action' in error && typeof error.action === 'string' ? ` ${error.action}` : '';
  return { code, message: `${place}${error.message}${action}`, command, exit };
}

const ownErrors: ReadonlySet<string> = new Set([
  'CliError',
  'ActionError',
  'RecordError',
  'GateError',
  'GateFileError',
  'WorkspaceError',
  'PaperError',
  'ProbeError',
  'ComposeError',
  'StoreError',
  'ServerError',
]);
