import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Budget, Measurement } from './budget.ts';
import { command, peakMemory, runNode, runProgram } from './command-run.ts';
import { peerProgram } from './compose-linter.ts';
import { generatedStack } from './generated-stack.ts';
import { interleave, milliseconds } from './interleave.ts';
import { surveySize } from './survey-size.ts';

const services = 16;
const rounds = 9;
/** Debian's docker-compose 1.29.2 needs no engine for this; where it is not installed, the table has one peer less. */
const compose = '/usr/bin/docker-compose';

/** A survey of a stack of 16 services, in a fresh process, beside what others do with the same Compose file. */
export const stackRules: Budget = {
  name: 'stack',
  async measure(): Promise<readonly Measurement[]> {
    const folder = mkdtempSync(join(tmpdir(), 'sallyport-bench-stack-'));
    try {
      writeFileSync(join(folder, 'compose.yaml'), generatedStack(services));
      const place = { folder, environment: { ...process.env, HOME: folder, NO_COLOR: '1' }, codes: [0, 1, 2] };
      const survey = [command, 'check', '--dir', folder];
      const times = await interleave(rounds, {
        survey: () => runNode(survey, place),
        peer: () => runNode([peerProgram(), folder], place),
        compose: () => {
          if (existsSync(compose)) runProgram(compose, ['config'], place);
        },
      });
      const peak = Math.max(...Array.from({ length: 3 }, () => peakMemory(survey, place)));
      const measured = milliseconds(times.survey);
      const others = [
        `dclint: ${milliseconds(times.peer)}`,
        ...(existsSync(compose) ? [`docker-compose config: ${milliseconds(times.compose)}`] : []),
      ];
      return [
        {
          work: 'survey of a stack of 16 services, cold',
          measured,
          beside: others.join(', '),
          value: times.survey.min / 1000,
          limit: 0.35,
          unit: 's',
          better: 'lower',
        },
        {
          work: 'the same beside the Compose linter alone',
          measured,
          beside: others[0] ?? '',
          value: times.survey.min / times.peer.min,
          limit: 1,
          unit: 'ratio',
          better: 'lower',
        },
        {
          work: 'peak memory of that survey (its own process)',
          measured: `${peak.toFixed(0)} MB, largest of 3`,
          beside: '',
          value: peak,
          limit: 150,
          unit: 'MB',
          better: 'lower',
        },
        await surveySize(),
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
