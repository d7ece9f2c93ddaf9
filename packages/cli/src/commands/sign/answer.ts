import type { Answer } from '@sallyport/actions';
import type { Owed } from '@sallyport/gate';
import { CliError } from '../../cli-error.ts';
import { type Invocation, optionFlag, optionText } from '../../command.ts';

/** The person's answer: by flag, or asked where a person can be asked. null: not signed. Throws CLI_ANSWER_NEEDED. */
export async function askForAnswer(invocation: Invocation, owed: Owed): Promise<Answer | null> {
  const accept = optionFlag(invocation, 'accept');
  const reject = optionFlag(invocation, 'reject');
  const reason = optionText(invocation, 'reason') ?? null;
  if (accept && reject) throw new CliError('CLI_USAGE', 'Either --accept or --reject, not both.');
  if (reject && !reason) throw new CliError('CLI_USAGE', 'A rejection needs its reason: --reject --reason "…".');
  if (accept) return { answer: 'accepted', reason };
  if (reject) return { answer: 'rejected', reason };
  const { terminal } = invocation;
  if (!terminal.interactive) {
    throw new CliError(
      'CLI_ANSWER_NEEDED',
      'Nobody can be asked here. Read what is shown and say --accept, or --reject --reason "…".',
      {
        command: 'sallyport sign --accept',
      },
    );
  }
  const { proposals, acknowledgements, criteria, deliverables, minutes } = owed;
  const lists = [proposals, acknowledgements, criteria, deliverables];
  const things = lists.reduce((count, list) => count + list.length, minutes === null ? 0 : 1);
  const said = (
    await terminal.ask(`Sign ${things === 1 ? 'this' : `these ${things}`} as shown? [yes / reject / no] `)
  ).toLowerCase();
  if (said === 'yes' || said === 'y') return { answer: 'accepted', reason };
  if (said !== 'reject') return null;
  const why = await terminal.ask('Why? ');
  return why === '' ? null : { answer: 'rejected', reason: why };
}
