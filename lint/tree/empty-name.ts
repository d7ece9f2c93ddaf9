const emptyWords = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'misc', 'manager', 'managers']);
const inTheHouse = /(?:^|\/)((?:packages|examples|bench|lint|scripts|e2e)\/.+)$/;

/**
 * The word in a path (folders and file name, below the repository's own folders) that says nothing; null when all of
 * them speak. Words are the parts of a kebab-case name, so `helper-process` is refused like `helper`.
 */
export function emptyName(path: string): string | null {
  const inside = inTheHouse.exec(path)?.[1];
  const words = (inside ?? '').split('/').flatMap((part) => part.split(/[-_.]/));
  return words.find((word) => emptyWords.has(word.toLowerCase())) ?? null;
}
