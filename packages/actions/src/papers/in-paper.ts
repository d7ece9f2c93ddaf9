import { PaperError } from '@sallyport/papers';

/** Does something with the text of a paper; what is wrong with the text is refused with the paper's path. */
export function inPaper<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (cause) {
    if (!(cause instanceof PaperError)) throw cause;
    throw new PaperError(cause.code, `${path}: ${cause.message}`, {
      ...(cause.line === null ? {} : { line: cause.line }),
      cause,
    });
  }
}
