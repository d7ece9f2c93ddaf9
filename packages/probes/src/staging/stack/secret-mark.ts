/** Stands for a value from a secret file, wherever the model carries it; the name of its variable follows. */
export const secretMark = '\u{F0000}';

/** Text as people may see it: the names of secret values in the place of their marks. */
export function withoutMarks(text: string): string {
  return text.replaceAll(secretMark, '$');
}

/** What stands in the place of an env file that is on the host alone; views take it out, and know the service reads one. */
export const unseenVariable = 'SALLYPORT_UNSEEN_ENVIRONMENT_FILE';
