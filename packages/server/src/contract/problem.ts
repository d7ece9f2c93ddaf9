import * as z from 'zod';

/** RFC 9457 problem details; `code` is permanent, `detail` is a sentence for people, `action` says what to do next. */
export const problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  action: z.string().nullable(),
});
export type Problem = z.infer<typeof problem>;
