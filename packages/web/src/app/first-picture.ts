import { useDeferredValue } from 'react';

/**
 * Whether everything is to be drawn. False only in the very first picture of a visit, which is what fits a screen, so
 * that it stands and answers early; the rest follows at once, in pieces that wait for whoever clicks in between. Who
 * comes back or reloads is put where they were, and for that the whole page has to be there.
 */
export function useWholePicture(): boolean {
  return useDeferredValue(true, !isFirstPicture());
}

function isFirstPicture(): boolean {
  return arrivedAfresh() && location.hash === '' && document.body.dataset['jumped'] !== 'yes';
}

/** False for whoever reloaded or came back from elsewhere. */
export function arrivedAfresh(): boolean {
  const [arrival] = performance.getEntriesByType('navigation');
  return arrival instanceof PerformanceNavigationTiming && arrival.type === 'navigate';
}
