import type { Invocation } from '../../command.ts';
import { run as sign } from '../sign/run.ts';

/** `sallyport kickoff approve`: the same as signing the minutes alone. */
export async function run(invocation: Invocation): Promise<number> {
  return await sign({ ...invocation, arguments: ['minutes'] });
}
