import type { Stack } from './stack.ts';
import type { Counterexample, StackStatement } from './statement.ts';

const words =
  'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty'.split(
    '|',
  );
const count = String.raw`(\d{1,3}|${words.join('|')})\s+(?:(?:docker|compose|running|separate|different)\s+){0,2}?(?:services|containers)\b`;
const stated = [
  new RegExp(String.raw`\ball\s+(\d{1,3})\s+(?:[\w-]+\s+){0,2}?(?:services|containers)\b`, 'i'),
  new RegExp(
    String.raw`\b(?:stack|compose(?:\.ya?ml|\s+file|\s+project)?|deployment)\b[^.;]{0,20}?\b(?:consists\s+of|has|defines|contains|comprises|starts|runs|includes|brings\s+up|is\s+made\s+(?:up\s+)?of)\s+(?:exactly\s+)?${count}`,
    'i',
  ),
];

export const serviceCount: StackStatement = {
  name: 'the number of services',
  severity: 'medium',
  about: 'all',
  supports: true,
  says: [new RegExp(stated.map(({ source }) => `(?:${source})`).join('|'), 'i')],
  against: ({ stack, text }) => miscounted(stack, text),
};

/** People leave out what only prepares the rest, or what they did not write: any of these counts is honest. */
function miscounted(stack: Stack, text: string): readonly Counterexample[] {
  const said = stated.map((pattern) => pattern.exec(text)?.[1]).find((each) => each !== undefined) ?? '';
  const number = /^\d/.test(said) ? Number(said) : words.indexOf(said.toLowerCase()) + 2;
  const { services, total, files } = stack;
  const lasting = services.filter(({ restarts }) => restarts).length;
  const built = services.filter((service) => service.built).length;
  const waitedFor = new Set(
    services.flatMap(({ name }) => {
      const needed = stack.view.services.find((each) => each.name === name)?.model['depends_on'];
      return typeof needed !== 'object' || needed === null
        ? []
        : Object.entries(needed).flatMap(([key, how]) =>
            JSON.stringify(how).includes('service_completed_successfully') ? [key] : [],
          );
    }),
  ).size;
  const honest = [
    services.length,
    total,
    lasting,
    built,
    services.length - built,
    services.length - waitedFor,
    total - waitedFor,
  ];
  if (honest.includes(number)) return [];
  return [{ what: `the Compose files define ${total} services`, at: { path: files[0] ?? '', line: null } }];
}
