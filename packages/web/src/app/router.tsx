import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { type ScreenPath, screens } from '../early/screens.ts';
import { BrokenScreen } from '../screens/broken-screen.tsx';
import { NoSuchScreen } from '../screens/no-such-screen.tsx';
import { Frame } from './frame.tsx';

const root = createRootRoute({ component: Frame, notFoundComponent: NoSuchScreen, errorComponent: BrokenScreen });

function component(path: ScreenPath) {
  return lazyRouteComponent<{ readonly Screen: () => React.JSX.Element }, 'Screen'>(screens[path], 'Screen');
}

function screen<P extends ScreenPath>(path: P) {
  return createRoute({ getParentRoute: () => root, path, component: component(path) });
}

/** A path of a document holds slashes, so the list stands beside it and not above. */
const documents = createRoute({ getParentRoute: () => root, path: '/documents' });

const tree = root.addChildren([
  screen('/'),
  screen('/board'),
  screen('/criteria/$id'),
  documents.addChildren([
    createRoute({ getParentRoute: () => documents, path: '/', component: component('/documents') }),
    createRoute({ getParentRoute: () => documents, path: '$', component: component('/documents/$') }),
  ]),
  screen('/claims'),
  screen('/parity'),
  screen('/exposure'),
  screen('/people'),
  screen('/kickoff'),
  screen('/record'),
  screen('/record/$digest'),
  screen('/sessions'),
  screen('/login'),
  screen('/invitation'),
]);

export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  defaultPreloadDelay: 80,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
