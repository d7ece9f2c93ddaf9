import type { ParityPage } from '@sallyport/server/contract';
import { type JSX, useState } from 'react';
import { usePage } from '../api/pages.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Looked } from '../parts/looked.tsx';
import { Mark, type MarkKind } from '../parts/mark.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { counted } from '../parts/state-words.ts';

type Row = ParityPage['components'][number]['rows'][number];

/** Staging beside planned production: what differs, and whether somebody said so. */
export function Screen(): JSX.Element {
  const page = usePage('/api/parity');
  const [all, setAll] = useState(false);
  return (
    <Loaded query={page}>
      {(data) => {
        const rows = data.components.flatMap((component) => component.rows);
        const equal = rows.filter((row) => row.class === 'equal').length;
        return (
          <>
            <PageTitle title="Staging beside planned production">
              <Looked page={data} />
            </PageTitle>
            <div className="switch" role="group" aria-label="Rows">
              <button type="button" aria-pressed={!all} onClick={() => setAll(false)}>
                Only differences ({rows.length - equal})
              </button>
              <button type="button" aria-pressed={all} onClick={() => setAll(true)}>
                With what is equal ({equal})
              </button>
            </div>
            {data.components.map(({ component, rows: facts }) => (
              <Component key={component} component={component} rows={facts} all={all} />
            ))}
          </>
        );
      }}
    </Loaded>
  );
}

function Component({
  component,
  rows,
  all,
}: {
  readonly component: string;
  readonly rows: readonly Row[];
  readonly all: boolean;
}): JSX.Element {
  const shown = all ? rows : rows.filter((row) => row.class !== 'equal');
  const name = `parity-${component}`;
  return (
    <section aria-labelledby={name}>
      <h2 id={name} className="name">
        {component} <small>{shown.length === 0 ? `${counted(rows.length, 'fact')}, all equal` : ''}</small>
      </h2>
      {shown.length > 0 && (
        <div className="scroll" tabIndex={0} role="group" aria-labelledby={name}>
          <table className="parity">
            <thead>
              <tr>
                <th scope="col">Fact</th>
                <th scope="col">Staging</th>
                <th scope="col">Production</th>
                <th scope="col">Difference</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr key={row.fact}>
                  <th scope="row">{row.fact}</th>
                  <td>{row.staging === null ? <i>absent</i> : <code>{row.staging}</code>}</td>
                  <td>{row.production === null ? <i>absent</i> : <code>{row.production}</code>}</td>
                  <td>
                    <span className="with-mark">
                      <Mark kind={markOfRow(row)} label="" /> <span>{wordOf(row)}</span>
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function markOfRow(row: Row): MarkKind {
  switch (row.class) {
    case 'equal':
    case 'must-differ':
      return 'go';
    case 'block':
      return row.declared === null ? 'no' : 'waived';
    case 'declare':
      return row.declared === null ? 'old' : 'go';
    case 'info':
      return 'silent';
  }
}

function wordOf(row: Row): string {
  switch (row.class) {
    case 'equal':
      return 'equal';
    case 'must-differ':
      return 'differs, as it must';
    case 'block':
      return row.declared === null ? 'must be equal' : `must be equal; declared: ${row.declared}`;
    case 'declare':
      return row.declared === null ? 'not declared' : `declared: ${row.declared}`;
    case 'info':
      return 'for information';
  }
}
