/** Progress logs by name, lowest phase first: `docs/progress_logs/progress_phase_6.md` and the like. */
export function previousLogs(
  paths: readonly string[],
): readonly { readonly path: string; readonly phase: number | null }[] {
  return paths
    .filter(
      (path) =>
        /\.md$/i.test(path) &&
        /(progress|status|phase)[-_ ]?(log|report|phase)/i.test(path.slice(path.lastIndexOf('/') + 1)),
    )
    .map((path) => {
      const digits = /phase[-_ ]?(\d{1,3})/i.exec(path.slice(path.lastIndexOf('/') + 1))?.[1];
      return { path, phase: digits === undefined ? null : Number(digits) };
    })
    .sort((left, right) => (left.phase ?? -1) - (right.phase ?? -1) || (left.path < right.path ? -1 : 1));
}
