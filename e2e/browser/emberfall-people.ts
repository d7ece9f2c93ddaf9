import { type TeamMember, type TeamMemberId, team } from '@sallyport/emberfall';
import type { Invitee } from './enrolment.ts';

/** Roles as the gate file calls them for people. */
const titles: Readonly<Record<string, string>> = {
  pm: 'Project Manager',
  architect: 'Lead Architect',
  tech: 'Tech Leads',
  qa: 'QA Lead',
  sre: 'SRE/DevOps Lead',
  community: 'Community Lead',
  legal: 'Legal Counsel',
  security: 'Security Lead',
};

export const everyone = team.map(({ id }) => id);
export const allButMira = everyone.filter((id) => id !== 'mira');

export function member(id: TeamMemberId): TeamMember {
  const found = team.find((each) => each.id === id);
  if (found === undefined) throw new Error(`Nobody is called ${id}.`);
  return found;
}

/** Somebody of Emberfall as the project manager invites them. */
export function invitee(id: TeamMemberId): Invitee {
  const { name, roles } = member(id);
  return { id, name, titles: roles.map((role) => titles[role] ?? role) };
}
