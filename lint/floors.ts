/**
 * The order of the floors (DESIGN.md, "The house"): a floor imports only what stands left of it, and floors that share
 * a step do not see each other. `imports` is written out, so that a new floor is one line here.
 */
export interface Floor {
  readonly imports: readonly string[];
  /** Node modules this floor may use; null for any. */
  readonly node: readonly string[] | null;
  /** A floor without third-party code can be audited by reading the floor alone. */
  readonly thirdParty: boolean;
  /** Pure: no clock, no chance, no process, no network (rule `pure-floors`). */
  readonly pure: boolean;
  /** Doors beside `index.ts`: what is costly to load and rarely asked for (`@sallyport/gate/gate-file`), or the reverse. */
  readonly doors?: readonly string[];
}

const law = ['record', 'gate'];
const reading = [...law, 'compose'];
const looking = [...reading, 'probes', 'papers', 'workspace'];
const acting = [...looking, 'actions'];

export const floors: Readonly<Record<string, Floor>> = {
  record: { imports: [], node: ['node:crypto'], thirdParty: false, pure: true },
  gate: { imports: ['record'], node: ['node:crypto'], thirdParty: true, pure: true, doors: ['gate-file'] },
  compose: { imports: law, node: ['node:crypto'], thirdParty: true, pure: true },
  probes: { imports: reading, node: null, thirdParty: true, pure: false },
  papers: { imports: reading, node: ['node:crypto'], thirdParty: true, pure: true },
  workspace: { imports: reading, node: null, thirdParty: true, pure: false, doors: ['gate-file'] },
  actions: { imports: looking, node: null, thirdParty: true, pure: false, doors: ['printable', 'version'] },
  store: { imports: looking, node: null, thirdParty: true, pure: false },
  server: { imports: [...acting, 'store'], node: null, thirdParty: true, pure: false, doors: ['contract'] },
  // Types of the contract alone: what it needs at run time it asks for over HTTP.
  web: { imports: ['server'], node: [], thirdParty: true, pure: false },
  cli: { imports: [...acting, 'store', 'server'], node: null, thirdParty: true, pure: false },
  testkit: { imports: looking, node: null, thirdParty: true, pure: false },
};
