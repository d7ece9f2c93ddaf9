import type { RoleId } from '@sallyport/record';
import type { Explanation } from './board.ts';

/** How a role comes to somebody: with the trust root, and once that was founded by a grant under it. */
export function fillRole(role: RoleId, founded: boolean): Pick<Explanation, 'action' | 'command'> {
  return founded
    ? { action: 'grant the role', command: `sallyport trust grant --role ${role} --person ID` }
    : { action: 'give it to somebody in the folder of people', command: 'sallyport trust found --people DIR' };
}
