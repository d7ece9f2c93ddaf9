import { writeFileSync } from 'node:fs';
import { factsOf, probeContext, type Session, withDifferencesInForce } from '@sallyport/actions';
import { toParityPage } from '@sallyport/papers';
import { reportParity } from '@sallyport/probes';

/** Staging beside planned production, at `path`: Markdown for people, JSON where the name ends in `.json`. */
export async function writeParity(session: Session, path: string): Promise<void> {
  const gate = withDifferencesInForce(session.gate, await factsOf(session));
  const report = await reportParity({ ...(await probeContext(session, 'C1')), gate });
  const isData = /\.json$/i.test(path);
  writeFileSync(
    path,
    isData ? `${JSON.stringify(report, null, 2)}\n` : toParityPage(report, session.gate.project.name),
  );
}
