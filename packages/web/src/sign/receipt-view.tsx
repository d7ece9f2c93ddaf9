import type { Receipt } from '@sallyport/server/contract';
import { type JSX, useEffect, useRef } from 'react';
import { At } from '../parts/ago.tsx';
import { saveFile } from '../parts/save-file.ts';
import { counted } from '../parts/state-words.ts';

/** What was signed is durable now. The receipt is the signer's own proof, so it is offered as a file. */
export function ReceiptView({
  receipt,
  onMore,
  onClose,
}: {
  readonly receipt: Receipt;
  readonly onMore: (() => void) | null;
  readonly onClose: () => void;
}): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const name = `sallyport-receipt-${receipt.at.slice(0, 19).replaceAll(':', '')}`;
  return (
    <div className="receipt">
      <h3 tabIndex={-1} ref={heading}>
        Signed: {counted(receipt.statements.length, 'statement')}, kept since <At at={receipt.at} />
      </h3>
      {receipt.decision !== null && (
        <p className="lead">
          Decided: <b>{receipt.decision.verdict}</b>.{' '}
          {receipt.decision.verdict !== 'GO' ? (
            'Nothing was committed: only a GO is.'
          ) : receipt.decision.commit === null ? (
            'It is kept. Its commit is not made yet: the server makes it as soon as it can, and its log says what it waits for.'
          ) : (
            <>
              Commit <code>{receipt.decision.commit.slice(0, 12)}</code> on <code>{receipt.decision.branch}</code>.
            </>
          )}
        </p>
      )}
      <pre className="shown" tabIndex={0} role="group" aria-label="Receipt">
        {receipt.text}
      </pre>
      <div className="actions">
        {receipt.more && onMore !== null ? (
          <button type="button" className="primary" onClick={onMore}>
            Go on to the next round
          </button>
        ) : (
          <button type="button" className="primary" onClick={onClose}>
            Done
          </button>
        )}
        <button type="button" onClick={() => saveFile(`${name}.txt`, receipt.text)}>
          Save the receipt
        </button>
        <button
          type="button"
          onClick={() => saveFile(`${name}.json`, JSON.stringify(receipt, null, 2), 'application/json')}
        >
          Save bytes and signatures
        </button>
      </div>
    </div>
  );
}
