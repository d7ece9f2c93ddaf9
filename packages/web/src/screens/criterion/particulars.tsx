import type { CriterionPage } from '@sallyport/server/contract';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useOpened } from '../../app/opened-documents.ts';
import { durationWords } from '../../app/time-words.ts';

/** What beside the evidence belongs to a criterion: owner, signers, documents, age, what it rests on. */
export function Particulars({ criterion }: { readonly criterion: CriterionPage }): JSX.Element {
  const opened = useOpened();
  return (
    <aside aria-label="Particulars">
      <dl className="particulars">
        <dt>Owner</dt>
        <dd>{criterion.ownerTitle}</dd>
        {criterion.signers.map((signer) => (
          <SignerLine key={signer.role} signer={signer} />
        ))}
        <dt>How old evidence may be</dt>
        <dd>
          {criterion.maxAge === null ? 'any age: it stands while nothing changes' : durationWords(criterion.maxAge)}
        </dd>
        {criterion.restsOn.length > 0 && (
          <>
            <dt>Rests on</dt>
            <dd>
              {criterion.restsOn.map((id) => (
                <Link key={id} to="/criteria/$id" params={{ id }} className="id">
                  {id}
                </Link>
              ))}
            </dd>
          </>
        )}
        {criterion.documents.length > 0 && (
          <>
            <dt>Documents</dt>
            {criterion.documents.map(({ path, sha256 }) => (
              <dd key={path}>
                {sha256 === null ? (
                  <>
                    {path} <b className="no">missing</b>
                  </>
                ) : (
                  <Link to="/documents/$" params={{ _splat: path }}>
                    {path}
                  </Link>
                )}
                {opened.some((each) => each.name === path && each.sha256 === sha256) && (
                  <span className="soft"> · opened</span>
                )}
              </dd>
            ))}
          </>
        )}
        <dt>Waiver</dt>
        <dd>{criterion.waivable ? 'possible, by two persons and for a time' : 'impossible'}</dd>
        <dt>Substance</dt>
        <dd>
          <code className="digest">{criterion.substance.slice(0, 16)}</code>
        </dd>
      </dl>
    </aside>
  );
}

function SignerLine({ signer }: { readonly signer: CriterionPage['signers'][number] }): JSX.Element {
  const names = signer.persons.map(({ name }) => name).join(', ');
  const missing = signer.missing.map(({ name }) => name).join(', ');
  return (
    <>
      <dt>Signs as {signer.title}</dt>
      <dd>
        {names === '' ? <b className="no">nobody holds this role</b> : names}
        {missing !== '' && (
          <>
            <br />
            <span className="wait">waits for {missing}</span>
          </>
        )}
      </dd>
    </>
  );
}
