const symbols = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|[✓✔✗✘☐☑☒]|\uFE0F|\u200D)/gu;
const bracketed =
  /\s*[([{][^()[\]{}]*\b(?:completed?|done|finished|success(?:ful)?|passed|approved|in progress|pending|100\s*%)[^()[\]{}]*[)\]}]/giu;
const trailing =
  /\s*(?:[-–—:|]\s*)+\**(?:(?:fully|successfully|mostly)\s+)?(?:completed?|done|finished|success(?:ful)?|passed|in progress|pending)\b.*$/iu;

/** Takes the claims out of a heading or label: ticks, "(COMPLETED)", "- DONE", "100 %". The structure stays. */
export function withoutClaims(text: string): string {
  const bare = text
    .replace(symbols, '')
    .replace(bracketed, '')
    .replace(trailing, '')
    .replace(/\s*\b100\s*%(?:\s*success)?!?/giu, '');
  return bare
    .replace(/\*\*\s*\*\*/gu, '')
    .replace(/[ \t]{2,}/gu, ' ')
    .trim();
}
