import { useRouter } from '@tanstack/react-router';
import type { ComponentProps, JSX, MouseEvent } from 'react';
import { screens } from '../early/screens.ts';

/**
 * The way to a criterion, for screens that show a hundred of them: a plain link that tells the router only when somebody
 * follows it. The router's own link watches where one is, which a hundred times over is most of the work of a board.
 */
export function CriterionLink({
  id,
  ...more
}: { readonly id: string } & Omit<ComponentProps<'a'>, 'href' | 'onClick' | 'onPointerEnter'>): JSX.Element {
  const router = useRouter();
  function follow(event: MouseEvent): void {
    const elsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (elsewhere) return;
    event.preventDefault();
    void router.navigate({ to: '/criteria/$id', params: { id } });
  }
  return (
    <a {...more} href={`/criteria/${encodeURIComponent(id)}`} onClick={follow} onPointerEnter={fetchScreen}>
      {more.children}
    </a>
  );
}

/** Whoever points at it will probably go there. */
function fetchScreen(): void {
  // What does not come now is asked for again by the router, which also says so.
  screens['/criteria/$id']().catch(() => undefined);
}
