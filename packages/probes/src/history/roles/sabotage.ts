import type { Sabotage } from '../../probe.ts';

/** A role that the gate file begins to require and that nobody was granted. */
export const sabotage: Sabotage = ({ gate }) => {
  const role = { id: 'nobody-yet', title: 'Nobody yet', needed: null, required: true, everyHolderSigns: false };
  return Promise.resolve({
    what: 'the gate file requires a role that nobody holds',
    edits: [],
    gate: { ...gate, roles: [...gate.roles, role] },
  });
};
