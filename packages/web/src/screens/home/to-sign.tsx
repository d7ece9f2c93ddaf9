import type { Home } from '@sallyport/server/contract';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useOpened } from '../../app/opened-documents.ts';
import { useRoleTitles } from '../../app/role-titles.ts';
import { useSign } from '../../app/sign-task.ts';
import { Mark } from '../../parts/mark.tsx';
import { counted, markOf, stateWord } from '../../parts/state-words.ts';

type Item = Home['waiting'][number];

const kinds: { readonly [K in Item['kind']]: string } = {
  criterion: 'criterion',
  deliverable: 'deliverable',
  acknowledgement: 'to acknowledge',
  proposal: 'to co-sign',
  minutes: 'minutes',
  vote: 'roll call',
};

/** Everything that is answered with a signature; `all`: nothing else waits for this person's signature. */
export function ToSign({
  waiting,
  all: everything,
}: {
  readonly waiting: Home['waiting'];
  readonly all: boolean;
}): JSX.Element {
  const sign = useSign();
  const answerable = waiting.filter(({ kind }) => kind !== 'vote');
  function ask(items: Home['waiting'], all: boolean): void {
    sign({
      act: 'answer',
      title: all ? `Answer for ${counted(items.length, 'thing')}` : `Answer: ${items[0]?.title ?? ''}`,
      about: all && everything ? [] : items.map(({ about }) => about),
      names: items.map(({ about, kind, title }) => ({
        about,
        title: kind === 'criterion' ? `${about} ${title}` : title,
      })),
      documents: [...new Set(items.flatMap(({ documents }) => documents))],
    });
  }
  return (
    <section aria-labelledby="to-sign">
      <div className="section-head">
        <h2 id="to-sign">To read and sign</h2>
        {answerable.length > 1 && (
          <button type="button" className="small" onClick={() => ask(answerable, true)}>
            Answer all {answerable.length} at once
          </button>
        )}
      </div>
      <ol className="rows">
        {waiting.map((item) => (
          <ItemRow
            key={`${item.kind} ${item.about} ${item.role ?? ''}`}
            item={item}
            likeBefore={waiting.find((each) => isSamePapers(each, item)) ?? item}
            onAsk={() => ask([item], false)}
          />
        ))}
      </ol>
    </section>
  );
}

function isSamePapers(one: Item, other: Item): boolean {
  return other.documents.length > 1 && one.documents.join() === other.documents.join();
}

function ItemRow({
  item,
  likeBefore,
  onAsk,
}: {
  readonly item: Item;
  /** The first row with the same documents, where they are listed. */
  readonly likeBefore: Item;
  readonly onAsk: () => void;
}): JSX.Element {
  const titleOf = useRoleTitles();
  return (
    <li className="row">
      <Mark kind={markOf(item.state)} label={stateWord(item.state)} />
      <div>
        <h3>
          {item.kind === 'criterion' ? (
            <Link to="/criteria/$id" params={{ id: item.about }}>
              {item.about} {item.title}
            </Link>
          ) : (
            item.title
          )}
        </h3>
        <p className="soft">{item.why}</p>
        {likeBefore === item ? (
          <Papers item={item} />
        ) : (
          <p className="soft">
            The same {item.documents.length} documents as {likeBefore.about}.
          </p>
        )}
      </div>
      <p className="who">
        <b>{kinds[item.kind]}</b>
        {item.role !== null && <span>as {titleOf(item.role)}</span>}
      </p>
      <div className="do">
        {item.kind === 'vote' ? (
          <Link to="/kickoff" className="button">
            To the roll call
          </Link>
        ) : (
          <button type="button" onClick={onAsk}>
            Answer<span className="spoken"> {item.title}</span>
          </button>
        )}
      </div>
    </li>
  );
}

function Papers({ item }: { readonly item: Item }): JSX.Element | null {
  const opened = useOpened();
  if (item.documents.length === 0) return null;
  return (
    <ul className="papers">
      {item.documents.map((path) => (
        <li key={path}>
          <Link to="/documents/$" params={{ _splat: path }}>
            {path}
          </Link>
          {item.changed.includes(path) && <b className="old"> · changed since you answered</b>}
          {opened.some(({ name }) => name === path) && <span className="soft"> · opened</span>}
        </li>
      ))}
    </ul>
  );
}
