import {
  draftAnswers,
  type Founded,
  factsOf,
  isEmpty,
  namesBeside,
  namesText,
  narrow,
  openSession,
  personOf,
  proposalsFirst,
  requireRecord,
  selected,
  shownText,
  withoutProposals,
} from '@sallyport/actions';
import { type Board, boardOf, type Owed, owedBy } from '@sallyport/gate';
import type { PersonId } from '@sallyport/record';
import { type Invocation, optionFlag, optionText } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';
import { writeHandOver } from '../../hand-over-file.ts';
import { askForAnswer } from './answer.ts';
import { type SignedRound, signRound } from './sign-round.ts';

/**
 * `sallyport sign [ABOUT…]`: my whole list, shown in full, then one statement with an entry for each. Proposals come
 * first, in a round of their own: relief that takes effect changes what a sign-off binds, and whoever signs both in one
 * command must not have voided the second with the first.
 */
export async function run(invocation: Invocation): Promise<number> {
  const { terminal } = invocation;
  const opened = requireRecord(await openSession(invocation.caller));
  const { person, roles } = await personOf(opened, opened.record.roots.at(-1));
  const so = await waitingFor(opened, person);
  const all = narrow(so.owed, invocation.arguments, so.board, roles);
  if (isEmpty(all)) {
    if (terminal.json) terminal.document({ person, signed: [], waiting: 0 });
    else terminal.out(`Nothing waits for ${person}.`);
    return exitCode.go;
  }
  const names = namesBeside(opened, all.proposals);
  const show = async (session: Founded, board: Board, owed: Owed): Promise<string> => {
    const text = await shownText(session, board, owed, person);
    const beside = owed.proposals.length > 0 && names.length > 0 ? [namesText(names, opened)] : [];
    if (!terminal.json) terminal.out([text, ...beside].join('\n\n'));
    return text;
  };
  if (optionFlag(invocation, 'show')) {
    const text = await show(opened, so.board, all);
    if (terminal.json) terminal.document({ person, text, names });
    return exitCode.go;
  }
  const rounds: SignedRound[] = [];
  let session = opened;
  let { board } = so;
  let owed = all;
  while (!isEmpty(owed)) {
    const round = proposalsFirst(owed);
    const text = await show(session, board, round);
    const answer = await askForAnswer(invocation, round);
    if (!answer) break;
    const statements = await draftAnswers(session, round, { ...answer, text, opened: [] });
    const signed = await signRound(invocation, session, statements, { text, answer: answer.answer });
    rounds.push(signed);
    session = { ...session, record: signed.record, files: signed.files };
    if (round === owed) break;
    const now = await waitingFor(session, person);
    board = now.board;
    owed = withoutProposals(selected(now.owed, invocation.arguments, board, roles));
  }
  return finish(invocation, person, rounds, names);
}

async function waitingFor(session: Founded, person: PersonId): Promise<{ readonly board: Board; readonly owed: Owed }> {
  const board = boardOf(await factsOf(session));
  return { board, owed: owedBy(person, board, session.record) };
}

function finish(
  invocation: Invocation,
  person: PersonId,
  rounds: readonly SignedRound[],
  names: ReturnType<typeof namesBeside>,
): number {
  const { terminal } = invocation;
  const [first] = rounds;
  if (!first) {
    terminal.note('Nothing was signed.');
    return exitCode.usage;
  }
  const signed = rounds.flatMap(({ digests }) => digests);
  const out = optionText(invocation, 'out');
  if (out !== undefined) writeHandOver(out, new Map(rounds.flatMap(({ made }) => [...made])));
  if (terminal.json) {
    // Machines get the text that was signed over as well: nothing is signed unshown.
    terminal.document({
      person,
      signed,
      answer: first.answer,
      ...(out === undefined ? {} : { file: out }),
      text: rounds.map(({ text }) => text).join('\n\n'),
      rounds: rounds.map(({ digests, answer, text }) => ({ signed: digests, answer, text })),
      names,
    });
  } else if (out === undefined) {
    const report = rounds.at(-1)?.report ?? '';
    terminal.out(`Signed as ${person}: ${signed.map((digest) => digest.slice(0, 12)).join(' ')} (${report}).`);
  } else {
    terminal.out(
      `Signed ${signed.length} statement${signed.length === 1 ? '' : 's'} into ${out}. Whoever holds the record adds it: sallyport record add ${out}`,
    );
  }
  return exitCode.go;
}
