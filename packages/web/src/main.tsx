import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { WebError } from './api/web-error.ts';
import { router } from './app/router.tsx';
import { applyScheme } from './app/scheme.ts';

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

const place = document.getElementById('app');
if (place !== null) {
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
}
