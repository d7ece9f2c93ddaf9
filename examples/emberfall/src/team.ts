/** Somebody of the Emberfall team. Ids are those of the gate file's `onCall` and of the rota. */
export interface TeamMember {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
}

export const team = [
  { id: 'mira', name: 'Mira Halvorsen', email: 'mira@emberfall.example', roles: ['pm'] },
  { id: 'ines', name: 'Ines Duarte', email: 'ines@emberfall.example', roles: ['architect'] },
  { id: 'theo', name: 'Theo Brandt', email: 'theo@emberfall.example', roles: ['tech'] },
  { id: 'yuki', name: 'Yuki Tanabe', email: 'yuki@emberfall.example', roles: ['tech'] },
  { id: 'quinn', name: 'Quinn Adeyemi', email: 'quinn@emberfall.example', roles: ['qa'] },
  { id: 'sara', name: 'Sara Lindqvist', email: 'sara@emberfall.example', roles: ['sre'] },
  { id: 'cleo', name: 'Cleo Marchetti', email: 'cleo@emberfall.example', roles: ['community'] },
  { id: 'lena', name: 'Lena Vogt', email: 'lena@emberfall.example', roles: ['legal'] },
  { id: 'noor', name: 'Noor Rahimi', email: 'noor@emberfall.example', roles: ['security'] },
] as const satisfies readonly TeamMember[];

export type TeamMemberId = (typeof team)[number]['id'];

/** Throws for an id that nobody has. */
export function teamMember(id: TeamMemberId): TeamMember {
  const member = team.find((one) => one.id === id);
  if (member === undefined) throw new Error(`Nobody at Emberfall is called ${id}.`);
  return member;
}
