import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { page } from './api/pages.ts';
import { WebError } from './api/web-error.ts';
import { arrivedAfresh } from './app/first-picture.ts';
import { router } from './app/router.tsx';
import { applyScheme } from './app/scheme.ts';
import { askedFirst } from './early/main.ts';

applyScheme();

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // Events say when something changed; a page that was away asks again when somebody looks at it.
      staleTime: 15_000,
      // A refusal stays one. Only a server that did not answer is asked again.
      retry: (count, error) => count < 2 && error instanceof WebError && error.status === 0,
      retryDelay: 600,
    },
  },
});

// A session that ended shows at the next answer; the visit is asked again, and the page gives way to the login.
client.getQueryCache().subscribe((event) => {
  if (event.type !== 'updated' || event.action.type !== 'error') return;
  const { error } = event.action;
  if (error instanceof WebError && error.status === 401) void client.invalidateQueries({ queryKey: ['/api/visit'] });
});

/**
 * Milliseconds to wait for the first answers before the page is drawn without them. Who reloads or comes back is put where
 * they were at the first drawing, and on a page that is still short that would be its top.
 */
const patience = { afresh: 250, back: 2000 };

/** Draws once what the first screen needs is there: drawn piece by piece, it would be drawn several times. */
async function draw(place: HTMLElement): Promise<void> {
  const answers = askedFirst.then((paths) => Promise.all(paths.map((path) => client.prefetchQuery(page(path)))));
  const tired = new Promise((resolve) => setTimeout(resolve, arrivedAfresh() ? patience.afresh : patience.back));
  await Promise.all([router.load(), Promise.race([answers, tired])]);
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
}

const place = document.getElementById('app');
if (place !== null) void draw(place);
