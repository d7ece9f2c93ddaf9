import type { ExposurePage } from '@sallyport/server/contract';
import type { JSX } from 'react';
import { usePage } from '../api/pages.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Looked } from '../parts/looked.tsx';
import { Mark, type MarkKind } from '../parts/mark.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { ExposureMap } from './exposure/exposure-map.tsx';

type Port = ExposurePage['ports'][number];

/** What strangers can reach: as a map, and as a table with what was declared about each door. */
export function Screen(): JSX.Element {
  const page = usePage('/api/exposure');
  return (
    <Loaded query={page}>
      {(data) => (
        <>
          <PageTitle title="What can be reached from outside">
            <Looked page={data} />
            {!data.complete && (
              <p className="notice">
                The Compose files do not load where this server runs, so the map shows what is declared and what the
                last look found.
              </p>
            )}
          </PageTitle>
          <ExposureMap page={data} />
          <section aria-labelledby="ports">
            <h2 id="ports">Every door</h2>
            <div className="scroll" tabIndex={0} role="group" aria-labelledby="ports">
              <table>
                <thead>
                  <tr>
                    <th scope="col">Door</th>
                    <th scope="col">Service</th>
                    <th scope="col">Purpose</th>
                    <th scope="col">TLS</th>
                    <th scope="col">Who may, and how</th>
                    <th scope="col">State</th>
                  </tr>
                </thead>
                <tbody>
                  {data.ports.map((port) => (
                    <PortRow key={`${port.service} ${port.address} ${port.port} ${port.protocol}`} port={port} />
                  ))}
                </tbody>
              </table>
            </div>
            {data.ports.length === 0 && <p className="soft">Nothing is declared, and no published port is known.</p>}
            {data.inside.length > 0 && <p className="soft">Publish nothing: {data.inside.join(', ')}.</p>}
          </section>
          <Others others={data.others} />
        </>
      )}
    </Loaded>
  );
}

/** What was found about the networks and services around the doors. */
function Others({ others }: Pick<ExposurePage, 'others'>): JSX.Element | null {
  if (others.length === 0) return null;
  return (
    <section aria-labelledby="others">
      <h2 id="others">Found beside the doors</h2>
      <ul className="lines">
        {others.map(({ place, finding, fix }) => (
          <li key={`${place} ${finding}`}>
            <b>{finding}</b> <code>{place}</code>
            <br />
            <span className="soft">{fix}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function PortRow({ port }: { readonly port: Port }): JSX.Element {
  return (
    <tr>
      <th scope="row">
        <code>
          {port.address}:{port.port}/{port.protocol}
        </code>
      </th>
      <td>
        {port.service}
        {port.place !== null && (
          <>
            <br />
            <code>{port.place}</code>
          </>
        )}
      </td>
      <td>{port.purpose}</td>
      <td>{port.tls}</td>
      <td>
        {port.who}
        {port.authentication !== '' && (
          <>
            <br />
            <span className="soft">{port.authentication}</span>
          </>
        )}
      </td>
      <td>
        <span className="with-mark">
          <Mark kind={markOfPort(port)} label="" /> <span>{port.finding ?? wordOfPort(port)}</span>
        </span>
      </td>
    </tr>
  );
}

function markOfPort(port: Port): MarkKind {
  if (port.finding !== null) return 'no';
  if (!port.declared) return 'no';
  return port.published ? 'go' : 'unknown';
}

function wordOfPort(port: Port): string {
  if (!port.declared) return 'published, not declared';
  return port.published ? 'declared and published' : 'declared, not published';
}
