import * as z from 'zod';
import { door, instant, verdict } from './primitives.ts';

/** `GET /api/events` (server-sent events): event `changed`, and a comment every 20 s. Carries no secret, only news of news. */
export const changed = z.strictObject({
  revision: z.int(),
  at: instant,
  verdict,
  door,
  /** Which screens it touches: `board`, `kickoff`, `people`, `record`, `criterion:C2`. */
  touches: z.array(z.string()),
});
export type Changed = z.infer<typeof changed>;
