import { draftMinutes, type Founded, type NewStatement } from '@sallyport/actions';
import type { Board } from '@sallyport/gate';
import { PaperError, paperStatementBody } from '@sallyport/papers';
import { ServerError } from '../server-error.ts';
import { changedPapers } from './changed-papers.ts';
import { withNotes } from './minutes-notes.ts';

/** All four papers; `text` is what somebody wrote for the notes of the minutes, null leaves them as they are. */
export async function minutesDraft(
  session: Founded,
  board: Board,
  text: string | null,
): Promise<readonly NewStatement<'paper'>[]> {
  const { statements } = await draftMinutes(session, board);
  const path = session.gate.papers.minutes;
  const papers = statements.map((each) => (text !== null && isMinutes(each) ? withWords(each, path, text) : each));
  const [minutes, rest] = [papers.filter(isMinutes), papers.filter((each) => !isMinutes(each))];
  return [...minutes, ...changedPapers(session.record, rest)];
}

function isMinutes({ body }: NewStatement<'paper'>): boolean {
  return body.kind === 'minutes';
}

function withWords(minutes: NewStatement<'paper'>, path: string, words: string): NewStatement<'paper'> {
  try {
    const written = withNotes(new TextDecoder().decode(minutes.blobs?.[0]), words);
    const body = paperStatementBody('minutes', path, written);
    const bytes = new TextEncoder().encode(written);
    return { type: 'paper', subject: [{ name: path, digest: { sha256: body.bytes } }], body, blobs: [bytes] };
  } catch (error) {
    if (!(error instanceof PaperError)) throw error;
    throw new ServerError('SERVER_REFUSED', `The minutes cannot be taken as they are: ${error.message}`, {
      action: 'Write Markdown without markers of generated parts, and close what you open.',
      cause: error,
    });
  }
}
