// Written by scripts/generate-command-registry.ts from the folders of commands/. Do not edit.
import type { CommandDefinition } from './command.ts';
import { definition as baselineCommand } from './commands/baseline/command.ts';
import { definition as checkCommand } from './commands/check/command.ts';
import { definition as decideCommand } from './commands/decide/command.ts';
import { definition as deviateCommand } from './commands/deviate/command.ts';
import { definition as drillCommand } from './commands/drill/command.ts';
import { definition as explainCommand } from './commands/explain/command.ts';
import { definition as exportCommand } from './commands/export/command.ts';
import { definition as holdCommand } from './commands/hold/command.ts';
import { definition as initCommand } from './commands/init/command.ts';
import { definition as kickoffAgendaCommand } from './commands/kickoff-agenda/command.ts';
import { definition as kickoffApproveCommand } from './commands/kickoff-approve/command.ts';
import { definition as kickoffMinutesCommand } from './commands/kickoff-minutes/command.ts';
import { definition as kickoffOpenCommand } from './commands/kickoff-open/command.ts';
import { definition as kickoffPollCommand } from './commands/kickoff-poll/command.ts';
import { definition as kickoffVoteCommand } from './commands/kickoff-vote/command.ts';
import { definition as recordAddCommand } from './commands/record-add/command.ts';
import { definition as recordMergeCommand } from './commands/record-merge/command.ts';
import { definition as recordPullCommand } from './commands/record-pull/command.ts';
import { definition as recordPushCommand } from './commands/record-push/command.ts';
import { definition as resumeCommand } from './commands/resume/command.ts';
import { definition as sealCommand } from './commands/seal/command.ts';
import { definition as serveCommand } from './commands/serve/command.ts';
import { definition as signCommand } from './commands/sign/command.ts';
import { definition as statusCommand } from './commands/status/command.ts';
import { definition as trustCosignCommand } from './commands/trust-cosign/command.ts';
import { definition as trustEnrolCommand } from './commands/trust-enrol/command.ts';
import { definition as trustFoundCommand } from './commands/trust-found/command.ts';
import { definition as trustGrantCommand } from './commands/trust-grant/command.ts';
import { definition as trustRequestCommand } from './commands/trust-request/command.ts';
import { definition as trustRevokeCommand } from './commands/trust-revoke/command.ts';
import { definition as verifyCommand } from './commands/verify/command.ts';
import { definition as waiveCommand } from './commands/waive/command.ts';
import { definition as withdrawCommand } from './commands/withdraw/command.ts';

/** Every command, without its code. */
export const commands: readonly CommandDefinition[] = [
  baselineCommand,
  checkCommand,
  decideCommand,
  deviateCommand,
  drillCommand,
  explainCommand,
  exportCommand,
  holdCommand,
  initCommand,
  kickoffAgendaCommand,
  kickoffApproveCommand,
  kickoffMinutesCommand,
  kickoffOpenCommand,
  kickoffPollCommand,
  kickoffVoteCommand,
  recordAddCommand,
  recordMergeCommand,
  recordPullCommand,
  recordPushCommand,
  resumeCommand,
  sealCommand,
  serveCommand,
  signCommand,
  statusCommand,
  trustCosignCommand,
  trustEnrolCommand,
  trustFoundCommand,
  trustGrantCommand,
  trustRequestCommand,
  trustRevokeCommand,
  verifyCommand,
  waiveCommand,
  withdrawCommand,
];
