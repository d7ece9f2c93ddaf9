/** Whether a variable is among those that an image reads; a star stands for any end. */
export function readsName(reads: readonly string[], name: string): boolean {
  return reads.some((pattern) => (pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern));
}
