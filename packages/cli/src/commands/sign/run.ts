import { boardOf, type Owed, owedBy } from '@sallyport/gate';
import { CliError } from '../../cli-error.ts';
import { type Invocation, optionFlag, optionText } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';
import { append, signAll } from '../../session/append.ts';
import { personOf } from '../../session/author.ts';
import { factsOf } from '../../session/facts-of.ts';
import { handOver } from '../../session/hand-over.ts';
import { openSession } from '../../session/open-session.ts';
import { type Answer, askForAnswer } from './answer.ts';
import { namesBeside, namesText } from './names-beside.ts';
import { narrow } from './narrow.ts';
import { shownText } from './shown-text.ts';
import { signoffStatements } from './signoff-statements.ts';

/** `sallyport sign [ABOUT…]`: my whole list, shown in full, then one statement with an entry for each. */
export async function run(invocation: Invocation): Promise<number> {
  const session = await openSession(invocation);
  const author = await personOf(session, session.record?.roots.at(-1));
  const board = boardOf(await factsOf(session));
  if (!session.record)
    throw new CliError('CLI_NO_TRUST_ROOT', 'There is no record to sign in.', {
      command: 'sallyport trust found --people DIR',
    });
  const owed = narrow(owedBy(author.person, board, session.record), invocation.arguments, board, author.roles);
  const { terminal } = invocation;
  const text = await shownText(session, board, owed, author.person);
  if (isEmpty(owed)) {
    if (terminal.json) terminal.document({ person: author.person, signed: [], waiting: 0 });
    else terminal.out(`Nothing waits for ${author.person}.`);
    return exitCode.go;
  }
  const names = namesBeside(session, owed.proposals);
  if (!terminal.json) terminal.out([text, ...(names.length > 0 ? [namesText(names)] : [])].join('\n\n'));
  if (optionFlag(invocation, 'show')) {
    if (terminal.json) terminal.document({ person: author.person, text, names });
    return exitCode.go;
  }
  const answer: Answer | null = await askForAnswer(invocation, owed);
  if (!answer) {
    terminal.note('Nothing was signed.');
    return exitCode.usage;
  }
  const statements = signoffStatements(owed, answer, text);
  const place = { ...session, phase: session.gate.phase.number };
  const out = optionText(invocation, 'out');
  if (out !== undefined) {
    const { files, digests } = await signAll(place, author, statements);
    handOver(out, files);
    if (terminal.json) terminal.document({ person: author.person, signed: digests, file: out, text, names });
    else
      terminal.out(
        `Signed ${digests.length} statement${digests.length === 1 ? '' : 's'} into ${out}. Whoever holds the record adds it: sallyport record add ${out}`,
      );
    return exitCode.go;
  }
  const { digests, report } = await append(place, author, statements);
  // Machines get the text that was signed over as well: nothing is signed unshown.
  if (terminal.json) terminal.document({ person: author.person, signed: digests, answer: answer.answer, text, names });
  else
    terminal.out(`Signed as ${author.person}: ${digests.map((digest) => digest.slice(0, 12)).join(' ')} (${report}).`);
  return exitCode.go;
}

function isEmpty(owed: Owed): boolean {
  return owed.proposals.length + owed.criteria.length + owed.deliverables.length === 0 && owed.minutes === null;
}
