import type { FindingRow } from '@sallyport/server/contract';
import type { JSX } from 'react';

/** Each finding with its place and what mends it: worth its line, or it would not be here. */
export function Findings({
  findings,
  name,
}: {
  readonly findings: readonly FindingRow[];
  readonly name: string;
}): JSX.Element {
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={name}>
      <table className="findings">
        <thead>
          <tr>
            <th scope="col">Severity</th>
            <th scope="col">What and where</th>
            <th scope="col">Why it matters, and what to do</th>
          </tr>
        </thead>
        <tbody>
          {findings.map((finding) => (
            <tr key={`${finding.fingerprint} ${finding.place}`}>
              <td>
                <b className={finding.waived ? 'waived' : tone(finding.severity)}>{finding.severity}</b>
                {finding.waived && (
                  <>
                    <br />
                    waived
                  </>
                )}
              </td>
              <td>
                {finding.what}
                <br />
                <code>{finding.place}</code>
                <br />
                <span className="fine">{finding.rule}</span>
              </td>
              <td>
                {finding.why}
                <br />
                <b>{finding.fix}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function tone(severity: FindingRow['severity']): string {
  return severity === 'critical' || severity === 'high' ? 'no' : severity === 'medium' ? 'old' : 'unknown';
}
