import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { usePage } from '../api/pages.ts';
import { useOpened } from '../app/opened-documents.ts';
import { Loaded } from '../parts/loaded.tsx';
import { PageTitle } from '../parts/page-title.tsx';

export function Screen(): JSX.Element {
  const list = usePage('/api/documents');
  const opened = useOpened();
  return (
    <>
      <PageTitle title="Documents">
        <p className="soft">
          Committed bytes on the named branch, as the criteria bind them. What you open here is noted in what you sign.
        </p>
      </PageTitle>
      <Loaded query={list}>
        {({ documents }) => (
          <div className="scroll" tabIndex={0} role="group" aria-label="Documents">
            <table>
              <thead>
                <tr>
                  <th scope="col">Document</th>
                  <th scope="col">Criteria</th>
                  <th scope="col">Size</th>
                  <th scope="col">Opened by you</th>
                </tr>
              </thead>
              <tbody>
                {documents.map(({ path, sha256, criteria, bytes }) => {
                  const mine = opened.find(({ name }) => name === path);
                  return (
                    <tr key={path}>
                      <th scope="row" className="long">
                        {sha256 === null ? (
                          <>
                            {path} <b className="no">missing</b>
                          </>
                        ) : (
                          <Link to="/documents/$" params={{ _splat: path }}>
                            {path}
                          </Link>
                        )}
                      </th>
                      <td>
                        {criteria.map((id) => (
                          <Link key={id} to="/criteria/$id" params={{ id }} className="id">
                            {id}
                          </Link>
                        ))}
                      </td>
                      <td className="number">{sha256 === null ? '' : size(bytes)}</td>
                      <td>
                        {mine === undefined ? (
                          'no'
                        ) : mine.sha256 === sha256 ? (
                          'yes'
                        ) : (
                          <b className="old">another version</b>
                        )}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        )}
      </Loaded>
    </>
  );
}

function size(bytes: number): string {
  return bytes < 10_240 ? `${(bytes / 1024).toFixed(1)} KB` : `${Math.round(bytes / 1024)} KB`;
}
