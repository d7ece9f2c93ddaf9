import { ComposeError, type ComposeErrorCode } from '../compose-error.ts';
import type { NodePath, Position } from '../node.ts';

const remote = /^(?:oci:\/\/|https?:\/\/|ssh:\/\/|git:\/\/|git@|github\.com\/)|\.git(?:#|$)/;

/** Compose fetches these. This loader has no network, and part of a project is no project. */
export function refuseRemote(written: string, at: Position, path: NodePath, code: ComposeErrorCode): void {
  if (remote.test(written)) {
    throw new ComposeError({
      code,
      message: `${written} is not on this machine, and nothing is fetched.`,
      at,
      path,
      suggestion: 'Fetch it and name the local file.',
    });
  }
}
