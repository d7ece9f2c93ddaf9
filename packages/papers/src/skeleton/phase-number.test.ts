import { describe, expect, test } from 'vitest';
import { shiftPhase, taskNumber } from './phase-number.ts';

describe('shiftPhase', () => {
  test.each([
    ['Phase 6: Hardening', 'Phase 7: Hardening'],
    ['PHASE-6 / phase_6 / Phase #6', 'PHASE-7 / phase_7 / Phase #7'],
    ['docs/progress_phase_6.md', 'docs/progress_phase_7.md'],
    ['P6 deliverables', 'P7 deliverables'],
    ['Carried over from Phase 5, handed to Phase 7', 'Carried over from Phase 6, handed to Phase 8'],
    ['Phase VI', 'Phase VII'],
    ['phase six and Phase Five', 'phase seven and Phase Six'],
    ['Phase 1 retrospective', 'Phase 1 retrospective'],
    ['v0.6.1 and 6 services', 'v0.6.1 and 6 services'],
    ['Phase I', 'Phase I'],
    ['MP6 player, P60', 'MP6 player, P60'],
  ])('%s', (before, after) => {
    expect(shiftPhase(before, { from: 6, to: 7 })).toBe(after);
  });

  test('a phase may be skipped', () => {
    expect(shiftPhase('Phase 6', { from: 6, to: 8 })).toBe('Phase 8');
  });
});

describe('taskNumber', () => {
  test.each([
    ['Task 6.1: Speed', '6.1'],
    ['(6.12) Speed', '6.12'],
    ['P6.2 Speed', '6.2'],
    ['Release v6.1', null],
    ['Release 6.1.2', null],
    ['Task 5.1', null],
    ['Speed', null],
  ])('%s', (heading, number) => {
    expect(taskNumber(heading, 6)?.number ?? null).toBe(number);
  });
});
