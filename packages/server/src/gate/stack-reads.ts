import { probeContext, withDifferencesInForce } from '@sallyport/actions';
import type { ResolvedGate } from '@sallyport/gate';
import { auditClaims, type Claim, draftExposure, reportParity } from '@sallyport/probes';
import type { Live } from './live-gate.ts';
import type { Published } from './pages/exposure-page.ts';
import type { ParityReport } from './pages/parity-page.ts';

/** The audit behind `history.claims`, with the claims that hold as well; null where it could not be made here. */
export async function readClaims({ session }: Live): Promise<readonly Claim[] | null> {
  return await orNull(async () => await auditClaims(await probeContext(session, 'A8')));
}

/** Every fact of both sides; null where they could not be compared here. */
export async function readParity({ session, facts }: Live): Promise<ParityReport | null> {
  const gate = withDifferencesInForce(session.gate, facts);
  return await orNull(async () => await reportParity({ ...(await probeContext(session, 'C1')), gate }));
}

/** What the staging files publish; null where they do not load. */
export async function readPublished({ session }: Live): Promise<Published | null> {
  const { files, environment } = session.gate.staging;
  // Files of variables often stand on the host alone; what they set is seldom a port.
  const draft =
    (await orNull(async () => await draftExposure(session.tree, { files, environment }))) ??
    (await orNull(async () => await draftExposure(session.tree, { files, environment: [] })));
  if (draft === null) return null;
  const entries = [...draft.entries, ...draft.doubtful.map(({ entry }) => entry)];
  const open = new Set(entries.map(({ service }) => service));
  return { entries, inside: (await servicesOf(session.gate, session)).filter((name) => !open.has(name)) };
}

/** Services of staging, as the comparison with production names them. */
async function servicesOf(gate: ResolvedGate, session: Live['session']): Promise<readonly string[]> {
  const report = await orNull(async () => await reportParity({ ...(await probeContext(session, 'C1')), gate }));
  return [...new Set(report?.rows.map(({ service }) => service) ?? [])].sort();
}

/** These pages show more than the evidence says; where that more cannot be read, the evidence alone is shown. */
async function orNull<T>(read: () => Promise<T | null>): Promise<T | null> {
  try {
    return await read();
  } catch {
    // What could not be looked at is said by the evidence itself, which the page shows in any case.
    return null;
  }
}
