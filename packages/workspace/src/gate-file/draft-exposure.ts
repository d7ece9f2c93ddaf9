import type { ExposureEntry } from '@sallyport/gate';
import type { DraftFacts } from './draft-facts.ts';
import { oneLine, scalar } from './draft-yaml.ts';

/** The exposure ledger of staging: what is published now for people to confirm, and the rest as comments. */
export function exposureLines(exposure: DraftFacts['exposure']): readonly string[] {
  if (exposure === null) {
    return [
      '  # exposure:',
      '  #   - { address: 0.0.0.0, port: 443, protocol: tcp, service: gateway, purpose: what testers need it for }',
    ];
  }
  const { entries, doubtful } = exposure;
  return [
    ...(entries.length === 0
      ? ['  # Nothing that testers could need is published now.', '  exposure: []']
      : [
          '  # Drafted from what is published now: take out what testers do not need, and write what they need the rest for.',
          '  # Say more where you can: tls: true, authentication: session cookie, who: invited testers, until: "2026-12-15".',
          '  exposure:',
          ...entries.map((entry) => `    - ${entryText(entry)}`),
        ]),
    ...(doubtful.length === 0
      ? []
      : [
          '    # Published as well, and not for strangers. Better take these ports out of the Compose file.',
          ...doubtful.map(({ entry, what }) => `    # ${oneLine(what, 160)}: ${entryText(entry)}`),
        ]),
  ];
}

function entryText({ address, port, protocol, service, purpose }: ExposureEntry): string {
  const text = JSON.stringify(address);
  return `{ address: ${text}, port: ${port}, protocol: ${protocol}, service: ${scalar(service)}, purpose: ${scalar(oneLine(purpose))} }`;
}
