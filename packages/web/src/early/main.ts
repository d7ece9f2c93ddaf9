import { askFirst } from './first-answers.ts';
import { screenAt, screens } from './screens.ts';

/**
 * Runs before everything else, so that what the first screen needs is on its way while the large scripts are read: its
 * own script, and the answers that it shows. The frame around every screen shows the board and what waits for oneself.
 */
const shown = screenAt(location.pathname);
// A script that does not come is asked for again by the router, which also says so.
if (shown !== null) screens[shown]().catch(() => undefined);

/** Addresses that were asked for, once that is known: whoever was invited is nobody yet. */
export const askedFirst = shown === '/invitation' ? Promise.resolve([]) : askFirst(['/api/home', '/api/board']);
