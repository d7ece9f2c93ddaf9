/** Roles stand in the trust root, which no edit of a file can change: there is nothing to break here. */
export function sabotage(): Promise<null> {
  return Promise.resolve(null);
}
