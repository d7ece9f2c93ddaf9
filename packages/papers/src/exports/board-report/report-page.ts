import { type Board, blockerGroups, type Explanation } from '@sallyport/gate';
import { htmlText } from './html-text.ts';
import { cellsHtml } from './report-cells.ts';
import { criteriaHtml, placeHtml } from './report-criteria.ts';
import { reportStyles } from './report-styles.ts';
import { instantWords, reportSentence, stateSign, stateWord } from './report-words.ts';

/**
 * The board as one HTML file that opens from disk: no script, nothing loaded from anywhere, readable on paper. Whatever
 * people, files or servers wrote stands in it as text.
 */
export function toBoardReport(board: Board): string {
  const { project, phase, candidate, verdict } = board;
  const sentence = reportSentence(blockerGroups(board.blockers).length, verdict);
  const commit = candidate.commit === null ? '' : ` · ${candidate.commit.slice(0, 7)}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${htmlText(`${verdict} · ${project} · Phase ${phase.number}`)}</title>
<style>${reportStyles}</style>
</head>
<body>
<header><b>${htmlText(project)}</b> · ${htmlText(`Phase ${phase.number} · ${phase.title} · candidate ${candidate.version}${commit}`)} · computed ${instantWords(board.at)}${board.kind === 'demo' ? ' · <b>demo record</b>' : ''}${board.preview ? ' · <b>preview: what was just seen, unsigned; it satisfies nothing</b>' : ''}</header>
<main>
<div class="top"><p class="word ${verdict}">${verdict}</p><div><h1>${sentence}</h1><p class="soft">${countsText(board)}</p></div><p class="door"><span>Door</span><b>${board.door}</b></p></div>
${section('Before GO', blockersHtml(board))}
${section('Roll call', rollCallHtml(board))}
${section('The door is held', holdsHtml(board))}
${section('Waived, and done otherwise than the profile asks', reliefHtml(board))}
${section('Everything we look at', `<div class="areas">${cellsHtml(board)}</div>`)}
${section('Criteria', criteriaHtml(board))}
</main>
<footer>${recordText(board)}</footer>
</body>
</html>
`;
}

/** A part with its heading; nothing where there is nothing to say. */
function section(title: string, content: string): string {
  return content === '' ? '' : `<section><h2>${title}</h2>\n${content}</section>`;
}

function countsText({ counts }: Board): string {
  const waived = counts.waived === 0 ? '' : ` · ${counts.waived} failed and waived`;
  return `${counts.met} of ${counts.required} required met (${counts.probed} probed, ${counts.attested} attested)${waived}`;
}

function blockersHtml({ blockers, roles }: Board): string {
  if (blockers.length === 0) return '<p>Nothing.</p>';
  const titles = new Map(roles.map(({ role, title }) => [role, title]));
  const rows = blockerGroups(blockers).flatMap((group) => (group[0] ? [blockerHtml(group[0], group, titles)] : []));
  return `<ol class="rows">${rows.join('\n')}</ol>`;
}

/** `group` is everything that the same act settles; its first line speaks for all. */
function blockerHtml(first: Explanation, group: readonly Explanation[], titles: ReadonlyMap<string, string>): string {
  const { state, reason, place, owner, action } = first;
  const ids = group.flatMap(({ criterion }) => (criterion === null ? [] : [htmlText(criterion)]));
  const links = ids.map((id) => `<a href="#${id}">${id}</a>`).join(' ') || 'rule of the verdict';
  const where = group.length === 1 ? placeHtml(place) : '';
  const many = group.length === 1 ? '' : `${group.length} × `;
  const who = owner === null ? 'everybody' : (titles.get(owner) ?? owner);
  return `<li><span class="sign ${state}">${stateSign(state, false)}</span><div><b>${many}${htmlText(reason)}</b><span class="soft">${links} · ${stateWord(state, false)}</span>${where}</div><div><b>${htmlText(who)}</b><span class="soft">${htmlText(action)}</span></div></li>`;
}

function rollCallHtml({ poll }: Board): string {
  if (poll === null) return '';
  const answers = { go: 'GO', 'no-go': 'NO-GO', silent: 'no answer' } as const;
  const stations = poll.stations.map((station) => {
    const reasons = station.votes.flatMap(({ reason }) => (reason === null ? [] : [`“${reason}”`]));
    return `<li><b>${htmlText(station.title)}</b>: ${answers[station.answer]} ${htmlText(reasons.join(' '))}</li>`;
  });
  return `<p class="soft">${poll.state}, opened ${instantWords(poll.opened)}</p><ul class="lines">${stations.join('')}</ul>`;
}

function holdsHtml({ holds }: Board): string {
  const standing = holds.filter(({ resumedBy }) => resumedBy === null);
  if (standing.length === 0) return '';
  const lines = standing.map(({ reason, by, runner, time, needs }) => {
    const who = by ?? runner ?? 'nobody';
    return `<li><b>${htmlText(reason)}</b> by ${htmlText(who)}, ${instantWords(time)}; waits for ${htmlText(needs.join(', '))}</li>`;
  });
  return `<ul class="lines">${lines.join('')}</ul>`;
}

function reliefHtml({ relief, weakenings }: Board): string {
  if (relief.length === 0 && weakenings.length === 0) return '';
  const lines = [
    ...relief.map(({ criterion, kind, state, reason, requestedBy, approvedBy, expires }) => {
      const approved = approvedBy.length === 0 ? '' : `, approved by ${approvedBy.join(', ')}`;
      const until = expires === null ? '' : `, until ${instantWords(expires)}`;
      return `<li><b>${htmlText(criterion)} ${kind} ${state}</b>: ${htmlText(reason)} <span class="soft">asked by ${htmlText(requestedBy + approved)}${until}</span></li>`;
    }),
    ...weakenings.map(
      ({ criterion, kind, profile, gate, deviation }) =>
        `<li><b>${htmlText(`${criterion} ${kind}`)}</b>: the profile says ${htmlText(profile)}, the gate file ${htmlText(gate)}${deviation === null ? ', <b>not signed</b>' : ''}</li>`,
    ),
  ];
  return `<ul class="lines">${lines.join('')}</ul>`;
}

function recordText({ record, duty, semantics }: Board): string {
  const notes = htmlText(`Duty grade ${duty.grade}. ${duty.notes.join(' ')}`);
  const sealed =
    record === null
      ? 'There is no record yet.'
      : `Record <code>${record.fingerprint.slice(0, 16)}</code>, ${record.sealed} sealed, ${record.unsealed} not sealed yet.`;
  return `${notes}<br>${sealed} Verdict semantics ${htmlText(semantics)}. This page proves nothing: <code>sallyport verify</code> does.`;
}
