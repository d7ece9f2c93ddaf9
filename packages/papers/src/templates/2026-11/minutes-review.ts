import { deliverableKey } from '@sallyport/gate';
import type { Sha256 } from '@sallyport/record';
import { bullets } from '../../markdown/part-markdown.ts';
import { peopleText } from '../../markdown/people-text.ts';
import { table } from '../../markdown/table.ts';
import type { PaperModel } from '../../paper-model.ts';
import { areaRows, criteriaOf } from './area-rows.ts';
import { newest, ofType } from './citations.ts';
import type { KickoffHistory } from './kickoff-history.ts';
import { personText, roleText } from './person-text.ts';
import { type Relief, reliefOf, reliefText } from './relief-text.ts';
import { digestLegend, shortDigest, statementText } from './statement-text.ts';

interface Answer {
  readonly statement: Sha256;
  readonly text: string;
}

/** The newest answer of each person about one deliverable before the poll, and whether it was about the same bytes. */
function answersAbout(
  model: PaperModel,
  history: KickoffHistory,
  id: string,
  substance: Sha256 | undefined,
): readonly Answer[] {
  const given = ofType(history.order, 'signoff', history.before).filter(
    ({ digest, body }) =>
      body.purpose === 'deliverable' &&
      !history.withdrawnBefore.has(digest) &&
      body.entries.some((entry) => entry.about === id),
  );
  const persons = [...new Set(given.flatMap((signoff) => signoff.header.author.person ?? []))];
  return persons.flatMap((person) =>
    newest(
      history.order,
      given.filter((signoff) => signoff.header.author.person === person),
    ).flatMap((signoff) =>
      signoff.body.entries
        .filter((entry) => entry.about === id)
        .map((entry) => {
          const reason = entry.reason === null ? '' : `, reason: ${peopleText(entry.reason)}`;
          const same = entry.substance === substance ? '' : ', for **other bytes** than those before the poll';
          const text = `${entry.answer} by ${personText(model, person)}${reason}${same}, ${shortDigest(signoff.digest)}`;
          return { statement: signoff.digest, text };
        }),
    ),
  );
}

function deliverableBlocks(model: PaperModel, history: KickoffHistory): readonly (string | null)[] {
  const heading = '### Deliverables reviewed';
  const { deliverables } = model.gate;
  if (deliverables.length === 0) return [heading, 'The gate file names no deliverables.'];
  const substances = history.poll?.body.snapshot.substances ?? {};
  const reviewed = deliverables.map((deliverable) => ({
    deliverable,
    answers: answersAbout(model, history, deliverable.id, substances[deliverableKey(deliverable.id)]),
  }));
  const rows = reviewed.map(({ deliverable: { id, title, owner }, answers }) => [
    peopleText(id),
    peopleText(title),
    roleText(model, owner),
    answers.map((answer) => answer.text).join('; ') || 'no sign-off before the poll',
  ]);
  return [
    heading,
    table(['Id', 'Deliverable', 'Owner', 'Last answer before the poll'], rows),
    digestLegend(reviewed.flatMap(({ answers }) => answers.map((answer) => answer.statement))),
  ];
}

const columns = ['Area', 'Criteria', 'Required', 'Looked at by a probe', 'Signed off', 'Waived', 'Deviations'];

/** What lay before the meeting: deliverables, the Definition of Ready by area, and every relief in the snapshot. */
export function reviewBlocks(model: PaperModel, history: KickoffHistory): readonly (string | null)[] {
  const { poll, order, before } = history;
  if (poll === null) return ['### Review', 'No poll was opened, so no state of the review was fixed.'];
  const { snapshot } = poll.body;
  const relief = reliefOf(order, snapshot.relief);
  const lost = snapshot.relief.filter((digest) => !relief.some((statement) => statement.digest === digest));
  const lines = (type: Relief['type']): string | null =>
    bullets(
      relief
        .filter((statement) => statement.type === type)
        .map((statement) => reliefText(model, order, before, statement)),
    );
  const count = criteriaOf(snapshot).length;
  return [
    ...deliverableBlocks(model, history),
    '### Definition of Ready at the poll',
    `The poll fixed ${count} criteria. Counted by area, from the statements that came before it:`,
    table(columns, areaRows(model, history)),
    'What no probe looked at was attested by people, not probed.',
    `The gate file was sealed as ${statementText(snapshot.baseline)}.`,
    '### Open waivers, read out',
    lines('waiver') ?? 'None.',
    '### Deviations',
    lines('deviation') ?? 'None.',
    bullets(lost.map((digest) => `Named in the snapshot and missing from the record: ${statementText(digest)}`)),
  ];
}
