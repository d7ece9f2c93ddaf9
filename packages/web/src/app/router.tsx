import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { BrokenScreen } from '../screens/broken-screen.tsx';
import { NoSuchScreen } from '../screens/no-such-screen.tsx';
import { Frame } from './frame.tsx';

const root = createRootRoute({ component: Frame, notFoundComponent: NoSuchScreen, errorComponent: BrokenScreen });

function screen<P extends string>(path: P, load: () => Promise<{ readonly Screen: () => React.JSX.Element }>) {
  return createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load, 'Screen') });
}

/** A path of a document holds slashes, so the list stands beside it and not above. */
const documents = createRoute({ getParentRoute: () => root, path: '/documents' });

const tree = root.addChildren([
  screen('/', () => import('../screens/home-screen.tsx')),
  screen('/board', () => import('../screens/board-screen.tsx')),
  screen('/criteria/$id', () => import('../screens/criterion-screen.tsx')),
  documents.addChildren([
    createRoute({
      getParentRoute: () => documents,
      path: '/',
      component: lazyRouteComponent(() => import('../screens/documents-screen.tsx'), 'Screen'),
    }),
    createRoute({
      getParentRoute: () => documents,
      path: '$',
      component: lazyRouteComponent(() => import('../screens/document-screen.tsx'), 'Screen'),
    }),
  ]),
  screen('/claims', () => import('../screens/claims-screen.tsx')),
  screen('/parity', () => import('../screens/parity-screen.tsx')),
  screen('/exposure', () => import('../screens/exposure-screen.tsx')),
  screen('/people', () => import('../screens/people-screen.tsx')),
  screen('/kickoff', () => import('../screens/kickoff-screen.tsx')),
  screen('/record', () => import('../screens/record-screen.tsx')),
  screen('/record/$digest', () => import('../screens/statement-screen.tsx')),
  screen('/sessions', () => import('../screens/sessions-screen.tsx')),
  screen('/login', () => import('../screens/login-screen.tsx')),
  screen('/invitation', () => import('../screens/invitation-screen.tsx')),
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
