import type { EngineName } from '../store.ts';
import { columnTypes } from './column-types.ts';
import { refuse, refuseFunction, refuseTruncate } from './insert-only.ts';

/** Version 1. Published: whoever needs another column writes another version. */
export function firstSchema(engine: EngineName): readonly string[] {
  const { text, integer, bytes, rising, table, keyed } = columnTypes[engine];
  const flag = `${integer} not null check`;
  return [
    `create table counters (name ${text} primary key, value ${integer} not null)${keyed}`,
    `insert into counters (name, value) values ('revision', 0)`,
    `create table changes (revision ${integer} primary key, touches ${text} not null)${table}`,
    `create table kept_values (key ${text} primary key, value ${text} not null, kept ${text} not null)${keyed}`,
    `create table statements (
      sequence ${integer} primary key, digest ${text} not null unique check (length(digest) = 64), type ${text} not null,
      person ${text}, key ${text} not null, bytes ${bytes} not null, signature ${text} not null,
      accepted ${text} not null, sealed_in ${text}, sealed ${text}, pushed ${text}
    )${table}`,
    `create index statements_pending on statements (sequence) where pushed is null`,
    `create table statement_files (
      statement ${text} not null references statements (digest), path ${text} not null, bytes ${bytes} not null,
      primary key (statement, path)
    )${keyed}`,
    ...refuseFunction(engine),
    ...refuse(engine, [
      {
        table: 'statements',
        event: 'update of digest, sequence, type, person, key, bytes, signature, accepted',
      },
      { table: 'statements', event: 'delete' },
      { table: 'statement_files', event: 'update' },
      { table: 'statement_files', event: 'delete' },
    ]),
    `create table people (
      id ${text} primary key, name ${text} not null, email ${text}, roles ${text} not null, invited_by ${text},
      created ${text} not null
    )${table}`,
    `create table credentials (
      id ${text} primary key, purpose ${text} not null check (purpose in ('login', 'signing')),
      person ${text} not null references people (id), public_key ${text} not null, algorithm ${integer} not null,
      fingerprint ${text} not null unique, rp_id ${text} not null, counter ${integer} not null,
      backup_eligible ${flag} (backup_eligible in (0, 1)), backed_up ${flag} (backed_up in (0, 1)),
      created ${text} not null, used ${text}, retired ${text}
    )${table}`,
    `create index credentials_person on credentials (person)`,
    `create table invitations (
      token_hash ${text} primary key check (length(token_hash) = 64), person ${text} not null references people (id),
      roles ${text} not null, invited_by ${text}, created ${text} not null, expires ${text} not null,
      opened ${text}, spent ${text}, withdrawn ${text}
    )${table}`,
    `create index invitations_person on invitations (person)`,
    `create table enrolments (
      person ${text} primary key references people (id), fingerprint ${text} not null, request ${text} not null,
      proof ${text}, state ${text} not null
        check (state in ('registered', 'proved', 'proposed', 'enrolled', 'withdrawn')),
      created ${text} not null, changed ${text} not null
    )${table}`,
    `create table sessions (
      id ${text} primary key, token_hash ${text} not null unique check (length(token_hash) = 64),
      person ${text} not null references people (id), label ${text} not null, created ${text} not null,
      seen ${text} not null, idle_seconds ${integer} not null, idle_expires ${text} not null, expires ${text} not null,
      ended ${text}
    )${table}`,
    `create index sessions_person on sessions (person)`,
    `create table challenges (
      challenge ${text} primary key, purpose ${text} not null, person ${text}, payload ${text} not null,
      expires ${text} not null, consumed ${text}
    )${table}`,
    `create table drafts (
      id ${text} primary key, person ${text} not null, wish ${text} not null, content ${text} not null,
      substance ${text} not null, created ${text} not null, expires ${text} not null, consumed ${text}
    )${table}`,
    `create table attendance (
      kickoff ${text} not null, person ${text} not null, time ${text} not null, primary key (kickoff, person)
    )${keyed}`,
    `create table jobs (
      slot ${text} primary key, kind ${text} not null, payload ${text} not null,
      state ${text} not null check (state in ('waiting', 'running', 'done', 'failed')), run_at ${text} not null,
      lease ${text}, lease_until ${text}, attempts ${integer} not null, max_attempts ${integer} not null,
      last_error ${text}, created ${text} not null, finished ${text},
      check ((state = 'running') = (lease is not null and lease_until is not null))
    )${keyed}`,
    `create index jobs_due on jobs (run_at, slot) where finished is null`,
    `create table notices (
      sequence ${rising}, dedupe ${text} not null unique, kind ${text} not null, person ${text} not null,
      body ${text} not null, created ${text} not null, next_try ${text} not null, attempts ${integer} not null,
      last_error ${text}, sent ${text}, abandoned ${text}
    )${table}`,
    `create index notices_due on notices (next_try) where sent is null and abandoned is null`,
    `create table events (
      sequence ${rising}, time ${text} not null, kind ${text} not null, person ${text}, detail ${text} not null
    )${table}`,
    ...refuse(engine, [
      { table: 'events', event: 'update' },
      { table: 'events', event: 'delete' },
    ]),
    ...refuseTruncate(engine, ['statements', 'statement_files', 'events']),
    `create table rates (
      bucket ${text} not null, window_start ${text} not null, hits ${integer} not null, expires ${text} not null,
      primary key (bucket, window_start)
    )${keyed}`,
  ];
}
