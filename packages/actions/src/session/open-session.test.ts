import { boardOf, owedBy } from '@sallyport/gate';
import { readRecordFiles } from '@sallyport/workspace';
import { expect, test, vi } from 'vitest';
import { draftBaseline } from '../baseline/draft-baseline.ts';
import { draftHold } from '../hold/draft-hold.ts';
import { draftResume } from '../hold/draft-resume.ts';
import { factsOf } from '../judge/facts-of.ts';
import { look } from '../judge/look.ts';
import { draftKickoff } from '../kickoff/draft-kickoff.ts';
import { draftMinutes } from '../kickoff/draft-minutes.ts';
import { draftPoll } from '../kickoff/draft-poll.ts';
import { draftVote } from '../kickoff/draft-vote.ts';
import { draftWaiver } from '../relief/draft-waiver.ts';
import { draftAnswers } from '../sign/draft-answers.ts';
import { narrow } from '../sign/narrow.ts';
import { shownText } from '../sign/shown-text.ts';
import { signAll } from '../statement/append.ts';
import { type PersonAuthor, personByKey } from '../statement/author.ts';
import type { NewStatement } from '../statement/encode-draft.ts';
import { judgedProject } from '../testing/judged-project.ts';
import { draftWithdrawal } from '../withdraw/draft-withdrawal.ts';
import { openSession, sessionOf, withFiles } from './open-session.ts';
import { type Founded, requireRecord } from './require-record.ts';

// Real repositories and many signatures, on machines of any speed: the limit only ends what hangs.
vi.setConfig({ testTimeout: 120_000 });

const sync = { reached: false, why: 'nothing is fetched here', rewound: false };
function refused(code: string): unknown {
  return expect.objectContaining({ name: 'ActionError', code });
}

/** A gate whose unsealed statements are held beside the record branch, as a server holds them. */
async function heldGate() {
  const project = await judgedProject({ persons: ['mira', 'noor'], roles: { pm: ['mira'], security: ['noor'] } });
  const { repository, record, caller } = project;
  const files = new Map(await readRecordFiles(repository));
  let session: Founded = requireRecord(await sessionOf({ caller, repository, files, sync }));
  const author = (id: string): PersonAuthor =>
    personByKey(session.record.roots.at(-1), record.signers.get(id)?.fingerprint ?? '');
  const say = async (id: string, statements: readonly NewStatement[]) => {
    const signer = record.signers.get(id);
    if (!signer) throw new Error(`There is no ${id}.`);
    record.advance(60);
    const made = await signAll(session, { ...author(id), signer }, statements);
    session = await withFiles(session, new Map([...session.files, ...made.files]));
    return made.digests;
  };
  const judged = async () => {
    const facts = await factsOf(session);
    return { session, facts, board: boardOf(facts) };
  };
  return { ...project, author, say, judged };
}

test('what only a server holds counts in its session, and nothing of it is in the repository', async () => {
  const { repository, caller, say, judged, author } = await heldGate();
  const before = await judged();
  const no = draftVote(before.session, before.board, author('noor'), { answer: 'no-go', reason: 'Not yet.' });
  const [digest = ''] = await say('noor', no);
  const after = await judged();
  expect(after.board.standingNoGos).toEqual([expect.objectContaining({ person: 'noor', reason: 'Not yet.' })]);
  expect(after.session.gate).toBe(before.session.gate);
  const alone = await openSession(caller);
  expect(alone.record?.statements.some((each) => each.digest === digest)).toBe(false);
  expect((await readRecordFiles(repository)).size).toBe(before.session.files.size);
  const taken = { statement: digest, lost: false, reason: 'Seen now.' };
  expect(() => draftWithdrawal(after.session, author('mira'), taken)).toThrow(refused('CLI_NOT_ALLOWED'));
  await say('noor', draftWithdrawal(after.session, author('noor'), taken));
  expect((await judged()).board.standingNoGos).toEqual([]);
});

test('a baseline is drafted, shown, co-signed with what was opened, and a kickoff rests on it', async () => {
  const { say, judged, author } = await heldGate();
  const first = await judged();
  expect(() => draftKickoff(first.session, first.board, author('mira'), { title: null })).toThrow(
    refused('CLI_NO_BASELINE'),
  );
  const draft = await draftBaseline(first.session, first.board);
  expect(draft.statements.map(({ type }) => type)).toEqual(['gate', 'paper']);
  await say('mira', draft.statements);
  const { session, board } = await judged();
  const owed = owedBy('noor', board, session.record);
  const proposal = owed.proposals[0]?.statement ?? '';
  const asked = narrow(owed, [proposal], board, author('noor').roles);
  const text = await shownText(session, board, asked, 'noor');
  expect(text).toContain('Baseline of sallyport.yaml');
  const opened = [
    { name: 'sallyport.yaml', sha256: session.source.digest },
    { name: 'docs/a.md', sha256: session.source.digest },
    { name: 'sallyport.yaml', sha256: session.source.digest },
  ];
  const given = { answer: 'accepted', reason: null, text, opened } as const;
  const answers = await draftAnswers(session, asked, given);
  expect(answers.map(({ body }) => [body.purpose, body.opened.map(({ name }) => name)])).toEqual([
    ['co-signature', ['docs/a.md', 'sallyport.yaml']],
  ]);
  await say('noor', answers);
  const then = await judged();
  const [kickoff] = draftKickoff(then.session, then.board, author('mira'), { title: null });
  expect(kickoff.body).toMatchObject({ chair: 'mira', invited: ['mira', 'noor'] });
});

test('probes look at the criteria that are named, and at no others', async () => {
  const { session, facts } = await (await heldGate()).judged();
  const entries = await look(session, facts, { criteria: ['B1', 'C1'] });
  expect([...new Set(entries.map(({ criterion }) => criterion))]).toEqual(['B1', 'C1']);
  expect(await look(session, facts, { criteria: [] })).toEqual([]);
});

test('every act says why it cannot be done, and drafts nothing', async () => {
  const { judged, author } = await heldGate();
  const { session, facts, board } = await judged();
  const mira = author('mira');
  const empty = narrow(owedBy('nobody', board, session.record), [], board, []);
  const nothing = { ...empty, acknowledgements: [], criteria: [], deliverables: [], proposals: [], minutes: null };
  const yes = { answer: 'accepted', reason: null, text: '', opened: [] } as const;
  await expect(draftAnswers(session, nothing, yes)).rejects.toThrow(refused('CLI_NOTHING_TO_SIGN'));
  const owed = owedBy('mira', board, session.record);
  const no = { ...yes, answer: 'rejected' } as const;
  await expect(draftAnswers(session, owed, no)).rejects.toThrow(refused('CLI_USAGE'));
  await expect(draftMinutes(session, board)).rejects.toThrow(refused('CLI_NOT_READY'));
  const waiver = { criterion: 'Z9', facet: null, findings: [], reason: 'x', expires: '2026-12-01T00:00:00Z' };
  const acts: readonly (readonly [string, () => unknown])[] = [
    ['CLI_USAGE', () => draftVote(session, board, mira, { answer: 'no-go', reason: '' })],
    ['CLI_NOT_READY', () => draftVote(session, board, mira, { answer: 'go', reason: null })],
    ['CLI_NOT_ALLOWED', () => draftVote(session, board, { ...mira, roles: [] }, { answer: 'go', reason: null })],
    ['CLI_NO_BASELINE', () => draftPoll(session, { facts, board }, { deadline: null })],
    ['CLI_NOT_READY', () => draftHold(session, board, { ...mira, runner: null }, { reason: 'x', criteria: [] })],
    ['CLI_NOT_READY', () => draftResume(board, mira, { role: null, reason: 'x' })],
    ['CLI_USAGE', () => draftWaiver(board, waiver)],
    ['CLI_NOT_ENROLLED', () => personByKey(session.record.roots.at(-1), 'SHA256:nobody')],
  ];
  for (const [code, act] of acts) expect(act).toThrow(refused(code));
});
