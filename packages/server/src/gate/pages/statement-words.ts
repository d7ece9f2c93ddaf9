import type { RecordView, VerifiedStatement } from '@sallyport/record';
import { amount } from './words.ts';

/** Who signed a statement: a person's name, or the runner. */
export function statementAuthor(record: RecordView, { header, signedBy }: VerifiedStatement): string {
  const { person } = header.author;
  if (person !== null) return record.people.get(person)?.name ?? person;
  const runner = record.roots.flatMap(({ keys }) => keys).find(({ fingerprint }) => fingerprint === signedBy)?.runner;
  return runner ?? 'a runner';
}

/** Whether a statement speaks of this criterion by its id. */
export function isAbout(statement: VerifiedStatement, criterion: string): boolean {
  switch (statement.type) {
    case 'evidence':
      return statement.body.entries.some((entry) => entry.criterion === criterion);
    case 'signoff':
      return statement.body.entries.some((entry) => entry.about === criterion);
    case 'waiver':
    case 'deviation':
      return statement.body.criterion === criterion;
    case 'hold':
      return statement.body.criteria.includes(criterion);
    default:
      return false;
  }
}

/** What a statement says, in a line; with a criterion, only what it says of that one. */
export function statementWords(statement: VerifiedStatement, criterion: string | null = null): string {
  switch (statement.type) {
    case 'trust':
      return `Trust root ${statement.body.version}: ${amount(statement.body.persons.length, 'person', 'persons')}, ${amount(statement.body.keys.length, 'key')}`;
    case 'gate':
      return `Baseline of ${statement.body.path} under ${statement.body.profile.name} ${statement.body.profile.version}`;
    case 'evidence':
      return evidenceWords(statement.body.entries, criterion);
    case 'signoff':
      return answerWords(statement.body, criterion);
    case 'waiver':
      return `Asks to waive ${amount(statement.body.findings.length, 'finding')} of ${statement.body.criterion} until ${statement.body.expires}: ${statement.body.reason}`;
    case 'deviation':
      return `Signs for a deviation of ${statement.body.criterion}: ${statement.body.reason}`;
    case 'kickoff':
      return `Kickoff opened: ${statement.body.title}`;
    case 'poll':
      return `Poll opened for ${amount(statement.body.stations.length, 'role')}, until ${statement.body.deadline}`;
    case 'vote':
      return `${statement.body.answer.toUpperCase()} as ${statement.body.roles.join(' and ')}${because(statement.body.reason)}`;
    case 'paper':
      return `Paper ${statement.body.path}`;
    case 'decision':
      return `Decided ${statement.body.verdict}`;
    case 'hold':
      return `The door is held: ${statement.body.reason}`;
    case 'resume':
      return `Resumes as ${statement.body.role}: ${statement.body.reason}`;
    default:
      return `${statement.body.lost ? 'Declares lost' : 'Takes back'} ${statement.body.statement.slice(0, 12)}: ${statement.body.reason}`;
  }
}

type Entries = Extract<VerifiedStatement, { type: 'evidence' }>['body']['entries'];
type Signoff = Extract<VerifiedStatement, { type: 'signoff' }>['body'];

function evidenceWords(entries: Entries, criterion: string | null): string {
  if (criterion !== null)
    return entries
      .filter((entry) => entry.criterion === criterion)
      .map(({ facet, result, summary }) => `${facet}: ${result}. ${summary}`)
      .join(' ');
  const results = Map.groupBy(entries, ({ result }) => result);
  return `Looked at ${amount(entries.length, 'facet')}: ${[...results].map(([result, list]) => `${list.length} ${result}`).join(', ')}`;
}

function answerWords({ purpose, entries }: Signoff, criterion: string | null): string {
  const about = criterion === null ? entries : entries.filter((entry) => entry.about === criterion);
  const [first] = about;
  const named = about.map((entry) => (purpose === 'co-signature' ? entry.about.slice(0, 12) : entry.about));
  const shown = named.length > 6 ? `${named.slice(0, 6).join(' ')} and ${named.length - 6} more` : named.join(' ');
  const answers = new Set(about.map(({ answer }) => answer));
  const said = answers.size === 1 ? first?.answer : 'accepted and rejected';
  return `${said} ${purpose} ${shown}${because(first?.reason ?? null)}`;
}

function because(reason: string | null): string {
  return reason === null ? '' : `: ${reason}`;
}
