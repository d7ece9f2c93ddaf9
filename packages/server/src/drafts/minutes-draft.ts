import { draftMinutes, type Founded, type NewStatement, paperModel } from '@sallyport/actions';
import type { Board } from '@sallyport/gate';
import { PaperError, paperStatementBody, renderParts, replaceParts } from '@sallyport/papers';
import { ServerError } from '../server-error.ts';
import { changedPapers } from './changed-papers.ts';

/** All four papers; `text` is the minutes as somebody edited them here, whose generated parts are written anew. */
export async function minutesDraft(
  session: Founded,
  board: Board,
  text: string | null,
): Promise<readonly NewStatement<'paper'>[]> {
  const { statements } = await draftMinutes(session, board);
  const path = session.gate.papers.minutes;
  const edited = text === null ? null : await editedMinutes(session, board, path, text);
  const papers = statements.map((each) => (edited && each.body.kind === 'minutes' ? edited : each));
  const [minutes, rest] = [papers.filter(isMinutes), papers.filter((each) => !isMinutes(each))];
  return [...minutes, ...changedPapers(session.record, rest)];
}

function isMinutes({ body }: NewStatement<'paper'>): boolean {
  return body.kind === 'minutes';
}

async function editedMinutes(
  session: Founded,
  board: Board,
  path: string,
  text: string,
): Promise<NewStatement<'paper'>> {
  try {
    const written = replaceParts(text, renderParts('minutes', await paperModel(session, board)));
    const body = paperStatementBody('minutes', path, written);
    const bytes = new TextEncoder().encode(written);
    return { type: 'paper', subject: [{ name: path, digest: { sha256: body.bytes } }], body, blobs: [bytes] };
  } catch (error) {
    if (!(error instanceof PaperError)) throw error;
    throw new ServerError('SERVER_REFUSED', `The minutes cannot be taken as they are: ${error.message}`, {
      action: 'Write between the generated parts, and leave their markers as they are.',
      cause: error,
    });
  }
}
