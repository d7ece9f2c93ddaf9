import { probeCases } from '../stack/probe-cases.ts';
import { cases as answerIgnored } from './rules/answer-ignored.cases.ts';
import { cases as arrayWithText } from './rules/array-with-text.cases.ts';
import { cases as checkAsksElsewhere } from './rules/check-asks-elsewhere.cases.ts';
import { cases as checkCannotFail } from './rules/check-cannot-fail.cases.ts';
import { cases as checkCannotRun } from './rules/check-cannot-run.cases.ts';
import { cases as checkDisabled } from './rules/check-disabled.cases.ts';
import { cases as checkForm } from './rules/check-form.cases.ts';
import { cases as checkOfProcess } from './rules/check-of-process.cases.ts';
import { cases as checkTooLate } from './rules/check-too-late.cases.ts';
import { cases as noCheck } from './rules/no-check.cases.ts';
import { cases as noInit } from './rules/no-init.cases.ts';
import { cases as notWaitedFor } from './rules/not-waited-for.cases.ts';
import { cases as restarts } from './rules/restarts.cases.ts';
import { cases as stopGrace } from './rules/stop-grace.cases.ts';
import { cases as waitsForEver } from './rules/waits-for-ever.cases.ts';

export const cases = probeCases('health', [
  { rule: 'answer-ignored', ...answerIgnored },
  { rule: 'array-with-text', ...arrayWithText },
  { rule: 'check-asks-elsewhere', ...checkAsksElsewhere },
  { rule: 'check-cannot-fail', ...checkCannotFail },
  { rule: 'check-cannot-run', ...checkCannotRun },
  { rule: 'check-disabled', ...checkDisabled },
  { rule: 'check-form', ...checkForm },
  { rule: 'check-of-process', ...checkOfProcess },
  { rule: 'check-too-late', ...checkTooLate },
  { rule: 'no-check', ...noCheck, also: ['stop-grace'] },
  { rule: 'no-init', ...noInit, advice: true },
  { rule: 'not-waited-for', ...notWaitedFor, also: ['stop-grace'] },
  { rule: 'restarts', ...restarts },
  { rule: 'stop-grace', ...stopGrace, advice: true },
  { rule: 'waits-for-ever', ...waitsForEver, also: ['restarts'] },
]);
