export type * from './probe.ts';
export { finding } from './finding.ts';
export { ProbeError, type ProbeErrorCode } from './probe-error.ts';
export { defaultLimits, type ProbeLimits, runProbe } from './run-probe.ts';
export { probes } from './registry.generated.ts';
export { readMarkdown } from './markdown/read-markdown.ts';
export type * from './markdown/markdown-document.ts';
