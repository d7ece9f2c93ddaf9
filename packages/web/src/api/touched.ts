/**
 * Whether a page of data is touched by what an event names (`board`, `kickoff`, `people`, `record`, `criterion:C2`). Home
 * and board change with everything; what a probe looked at changes with its criterion, whose screens cannot be told
 * apart here, so they are asked again too.
 */
export function isTouched(path: string, touches: readonly string[]): boolean {
  if (touches.length === 0) return false;
  if (path === '/api/home' || path === '/api/board' || path === '/api/kickoff') return true;
  if (path === '/api/people') return touches.includes('people');
  // Who somebody is holds how much of theirs is in the record, which is held against their receipts.
  if (path === '/api/visit') return touches.includes('people') || touches.includes('record');
  if (path.startsWith('/api/record')) return touches.includes('record');
  const criteria = touches.flatMap((touch) => (touch.startsWith('criterion:') ? [touch.slice(10)] : []));
  if (path.startsWith('/api/criteria/')) {
    const id = decodeURIComponent(path.slice('/api/criteria/'.length));
    return touches.includes('board') || criteria.includes(id);
  }
  return touches.includes('board') || criteria.length > 0;
}

/**
 * Whether what is shown was already made with the news in it: then it need not be asked for again. Only of pages that
 * are made anew with each revision and from nothing else; the kickoff room also shows who is here.
 */
export function isAsNew(path: string, data: unknown, revision: number): boolean {
  if (path !== '/api/board' && path !== '/api/home') return false;
  const known = typeof data === 'object' && data !== null && 'revision' in data ? data.revision : null;
  return typeof known === 'number' && known >= revision;
}
