import type { HoldView } from './board.ts';
import { ofType } from './citations.ts';
import type { Participants } from './participants.ts';

/**
 * Holds and what lifted them. Anybody with a role or on call may hold, and a runner's key by itself; only `resume` lifts
 * one: by sre and by the owner of what failed (security for C to E). Both must have seen the hold.
 */
export function holds(people: Participants, ownerOf: (criterion: string) => string | undefined): readonly HoldView[] {
  const resumes = ofType(people.view, 'resume');
  return ofType(people.view, 'hold')
    .filter((hold) => people.holding(hold))
    .map((hold) => {
      const needed = new Set(['sre', ...hold.body.criteria.map((id) => resumingRole(id, ownerOf(id)))]);
      const lifting = resumes.filter(
        (resume) =>
          resume.body.holds.includes(hold.digest) &&
          people.order.reaches(resume.digest, hold.digest) &&
          people.favourable(resume, resume.body.role),
      );
      const needs = [...needed].filter((role) => !lifting.some((resume) => resume.body.role === role));
      return {
        statement: hold.digest,
        by: hold.header.author.person,
        runner: people.keyOf(hold.signedBy)?.runner ?? null,
        reason: hold.body.reason,
        time: hold.header.time,
        resumedBy: needs.length === 0 ? (lifting.at(-1)?.digest ?? null) : null,
        needs,
      };
    });
}

function resumingRole(criterion: string, owner: string | undefined): string {
  return 'CDE'.includes(criterion.charAt(0)) ? 'security' : (owner ?? 'sre');
}
