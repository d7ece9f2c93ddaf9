import type { DocumentPage } from '@sallyport/server/contract';
import { Link, useParams } from '@tanstack/react-router';
import { type JSX, useEffect, useState } from 'react';
import { useDocument } from '../api/pages.ts';
import { markOpened } from '../app/opened-documents.ts';
import { At } from '../parts/ago.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { RenderedDocument } from '../parts/rendered-document.tsx';
import { saveFile } from '../parts/save-file.ts';
import { ReadOn } from './document/read-on.tsx';
import { Difference } from './document-difference.tsx';

export function Screen(): JSX.Element {
  const { _splat: path = '' } = useParams({ strict: false });
  const document = useDocument(path);
  return <Loaded query={document}>{(data) => <Document key={data.sha256} page={data} />}</Loaded>;
}

type View = 'read' | 'difference' | 'source';

function Document({ page }: { readonly page: DocumentPage }): JSX.Element {
  const { path, sha256, since } = page;
  const [view, setView] = useState<View>('read');
  const readable = page.html !== null || page.text !== null;
  useEffect(() => {
    if (readable) markOpened({ name: path, sha256 });
  }, [path, sha256, readable]);
  const views: readonly (readonly [View, string])[] = [
    ['read', 'Read'],
    ...(since === null ? [] : [['difference', 'What changed since you answered'] as const]),
    ...(page.text === null ? [] : [['source', 'Source'] as const]),
  ];
  return (
    <>
      <PageTitle title={path}>
        <p className="soft">
          {page.criteria.map((id) => (
            <Link key={id} to="/criteria/$id" params={{ id }} className="id">
              {id}
            </Link>
          ))}{' '}
          · commit <code>{page.commit.slice(0, 7)}</code> · SHA-256 <code>{sha256.slice(0, 16)}</code>
          {readable && ' · noted as opened by you'}
        </p>
      </PageTitle>
      {since !== null && (
        <p className="because wait">
          <b>It changed since you answered</b> on <At at={since.answered} />. Only what changed needs reading again.
        </p>
      )}
      {views.length > 1 && (
        <div className="switch" role="group" aria-label="View">
          {views.map(([key, name]) => (
            <button key={key} type="button" aria-pressed={view === key} onClick={() => setView(key)}>
              {name}
            </button>
          ))}
          {page.text !== null && (
            <button type="button" onClick={() => saveFile(path.split('/').at(-1) ?? path, page.text ?? '')}>
              Save
            </button>
          )}
        </div>
      )}
      {view === 'difference' && since !== null && <Difference hunks={since.hunks} />}
      {view === 'source' && <Source text={page.text ?? ''} />}
      {view === 'read' && <Read page={page} />}
      <ReadOn path={path} />
    </>
  );
}

function Read({ page }: { readonly page: DocumentPage }): JSX.Element {
  if (page.html !== null) return <RenderedDocument html={page.html} level={1} />;
  if (page.text !== null) return <Source text={page.text} />;
  return (
    <p className="problem">
      <strong>It cannot be shown here.</strong> {page.download?.why}{' '}
      <a href={`/api/document/file?path=${encodeURIComponent(page.path)}`} download>
        Save it
      </a>
      , read it, and compare its SHA-256: <code className="digest">{page.sha256}</code>
    </p>
  );
}

function Source({ text }: { readonly text: string }): JSX.Element {
  return (
    <pre className="shown source" tabIndex={0} role="group" aria-label="Source">
      {text}
    </pre>
  );
}
