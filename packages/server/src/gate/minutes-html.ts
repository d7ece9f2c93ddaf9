import { latestPaper, renderPapers } from '@sallyport/actions';
import { renderMarkdown } from './documents/render-markdown.ts';
import { shownBoard } from './judged-gate.ts';
import type { Live } from './live-gate.ts';

/** The minutes in HTML: as they are published, else as they would be made of what happened so far. Empty before a kickoff. */
export async function minutesHtml(live: Live): Promise<string> {
  const { session, record, board } = live;
  if (record === null || board.kickoff === null) return '';
  const published = board.minutes.statement === null ? null : latestPaper(record, 'minutes');
  const bytes = (published && record.blobs.get(published.body.bytes)) ?? (await formingMinutes(live));
  return bytes ? renderMarkdown(withoutMarkers(new TextDecoder().decode(bytes)), () => null) : '';

  async function formingMinutes(judged: Live): Promise<Uint8Array | null> {
    try {
      const { statements } = await renderPapers(session, shownBoard(judged), ['minutes']);
      return statements[0]?.blobs?.[0] ?? null;
    } catch {
      // Minutes that cannot be made yet are no reason to show no room; publishing them says why.
      return null;
    }
  }
}

/** Markers are comments for machines, each on lines of its own; raw HTML is shown as text. In one walk over the lines. */
export function withoutMarkers(text: string): string {
  const kept: string[] = [];
  let marker: string[] | null = null;
  for (const line of text.split('\n')) {
    if (marker === null && line.startsWith('<!--')) marker = [];
    if (marker === null) {
      kept.push(line);
      continue;
    }
    marker.push(line);
    if (line.trimEnd().endsWith('-->')) {
      kept.push('');
      marker = null;
    }
  }
  // What was never closed is no marker.
  return [...kept, ...(marker ?? [])].join('\n');
}
