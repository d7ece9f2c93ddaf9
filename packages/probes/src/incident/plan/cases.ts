import type { FailingCase, ProbeCases } from '../../case.ts';

const plan = `# Incident response

This plan holds for production, and for staging during the closed test: testers are on staging only.
Next review: 2027-03-01. It follows NIST SP 800-61r3.

## People

| person | role | contact |
|---|---|---|
| Sara Lind | commander | +49 421 555 0101, sara@harbour.example |
| Theo | deputy | @theo on Discord |

If the commander does not answer within 10 minutes, escalate to the deputy, then to the project manager.

## Severities

| severity | meaning | response | next update |
|---|---|---|---|
| P0 | data or accounts of testers at risk | 15 minutes | every 30 minutes |
| P1 | nobody can play | 1 hour | every 2 hours |
| P2 | part of the game broken | next business day | daily, within 24 hours |

## Stopping

The commander throws the kill switch with \`ops/close-door.sh\`: it closes enrolment and revokes the tokens of testers.
Roll back to the last approved build with \`ops/rollback.sh\`.
Before anything is restarted, save logs and a snapshot of the volumes into the evidence folder.

## When the test is suspended

Any P0 suspends the test. It resumes when the cause is mended, a smoke test is green, and security agrees.

## Runbooks

### Alert: gateway unreachable

1. Look at the gateway's log.
2. Restart the gateway once.

## Notices to testers

### Outage

> Staging is down since [time]. We are on it, and tell you again within the hour. Nothing is asked of you.
`;

const gate = { incident: { plan: 'docs/incident.md', onCall: ['sara', 'theo'] } };

function world(text: string, criterion: string): Pick<FailingCase, 'gate' | 'files' | 'criterion'> {
  return { gate, files: { 'docs/incident.md': text }, criterion };
}

function insteadOf(
  from: string | RegExp,
  to: string,
  criterion = 'K1',
): Pick<FailingCase, 'gate' | 'files' | 'criterion'> {
  return world(plan.replace(from, to), criterion);
}

const untilEnd = /## Notices to testers[^]*$/;

export const cases: ProbeCases = {
  passes: [
    { name: 'people and steps', ...world(plan, 'K1') },
    { name: 'criteria and runbooks', ...world(plan, 'K4') },
    { name: 'notices in the plan', ...world(plan, 'K5') },
    {
      name: 'notices as documents',
      criterion: 'K5',
      gate: { ...gate, documents: [{ path: 'docs/outage.md', title: 'Outage', kind: 'notice', legal: false }] },
      files: {
        'docs/incident.md': plan.replace(untilEnd, ''),
        'docs/outage.md': 'Staging is down since {{time}}. We are on it, and tell you again within the hour.\n',
      },
    },
    { name: 'dated last year, reviewed next year', ...insteadOf('Next review:', 'Date: 2025-11-01. Next review:') },
    { name: 'everything at once', ...world(plan, '') },
    { name: 'no plan named', files: { 'README.md': 'Harbour' }, result: 'NotRun' },
  ],
  fails: [
    { name: 'not written', rule: 'incident.plan.missing', gate, files: { 'README.md': 'Harbour' } },
    {
      name: 'a plan in Spanish, with everybody on call in it',
      rule: 'incident.plan.another-language',
      ...insteadOf(
        /^[^]*$/,
        '# Plan de incidentes\n\nSara Lind decide en los primeros 15 minutos, y el plan es para la prueba y la producción.\n\n| persona | contacto |\n|---|---|\n| Sara Lind | +49 421 555 0101, sara@harbour.example |\n| Theo | @theo en Discord |\n',
      ),
      result: 'NeedsReview',
    },
    {
      name: 'INCIDENT.md',
      rule: 'incident.plan.letter-case',
      gate,
      files: { 'docs/INCIDENT.md': plan },
      result: 'Passed',
    },
    {
      name: 'a draft',
      rule: 'incident.plan.unfinished',
      ...insteadOf('# Incident response\n', '# Incident response\n\nStatus: Draft for discussion\n'),
    },
    {
      name: 'a number to be filled in',
      rule: 'incident.plan.unfinished',
      ...insteadOf('ops/rollback.sh`', 'ops/rollback.sh` (TODO: test it)'),
    },
    { name: 'Theo left the table', rule: 'incident.plan.person-missing', ...insteadOf(/\| Theo .*\n/, '') },
    { name: 'Theo has no contact', rule: 'incident.plan.no-contact', ...insteadOf('@theo on Discord', 'ask around') },
    {
      name: "the commander's number is not the backup's",
      rule: 'incident.plan.no-contact',
      ...world(
        plan
          .replace(
            '| person | role | contact |\n|---|---|---|',
            '| person | role | contact | backup |\n|---|---|---|---|',
          )
          .replace('sara@harbour.example |', 'sara@harbour.example | Theo |')
          .replace('@theo on Discord |', 'ask around | Sara Lind |'),
        'K1',
      ),
    },
    {
      name: 'severities without times',
      rule: 'incident.plan.severities',
      ...insteadOf('15 minutes | every 30 minutes', 'fast | often'),
    },
    { name: 'no severities', rule: 'incident.plan.severities', ...insteadOf(/## Severities[^]*?(?=## Stopping)/, '') },
    { name: 'nobody is next', rule: 'incident.plan.escalation', ...insteadOf(/If the commander does not[^\n]*\n/, '') },
    {
      name: 'a plan for production',
      rule: 'incident.plan.scope',
      ...world(plan.replaceAll(/staging/gi, 'production'), 'K1'),
    },
    { name: 'no kill switch', rule: 'incident.plan.stop', ...insteadOf(/The commander throws[^\n]*\n/, '') },
    { name: 'no way back', rule: 'incident.plan.rollback', ...insteadOf(/Roll back[^\n]*\n/, '') },
    { name: 'restart first', rule: 'incident.plan.evidence', ...insteadOf(/Before anything[^\n]*\n/, '') },
    { name: 'reviewed last in spring', rule: 'incident.plan.review-overdue', ...insteadOf('2027-03-01', '2026-03-01') },
    {
      name: 'revision 2',
      rule: 'incident.plan.withdrawn-reference',
      ...insteadOf('800-61r3', '800-61 Rev. 2'),
      result: 'Passed',
    },
    {
      name: 'suspended and never resumed',
      rule: 'incident.plan.suspend-resume',
      ...insteadOf(/ It resumes when[^\n]*/, '', 'K4'),
    },
    {
      name: 'no steps for any alert',
      rule: 'incident.plan.runbook',
      ...insteadOf(/## Runbooks[^]*?(?=## Notices)/, '', 'K4'),
    },
    { name: 'nothing to tell testers', rule: 'incident.plan.notices', ...insteadOf(untilEnd, '', 'K5') },
    {
      name: 'a notice that was never committed',
      rule: 'incident.plan.notices',
      criterion: 'K5',
      gate: { ...gate, documents: [{ path: 'docs/outage.md', title: 'Outage', kind: 'notice', legal: false }] },
      files: { 'docs/incident.md': plan },
    },
  ],
};
