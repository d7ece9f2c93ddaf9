import type { Finding } from '@sallyport/record';
import type { Observation, ProbeContext } from '../../probe.ts';
import { ProbeError } from '../../probe-error.ts';
import { readText } from '../../read-text.ts';
import { conclude, findingMaker } from '../../rule-finding.ts';
import { describedSheets } from '../parity/described-sheets.ts';
import { type ComposeService, composeShape } from './compose-shape.ts';
import { definition } from './probe.ts';

const found = findingMaker(definition.rules);
const largestFile = 1024 * 1024;

interface Stack {
  readonly title: 'staging' | 'production';
  readonly files: readonly string[];
  readonly environment: readonly string[];
}

interface LookedAt {
  readonly findings: readonly Finding[];
  readonly looked: number;
  readonly services: number;
}

/** Looks whether both stacks are described and readable. What they say is judged by the other probes of the area. */
export async function run(context: ProbeContext): Promise<Observation> {
  const { staging, production } = context.gate;
  const stacks: readonly Stack[] = [
    { title: 'staging', files: staging.files, environment: staging.environment },
    { title: 'production', files: production.files, environment: production.environment },
  ];
  const seen: LookedAt[] = [];
  for (const stack of stacks) seen.push(await lookAt(stack, context));
  const findings = seen.flatMap((each) => each.findings);
  const looked = seen.reduce((sum, each) => sum + each.looked, 0);
  const total = staging.files.length + production.files.length;
  return conclude({
    findings,
    coverage: { looked, total, unit: 'files' },
    facts: Object.fromEntries(
      stacks.map(({ title }, index) => [`services ${title}`, String(seen[index]?.services ?? 0)]),
    ),
    passed: `Staging (${seen[0]?.services ?? 0} services) and production (${seen[1]?.services ?? 0} services) are described in ${looked} readable files.`,
    failed: `The descriptions of staging and production do not load: ${findings.length} findings.`,
  });
}

async function lookAt(stack: Stack, context: ProbeContext): Promise<LookedAt> {
  const { title, files } = stack;
  if (files.length === 0) {
    const what =
      title === 'production'
        ? 'Planned production is not described: no file is named.'
        : 'Staging is not described: no file is named.';
    return {
      findings: [
        found('staging.files.not-named', {
          severity: 'high',
          address: title,
          place: `sallyport.yaml: ${title}.files`,
          what,
        }),
      ],
      looked: 0,
      services: 0,
    };
  }
  const findings: Finding[] = [];
  const services = new Map<string, { readonly runs: boolean; readonly place: string }>();
  let looked = 0;
  let includes = false;
  for (const named of files) {
    const at = await context.tree.find(named);
    const bytes = at === null ? null : await context.tree.read(at.path, largestFile);
    if (at === null || bytes === null) {
      findings.push(
        found('staging.files.missing', {
          severity: 'high',
          address: `${title} ${named}`,
          place: named,
          what: `This file of ${title} is not in the tree.`,
        }),
      );
      includes = true;
      continue;
    }
    looked += 1;
    if (!at.exact)
      findings.push(
        found('staging.files.letter-case', {
          severity: 'low',
          address: named,
          place: at.path,
          what: `The gate file says ${named}, the file is ${at.path}.`,
        }),
      );
    const text = readText(bytes);
    const described = title === 'production' ? describedServices(at.path, text) : null;
    if (described !== null) {
      findings.push(...described.findings);
      includes ||= described.findings.length > 0;
      for (const name of described.services) services.set(name, { runs: true, place: `${at.path}:1` });
      continue;
    }
    const shape = composeShape(text);
    includes ||= shape.includes || shape.problems.length > 0;
    for (const { rule, line, what } of shape.problems) {
      findings.push(
        found(`staging.files.${rule}`, {
          severity: 'high',
          address: `${at.path} ${what}`,
          place: `${at.path}:${line}`,
          what: `In this file, ${what}.`,
        }),
      );
    }
    for (const service of shape.services) {
      const before = services.get(service.name);
      services.set(service.name, {
        runs: service.runs || before?.runs === true,
        place: before?.place ?? `${at.path}:${service.line}`,
      });
      findings.push(...(await environmentFindings(service, at.path, files, context)));
    }
  }
  if (services.size === 0 && !includes) {
    // An override may hold nothing but a name; together the files must bring something to run.
    const what = `Together, the files of ${title} have no \`services\` and include nothing.`;
    findings.push(
      found('staging.files.no-services', {
        severity: 'high',
        address: `${title} services`,
        place: `${files[0] ?? ''}:1`,
        what,
      }),
    );
  }
  // A file that is missing, broken or included may hold the rest of a service: then silence proves nothing.
  for (const [name, { runs, place }] of includes ? [] : services) {
    if (!runs)
      findings.push(
        found('staging.files.nothing-to-run', {
          severity: 'high',
          address: `${title} ${name}`,
          place,
          what: `The service ${name} of ${title} has neither image nor build.`,
        }),
      );
  }
  for (const path of stack.environment) {
    if (await isThere(path, context)) continue;
    findings.push(
      found('staging.files.environment-missing', {
        severity: 'high',
        address: path,
        place: `sallyport.yaml: ${title}.environment`,
        what: `${path} is neither in the tree nor declared as untracked.`,
      }),
    );
  }
  return { findings, looked, services: services.size };
}

/** Services of a file that is no Compose file; null: it is one. */
function describedServices(
  path: string,
  text: string,
): { readonly services: readonly string[]; readonly findings: readonly Finding[] } | null {
  try {
    const sheets = describedSheets(path, text);
    return sheets === null ? null : { services: sheets.map(({ service }) => service), findings: [] };
  } catch (error) {
    if (!(error instanceof ProbeError)) throw error;
    const at = { severity: 'high', address: `${path} described`, place: path, what: error.message } as const;
    return { services: [], findings: [found('staging.files.not-yaml', at)] };
  }
}

/** Files that a service reads, relative to the folder of the first Compose file as Compose does it, or to its own. */
async function environmentFindings(
  service: ComposeService,
  path: string,
  files: readonly string[],
  context: ProbeContext,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const { path: environment, line, column } of service.environmentFiles) {
    const places = [files[0] ?? path, path].map((from) => joined(from, environment)).filter((place) => place !== null);
    const there = await Promise.all(places.map((place) => isThere(place, context)));
    if (there.includes(true)) continue;
    const what = `${service.name} reads ${environment}, which is neither in the tree nor declared as untracked.`;
    findings.push(
      found('staging.files.environment-missing', {
        severity: 'medium',
        address: `${service.name} ${environment}`,
        place: `${path}:${line}:${column}`,
        what,
      }),
    );
  }
  return findings;
}

async function isThere(path: string, { tree, gate }: ProbeContext): Promise<boolean> {
  const declared = gate.untracked.some(
    (each) => path === each.path || path.startsWith(`${each.path.replace(/\/+$/, '')}/`),
  );
  return declared || (await tree.find(path)) !== null;
}

/** A path relative to a file's folder, from the root; null where it leads out of the tree. */
function joined(file: string, path: string): string | null {
  if (path.startsWith('/') || path.startsWith('~')) return null;
  const parts = file.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..' && parts.pop() === undefined) return null;
    if (part !== '..' && part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
