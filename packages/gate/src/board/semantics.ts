/**
 * Version of what a verdict means. A decision names the version that decided, and replay uses that one: a change of
 * meaning gets a new version beside this one, never an edit of it.
 */
export const semanticsVersion = '2026.11';

/** Clocks of honest machines differ; more than this (seconds) and a time claims to come from the future. */
export { clockToleranceSeconds } from '@sallyport/record';

/** A waiver is for bridging, not for living with: longer ones are void. */
export const longestWaiverSeconds = 90 * 86_400;

/** A roll call that takes longer than this (seconds) is another roll call. */
export const longestPollSeconds = 3 * 86_400;
