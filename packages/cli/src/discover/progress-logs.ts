/** `progress_phase_6.md`, `status-report.md`, and whatever is named after a phase with its number. */
const logName = /(progress|status|phase)[-_ ]?(log|report|phase)|phase[-_ ]?\d{1,3}(?!\d)/i;
const wholeName = /^((project|current)[-_ ]?)?(progress|status)\.md$/i;
/** What a phase was to be, or was talked about, says nothing of what was done. */
const noLog =
  /(^|[-_ .])(plan|planning|roadmap|design|spec|specification|proposal|prompt|todo|backlog|requirements|agenda|minutes|checklist|template)([-_ .]|$)/i;

/** Progress logs by name, lowest phase first: `docs/progress_logs/progress_phase_6.md` and the like. */
export function previousLogs(
  paths: readonly string[],
): readonly { readonly path: string; readonly phase: number | null }[] {
  return paths
    .filter((path) => isLog(nameOf(path)))
    .map((path) => {
      const digits = /phase[-_ ]?(\d{1,3})/i.exec(nameOf(path))?.[1];
      return { path, phase: digits === undefined ? null : Number(digits) };
    })
    .sort((left, right) => (left.phase ?? -1) - (right.phase ?? -1) || (left.path < right.path ? -1 : 1));
}

function isLog(name: string): boolean {
  return /\.md$/i.test(name) && (logName.test(name) || wholeName.test(name)) && !noLog.test(name);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
