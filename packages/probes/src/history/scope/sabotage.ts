/** The gate file is the only input, and `drill` edits files of the tree: there is nothing to break here. */
export function sabotage(): Promise<null> {
  return Promise.resolve(null);
}
