import { type GateVisitor, gateVisitor } from './gate-visitor.ts';
import type { ServedGate } from './served-gate.ts';

/** What any of the crowd can answer for again and again: as the security lead, that reports of faults are handled. */
export function crowdAnswer(reason: string): object {
  return { act: 'answer', about: ['L4'], answer: 'rejected', reason, opened: [] };
}

/**
 * So many persons, each with passkeys and every role, in a founded trust root and with a baseline, all of it over HTTP.
 * Who invited them, as the first of the gate, is not among them.
 */
export async function enrolCrowd({ origin, firstToken }: ServedGate, count: number): Promise<readonly GateVisitor[]> {
  const people = Array.from({ length: count + 1 }, (_, index) => {
    return gateVisitor(origin, `p${String(index).padStart(2, '0')}`, `10.1.${index}.1`);
  });
  const [first, second] = people;
  if (first === undefined || second === undefined) throw new Error('A crowd has one person or more.');
  await first.enrol(firstToken ?? '');
  const roles = ['architect', 'tech', 'qa', 'sre', 'community', 'legal', 'security', 'pm'];
  for (const each of people.slice(1)) {
    const invited = { person: each.person, name: `Person ${each.person}`, email: null, roles };
    const { status, body } = await first.ask('POST', '/api/invitations', invited);
    if (status !== 200) throw new Error(`${each.person} could not be invited: ${status} ${JSON.stringify(body)}`);
    await each.enrol((body as { readonly link: string }).link.split('#')[1] ?? '');
  }
  await first.sign(await first.draft({ act: 'found', persons: people.map(({ person }) => person) }));
  await first.sign(await first.draft({ act: 'baseline' }));
  const { waiting } = (await second.ask('GET', '/api/home')).body as {
    readonly waiting: readonly { readonly kind: string; readonly about: string }[];
  };
  const about = waiting.filter(({ kind }) => kind === 'proposal').map((each) => each.about);
  await second.sign(await second.draft({ act: 'answer', about, answer: 'accepted', reason: null, opened: [] }));
  return people.slice(1);
}
