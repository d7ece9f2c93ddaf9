import type { Finding } from '@sallyport/record';
import { findingMaker } from '../../rule-finding.ts';
import { clock, day, local } from './gap-words.ts';
import { definition } from './probe.ts';
import type { TestWindow } from './test-window.ts';

const found = findingMaker(definition.rules);
const [friday, saturday] = [5, 6];

/** Whether the test opens on a weekend or on a Friday afternoon, in its own zone. */
export function judgeOpening(window: TestWindow): readonly Finding[] {
  const opening = local(window.startMs, window.zone);
  const late = opening.dayOfWeek === friday && opening.hour >= 12;
  if (!late && opening.dayOfWeek < saturday) return [];
  const when = late ? 'on a Friday afternoon' : 'on a weekend';
  const what = `The test opens ${when}: ${day(opening)} ${clock(opening)} ${window.zone}.`;
  return [
    found('channels.rota.opening-weekend', {
      severity: 'medium',
      address: day(opening),
      place: 'sallyport.yaml: test.start',
      what,
    }),
  ];
}
