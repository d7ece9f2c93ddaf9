import * as z from 'zod';

// Patterns and not refinements wherever possible, so that the JSON Schema says the same as we do.
// Left out of every text: control characters, lone surrogates, line separators, and the marks that reverse the
// direction of text, with which a line shown to a signer can read otherwise than its bytes.
const textPattern = /^[^\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]+$/u;
const pathPattern =
  /^(?![A-Za-z]:)(?!.*(?:^|\/)(?:\.{1,2}|\.[gG][iI][tT])?(?:\/|$))[^\\\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]+$/u;
const durationPattern =
  /^P(?:[1-9]\d{0,3}W|[1-9]\d{0,3}D(?:T(?=\d)(?:[1-9]\d{0,3}H)?(?:[1-9]\d{0,3}M)?)?|T(?=\d)(?:[1-9]\d{0,3}H)?(?:[1-9]\d{0,3}M)?)$/;
const branchPattern =
  /^(?!HEAD$|refs\/|[-/.])(?!.*(?:\.\.|@\{|\/\/|\/\.|\.lock(?:\/|$)|[/.]$))[^\p{Cc}\p{Cs} ~^:?*[\\\u202a-\u202e\u2066-\u2069]+$/u;

/** One line of text for people. */
export function line(description: string, example: string, longest = 500) {
  return z
    .string()
    .min(1)
    .max(longest)
    .regex(textPattern, { error: 'one line of text' })
    .meta({
      description,
      examples: [example],
    });
}

/** A path from the root of the repository that stays inside it and out of `.git`. */
export const pathSchema = z.string().max(1000).regex(pathPattern, { error: 'relative path' });

/** A file or folder, from the root of the repository, with forward slashes. */
export function path(description: string, example: string) {
  return pathSchema.meta({ description, examples: [example] });
}

export function paths(description: string, example: string) {
  return z.array(path('A path from the root of the repository', example)).max(1000).meta({ description });
}

/** An ISO 8601 duration of weeks, days, hours and minutes. Months and years have no fixed length. */
export function duration(description: string, example: string) {
  return z
    .string()
    .regex(durationPattern, { error: 'duration' })
    .meta({ description, examples: [example] });
}

/** Ids of roles and persons: short, and the same in every tool and file name. */
export function id(description: string, example: string) {
  return z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,31}$/, { error: 'id' })
    .meta({ description, examples: [example] });
}

export function branch(description: string, example: string) {
  return z
    .string()
    .max(200)
    .regex(branchPattern, { error: 'branch' })
    .meta({ description, examples: [example] });
}

/** A wall-clock time without an offset; the zone stands beside it. */
export function localTime(description: string, example: string) {
  return z
    .string()
    .regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/, {
      error: 'local time',
    })
    .meta({ description, examples: [example] });
}

/** A calendar day. That it exists is checked with everything else that stands in the file. */
export function day(description: string, example: string) {
  return z
    .string()
    .regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, { error: 'day' })
    .meta({ description, examples: [example] });
}

export function count(description: string, example: number, least = 0, most = 1_000_000) {
  return z
    .int()
    .min(least)
    .max(most)
    .meta({ description, examples: [example] });
}
