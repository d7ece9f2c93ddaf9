export type * from './probe.ts';
export { finding } from './finding.ts';
