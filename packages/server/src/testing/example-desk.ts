import fc from 'fast-check';
import * as z from 'zod';
import { type Blocker, board, home } from '../contract/board.ts';
import { criterionPage } from '../contract/criterion.ts';
import { documentList, documentPage } from '../contract/documents.ts';
import { draft, lookStarted, receipt } from '../contract/drafts.ts';
import type { Changed } from '../contract/events.ts';
import { kickoffPage } from '../contract/kickoff.ts';
import { peoplePage } from '../contract/people.ts';
import { recordPage, statementPage } from '../contract/record.ts';
import { claimsPage, exposurePage, parityPage } from '../contract/stack.ts';
import type { Front, GateDesk, Standing } from '../gate-port.ts';
import { arbitraryOf, type JsonSchema } from './arbitrary-of-schema.ts';

/** Whoever has no role never sees this: it stands where findings, reasons and places stand. */
export const FINDING = 'redis-answers-anyone';

export const front: Front = {
  project: 'Emberfall',
  phase: { number: 7, title: 'Closed test' },
  kind: 'live',
  roles: [
    { id: 'pm', title: 'Project manager' },
    { id: 'legal', title: 'Legal counsel' },
    { id: 'security', title: 'Security lead' },
  ],
};

export const nobodyYet: Standing = {
  root: null,
  enrolled: false,
  roles: [],
  founder: false,
  keys: [],
  retiredKeys: [],
  demoKey: null,
  signed: 0,
};

/** A value that the schema takes, always the same one. */
function exampleOf<Schema extends z.ZodType>(schema: Schema, seed = 7): z.infer<Schema> {
  const json = z.toJSONSchema(schema) as JsonSchema;
  const [value] = fc.sample(arbitraryOf(json), { numRuns: 1, seed });
  return schema.parse(value);
}

export interface ExampleDesk {
  readonly desk: GateDesk;
  /** `draft ada`, in order. */
  readonly calls: readonly string[];
  readonly stand: (person: string, standing: Partial<Standing>) => void;
  readonly change: (changed: Partial<Changed>) => void;
}

const blocker: Blocker = {
  criterion: 'D2',
  criteria: ['D2'],
  state: 'failed',
  reason: FINDING,
  place: FINDING,
  owner: 'security',
  ownerTitle: 'Security lead',
  action: FINDING,
  command: FINDING,
  mine: false,
  later: false,
};

/** Answers every route of the port with a page of the contract's form, so that the HTTP side is tested by itself. */
export function exampleDesk(): ExampleDesk {
  const standings = new Map<string, Standing>();
  const listeners = new Set<(changed: Changed) => void>();
  const calls: string[] = [];
  let latest: Changed = { revision: 1, at: '2026-11-22T09:00:00Z', verdict: 'NO-GO', door: 'closed', touches: [] };
  function page<Schema extends z.ZodType>(name: string, schema: Schema, more: Partial<z.infer<Schema>> = {}) {
    const value = exampleOf(schema) as object;
    return async (person: string): Promise<z.infer<Schema>> => {
      calls.push(`${name} ${person}`);
      return { ...value, ...more } as z.infer<Schema>;
    };
  }
  const file = async () => ({ name: 'plan.pdf', mediaType: 'application/pdf', bytes: Buffer.from(FINDING) });
  const desk: GateDesk = {
    front: async () => front,
    standing: async (person) => standings.get(person) ?? nobodyYet,
    board: page('board', board, {
      sentence: FINDING,
      summary: FINDING,
      blockers: [blocker],
      weakenings: [{ criterion: 'D2', line: FINDING, mine: false }],
    }),
    home: page('home', home, { sentence: FINDING, todo: [blocker] }),
    criterion: page('criterion', criterionPage, { asks: FINDING }),
    documents: page('documents', documentList),
    document: page('document', documentPage, { text: FINDING }),
    documentFile: file,
    claims: page('claims', claimsPage, { summary: FINDING }),
    exposure: page('exposure', exposurePage, { summary: FINDING }),
    parity: page('parity', parityPage, { summary: FINDING }),
    people: page('people', peoplePage),
    kickoff: page('kickoff', kickoffPage, { agenda: [FINDING] }),
    record: page('record', recordPage, { origin: FINDING }),
    statement: page('statement', statementPage, { pretty: FINDING }),
    archive: file,
    draft: page('draft', draft),
    sign: page('sign', receipt),
    signDemo: page('signDemo', receipt),
    look: page('look', lookStarted),
    attend: async (person) => {
      calls.push(`attend ${person}`);
    },
    latest: () => latest,
    onChanged: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    desk,
    calls,
    stand: (person, standing) => standings.set(person, { ...nobodyYet, ...standing }),
    change: (changed) => {
      latest = { ...latest, ...changed };
      for (const listener of listeners) listener(latest);
    },
  };
}
