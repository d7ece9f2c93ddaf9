import type { RoleId } from '@sallyport/record';
import type { ResolvedGate } from '../definition/resolved-gate.ts';
import type { Board, Explanation, MinutesView, PollView, ReliefView, RuleView } from './board.ts';
import { gradeSuffices } from './duty.ts';
import { fillRole } from './fill-role.ts';
import type { Participants } from './participants.ts';

export interface RulesInput {
  readonly gate: ResolvedGate;
  readonly people: Participants;
  readonly founded: boolean;
  readonly baseline: Board['baseline'];
  readonly baselineProposed: boolean;
  readonly kickoff: string | null;
  readonly poll: PollView | null;
  readonly crossedPolls: boolean;
  readonly minutes: MinutesView;
  readonly relief: readonly ReliefView[];
  readonly readOut: ReadonlySet<string>;
  readonly duty: Board['duty'];
  readonly floorIntact: boolean;
  readonly criteriaReady: boolean;
}

type Open = Pick<Explanation, 'reason' | 'action' | 'command'> & { readonly owner?: RoleId };

/** Rules of the verdict beside the criteria, in the order in which a team meets them. */
export function rules(input: RulesInput): readonly RuleView[] {
  return [
    rule('record', 'The record is complete', recordOpen(input)),
    rule(
      'floor',
      'No floor criterion is missing or changed',
      input.floorIntact
        ? null
        : {
            reason: 'E8, L4 or I2 does not stand as the code says.',
            action: 'restore the criteria from the profile',
            command: 'sallyport baseline',
          },
    ),
    rule('baseline', 'The gate file is baselined by two persons', baselineOpen(input)),
    rule('roles', 'Every required role is filled', rolesOpen(input)),
    rule('duty', 'Duties are as separate as the gate file demands', dutyOpen(input)),
    rule('waivers', 'Every open waiver was read out in the poll', waiversOpen(input)),
    rule('kickoff', 'The kickoff was held with quorum', kickoffOpen(input)),
    rule('poll', 'Every required role says GO on one snapshot', pollOpen(input)),
    rule('minutes', "The minutes' body is approved", minutesOpen(input)),
  ];
}

function rule(id: RuleView['id'], title: string, open: Open | null): RuleView {
  if (!open) return { id, title, met: true, explanation: null };
  const { owner = 'pm', ...rest } = open;
  return { id, title, met: false, explanation: { criterion: null, state: 'awaiting', place: null, owner, ...rest } };
}

function recordOpen({ people, founded }: RulesInput): Open | null {
  if (!founded) {
    return {
      reason: 'No trust root was founded: nobody can sign yet.',
      action: 'found it from a folder of names, roles and public keys',
      command: 'sallyport trust found --people DIR',
    };
  }
  const [missing] = people.missing;
  if (!missing) return null;
  const more = people.missing.length - 1;
  return {
    reason: `A ${missing.what} that ${missing.citedBy.slice(0, 12)} cites is not here (${missing.digest.slice(0, 12)}${more > 0 ? `, and ${more} more` : ''}).`,
    action: 'fetch it from whoever has it, or its author declares it lost',
    command: 'sallyport record pull',
  };
}

function baselineOpen({ baseline, baselineProposed }: RulesInput): Open | null {
  if (!baseline) {
    return baselineProposed
      ? {
          reason: 'The baseline has one signature and needs another person.',
          action: 'read it and co-sign',
          command: 'sallyport sign',
        }
      : { reason: 'The gate file has no baseline.', action: 'baseline it', command: 'sallyport baseline' };
  }
  if (baseline.changed.length === 0) return null;
  return {
    reason: `The gate file changed since its baseline: ${baseline.changed.slice(0, 5).join(', ')}.`,
    action: 'baseline it again, or take the change back',
    command: 'sallyport baseline',
  };
}

function rolesOpen({ gate, people, founded }: RulesInput): Open | null {
  const empty = gate.roles.filter((role) => role.required && people.holders(role.id).length === 0);
  if (empty.length === 0) return null;
  const names = empty.map((role) => role.id).join(', ');
  return {
    reason: `Nobody holds ${names}.`,
    ...fillRole(empty[0]?.id ?? '', founded),
  };
}

function dutyOpen({ gate, duty, founded }: RulesInput): Open | null {
  if (gradeSuffices(duty.grade, gate.minimumGrade)) return null;
  const notes = duty.notes.slice(0, 3).join(' ');
  const wished = gate.weakenings.find(
    (each) => each.rule?.kind === 'grade' && gradeSuffices(duty.grade, each.rule.grade),
  );
  if (wished) {
    return {
      reason: `Duty grade ${duty.grade}; without a deviation the gate demands ${gate.minimumGrade}. ${notes}`,
      action: 'give the roles to different people, or sign for the lower grade that the gate file asks for',
      command: `sallyport deviate ${wished.criterion}`,
    };
  }
  return {
    reason: `Duty grade ${duty.grade}; the gate file demands ${gate.minimumGrade}. ${notes}`,
    action: 'give the roles to different people',
    command: fillRole('ROLE', founded).command,
  };
}

function waiversOpen({ poll, relief, readOut }: RulesInput): Open | null {
  if (!poll) return null;
  const unread = relief.filter((view) => view.state === 'in force' && !readOut.has(view.statement));
  if (unread.length === 0) return null;
  const names = unread.map((view) => view.criterion).join(', ');
  return {
    reason: `Relief for ${names} came after the poll opened.`,
    action: 'open a new poll',
    command: 'sallyport kickoff poll',
  };
}

function kickoffOpen({ gate, kickoff, poll }: RulesInput): Open | null {
  if (!kickoff) return { reason: 'The kickoff was not opened.', action: 'open it', command: 'sallyport kickoff open' };
  const present = poll?.stations.filter((station) => station.votes.some((vote) => vote.counts)).length ?? 0;
  if (present >= gate.kickoff.quorum) return null;
  return {
    reason: `${present} of ${gate.kickoff.quorum} roles attended so far (a vote is attendance).`,
    action: 'hold the roll call',
    command: 'sallyport kickoff poll --watch',
  };
}

function pollOpen({ poll, crossedPolls, criteriaReady }: RulesInput): Open | null {
  if (crossedPolls)
    return {
      reason: 'Two polls were opened unseen by each other.',
      action: 'open one new poll',
      command: 'sallyport kickoff poll',
    };
  if (!poll) {
    const reason = criteriaReady
      ? 'No poll was opened.'
      : 'No poll was opened: it opens when every required criterion is met.';
    return { reason, action: 'open the poll', command: 'sallyport kickoff poll' };
  }
  switch (poll.state) {
    case 'complete':
      return null;
    case 'void':
      return {
        reason: `The poll is void: ${poll.changed.slice(0, 3).join('; ')}.`,
        action: 'open a new poll',
        command: 'sallyport kickoff poll',
      };
    case 'timed out':
      return {
        reason: `The poll ended ${poll.deadline}; silence is not GO.`,
        action: 'open a new poll',
        command: 'sallyport kickoff poll',
      };
    default: {
      const silent = poll.stations.filter((station) => station.answer === 'silent').map((station) => station.role);
      const against = poll.stations.filter((station) => station.answer === 'no-go').map((station) => station.role);
      const [firstSilent] = silent;
      if (firstSilent !== undefined) {
        return {
          reason: `No answer yet from ${silent.join(', ')}.`,
          owner: firstSilent,
          action: 'answer the roll call',
          command: 'sallyport kickoff vote go',
        };
      }
      return {
        reason: `The answer of ${against.join(', ')} is NO-GO.`,
        owner: against[0] ?? 'pm',
        action: 'settle the reason; only who said no takes it back',
        command: null,
      };
    }
  }
}

function minutesOpen({ minutes, poll }: RulesInput): Open | null {
  if (minutes.approved) return null;
  if (!minutes.statement) {
    return {
      reason: poll ? 'The minutes are not written.' : 'There are no minutes before a poll.',
      action: 'write the minutes',
      command: 'sallyport kickoff minutes',
    };
  }
  const approved = new Set(
    minutes.approvals.filter((each) => each.stands && each.answer === 'accepted').map((each) => each.person),
  );
  const missing = minutes.needed.filter((person) => !approved.has(person));
  return {
    reason: `The minutes wait for ${missing.join(', ') || 'a rejection to be settled'}.`,
    action: 'read and approve',
    command: 'sallyport kickoff approve',
  };
}
