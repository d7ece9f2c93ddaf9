import type { BoardPage, Cell } from '@sallyport/server/contract';
import { type JSX, type KeyboardEvent, useRef, useState } from 'react';
import { useNow } from '../../app/now.ts';
import { agoWords } from '../../app/time-words.ts';
import { CriterionLink } from '../../parts/criterion-link.tsx';
import { stateWord } from '../../parts/state-words.ts';
import { nextCell } from './next-cell.ts';

type Area = BoardPage['areas'][number];

/** Every criterion as one square. One of them is in the tab order; arrows move between them. */
export function Areas({ areas }: { readonly areas: readonly Area[] }): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const rows = areas.map(({ cells }) => cells.map(({ id }) => id));
  const [current, setCurrent] = useState(rows.find((row) => row.length > 0)?.[0] ?? '');
  const [shown, setShown] = useState<Cell | null>(null);
  function move(event: KeyboardEvent): void {
    const next = nextCell(rows, current, event.key);
    if (next === null) return;
    event.preventDefault();
    setCurrent(next);
    box.current?.querySelector<HTMLElement>(`[data-cell="${CSS.escape(next)}"]`)?.focus();
  }
  return (
    <div className="areas" ref={box} onKeyDown={move}>
      {areas.map((area) => (
        <div className="area" key={area.id}>
          <h3 id={`area-${area.id}`}>
            <small>{area.id}</small> {area.title}
          </h3>
          <ul className="cells" aria-labelledby={`area-${area.id}`}>
            {area.cells.map((cell) => (
              <li key={cell.id}>
                <Square
                  cell={cell}
                  inOrder={cell.id === current}
                  onShow={(on) => {
                    if (on) setCurrent(cell.id);
                    setShown(on ? cell : null);
                  }}
                />
              </li>
            ))}
          </ul>
          <p className="sum">{sum(area.cells)}</p>
        </div>
      ))}
      <p className="peek screen-only" aria-hidden="true">
        {shown === null ? 'Point at a square, or move with the arrow keys.' : <Said cell={shown} />}
      </p>
      <ul className="legend">
        <li>
          <span className="cell key half" /> how much of its age is left
        </li>
        <li>
          <span className="cell key attested" /> attested, not probed
        </li>
        <li>
          <span className="cell key failed">✕</span> failed
        </li>
        <li>
          <span className="cell key waived" /> failed and waived
        </li>
        <li>
          <span className="cell key stale">◷</span> too old
        </li>
        <li>
          <span className="cell key awaiting">…</span> waits for a person
        </li>
        <li>
          <span className="cell key unknown">?</span> unknown
        </li>
        <li>
          <span className="cell key optional">A1</span> recommended only
        </li>
      </ul>
    </div>
  );
}

const signs: { readonly [S in Cell['state']]: string } = {
  met: '',
  failed: '✕',
  stale: '◷',
  awaiting: '…',
  unknown: '?',
};

function Square({
  cell,
  inOrder,
  onShow,
}: {
  readonly cell: Cell;
  readonly inOrder: boolean;
  readonly onShow: (on: boolean) => void;
}): JSX.Element {
  const classes = [
    'cell',
    cell.waived ? 'waived' : cell.state,
    cell.attested && 'attested',
    cell.recommended && 'optional',
  ];
  return (
    <CriterionLink
      id={cell.id}
      className={classes.filter(Boolean).join(' ')}
      tabIndex={inOrder ? 0 : -1}
      data-cell={cell.id}
      aria-label={`${cell.id} ${cell.title}: ${stateWord(cell.state, cell.waived)}${cell.attested ? ', attested' : ''}`}
      onFocus={() => onShow(true)}
      onBlur={() => onShow(false)}
      onMouseEnter={() => onShow(true)}
      onMouseLeave={() => onShow(false)}
    >
      {cell.id}
      {!cell.waived && signs[cell.state] !== '' && <i aria-hidden="true">{signs[cell.state]}</i>}
      <Bar cell={cell} />
    </CriterionLink>
  );
}

/** The bar that runs out. An SVG, since its length is data and the policy of this page allows no styles in markup. */
function Bar({ cell }: { readonly cell: Cell }): JSX.Element | null {
  if (cell.state === 'unknown') return null;
  const left = Math.round((cell.left ?? 1) * 100);
  return (
    <svg className="bar" viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true">
      <rect width={Math.max(left, 3)} height="3" />
    </svg>
  );
}

function Said({ cell }: { readonly cell: Cell }): JSX.Element {
  const now = useNow();
  return (
    <>
      <b>{cell.id}</b> {cell.title} · {stateWord(cell.state, cell.waived)}
      {cell.attested && ' · attested'}
      {cell.ages !== undefined && ` · too old ${agoWords(cell.ages, now)}`}
    </>
  );
}

function sum(cells: readonly Cell[]): string {
  const required = cells.filter(({ recommended }) => !recommended);
  const counted = required.length === 0 ? cells : required;
  const met = counted.filter(({ state, waived }) => state === 'met' || waived).length;
  const waived = cells.filter((cell) => cell.waived).length;
  return `${met} of ${counted.length}${waived > 0 ? ` · ${waived} waived` : ''}${required.length === 0 ? ' · recommended' : ''}`;
}
