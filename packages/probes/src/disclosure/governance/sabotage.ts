import type { Sabotage } from '../../probe.ts';
import { readDocument } from '../../prose/read-document.ts';
import { aboutVulnerabilities } from '../promises/about-vulnerabilities.ts';

/** Cuts every line that speaks of vulnerabilities, as a rewrite for the internal phases does. */
export const sabotage: Sabotage = async ({ gate, tree }) => {
  const governance = gate.disclosure === null ? null : await readDocument(tree, gate.disclosure.governance);
  if (governance?.kind !== 'text') return null;
  const { document, path } = governance;
  const cut = new Set(document.sentences.filter(aboutVulnerabilities).map((passage) => passage.line));
  const starts = document.headings.filter((heading) =>
    document.sentences.some((each) => each.line === heading.line && aboutVulnerabilities(each)),
  );
  for (const heading of starts) {
    const next =
      document.headings.find((each) => each.line > heading.line && each.depth <= heading.depth)?.line ??
      document.lines.length + 1;
    for (let line = heading.line; line < next; line += 1) cut.add(line);
  }
  const kept = document.lines.map((line, index) => (cut.has(index + 1) ? '' : line)).join('\n');
  return {
    what: `what ${path} says about vulnerabilities was cut`,
    edits: [{ path, bytes: new TextEncoder().encode(`${kept}\n`) }],
  };
};
