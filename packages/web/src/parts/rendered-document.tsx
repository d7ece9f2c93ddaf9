import { createElement, Fragment, type JSX, type ReactNode, useMemo } from 'react';
import { inertDocument } from './inert-document.ts';

/** What a document may consist of here. Anything else loses its element and keeps its words. */
const allowed = new Set(
  'a blockquote br code del details div dd dl dt em h1 h2 h3 h4 h5 h6 hr input li ol p pre s section span strong sub summary sup table tbody td th thead tr ul'.split(
    ' ',
  ),
);
const dropped = new Set(['script', 'style', 'template', 'iframe', 'object', 'embed', 'svg', 'math', 'noscript']);
const deepest = 100;

/**
 * A document whose HTML the server made from Markdown. The page builds it again from a short list of elements, so that
 * neither a document nor a server that was taken over can bring scripts, styles or pictures from elsewhere.
 */
export function RenderedDocument({ html, level = 0 }: { readonly html: string; readonly level?: number }): JSX.Element {
  const content = useMemo(() => {
    return children(inertDocument(html).body, level, 0);
  }, [html, level]);
  return <div className="document">{content}</div>;
}

function children(node: Node, level: number, depth: number): ReactNode[] {
  if (depth > deepest) return [];
  return [...node.childNodes].map((child, index) => <Fragment key={index}>{built(child, level, depth)}</Fragment>);
}

function built(node: Node, level: number, depth: number): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent;
  if (!(node instanceof Element)) return null;
  const name = node.localName;
  if (dropped.has(name)) return null;
  if (name === 'img') return <em>[picture: {node.getAttribute('alt') ?? 'without a description'}]</em>;
  const inside = children(node, level, depth + 1);
  if (!allowed.has(name)) return inside;
  if (name === 'a') return link(node, inside);
  if (name === 'input')
    return <input type="checkbox" disabled checked={node.hasAttribute('checked')} aria-label="task" />;
  if (name === 'br' || name === 'hr') return createElement(name);
  if (name === 'table')
    return (
      <div className="scroll" tabIndex={0} role="group" aria-label="Table">
        <table>{inside}</table>
      </div>
    );
  if (name === 'pre') return <pre tabIndex={0}>{inside}</pre>;
  const heading = /^h([1-6])$/u.exec(name)?.[1];
  if (heading !== undefined) return createElement(`h${Math.min(6, Number(heading) + level)}`, idOf(node), inside);
  return createElement(name, name === 'ol' ? { start: Number(node.getAttribute('start') ?? 1) } : {}, inside);
}

/** Ways out of the page open beside it, and tell nobody where they come from. */
function link(node: Element, inside: ReactNode): ReactNode {
  const address = node.getAttribute('href') ?? '';
  if (address.startsWith('#')) return <a href={`#doc-${address.slice(1)}`}>{inside}</a>;
  if (!/^(?:https?:|mailto:)/iu.test(address)) return <span>{inside}</span>;
  return (
    <a href={address} rel="noreferrer noopener" target="_blank">
      {inside}
    </a>
  );
}

function idOf(node: Element): { readonly id?: string } {
  const id = node.getAttribute('id') ?? '';
  return /^[\w-]{1,100}$/u.test(id) ? { id: `doc-${id}` } : {};
}
