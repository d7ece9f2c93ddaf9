import * as z from 'zod';
import { criterionId, digest, instant } from './primitives.ts';

/** `GET /api/documents`. */
export const documentList = z.strictObject({
  documents: z.array(
    z.strictObject({ path: z.string(), sha256: digest.nullable(), criteria: z.array(criterionId), bytes: z.int() }),
  ),
});
export type DocumentList = z.infer<typeof documentList>;

/** One run of lines, old and new, as a reader sees a difference. */
export const hunk = z.strictObject({
  heading: z.string().nullable(),
  lines: z.array(z.strictObject({ sign: z.enum(['same', 'gone', 'new']), text: z.string() })),
});

/** `GET /api/document?path=…`. `html` is made by us from Markdown, without raw HTML, scripts, styles or remote images. */
export const documentPage = z.strictObject({
  path: z.string(),
  commit: z.string(),
  sha256: digest,
  text: z.string().nullable(),
  html: z.string().nullable(),
  /** Where it cannot be shown here: a download, with the reason. */
  download: z.strictObject({ mediaType: z.string(), why: z.string() }).nullable(),
  criteria: z.array(criterionId),
  since: z
    .strictObject({ sha256: digest, answered: instant, commit: z.string().nullable(), hunks: z.array(hunk) })
    .nullable(),
});
export type DocumentPage = z.infer<typeof documentPage>;
