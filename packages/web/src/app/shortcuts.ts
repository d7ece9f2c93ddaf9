import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

export const jumps = [
  { key: 'h', to: '/', what: 'what waits for me' },
  { key: 'b', to: '/board', what: 'board' },
  { key: 'k', to: '/kickoff', what: 'kickoff room' },
  { key: 'd', to: '/documents', what: 'documents' },
  { key: 'c', to: '/claims', what: 'claims' },
  { key: 's', to: '/parity', what: 'staging beside production' },
  { key: 'e', to: '/exposure', what: 'exposure' },
  { key: 'p', to: '/people', what: 'people' },
  { key: 'r', to: '/record', what: 'record' },
] as const;

/** After this long, `g` is forgotten. */
const patience = 1500;

/** `g` and a letter jumps; `?` shows the keys. Keys that somebody types into a field are text. */
export function useShortcuts(enabled: boolean): readonly [boolean, (shown: boolean) => void] {
  const [shown, setShown] = useState(false);
  const navigate = useNavigate();
  useEffect(() => {
    let waiting = 0;
    function pressed(event: KeyboardEvent): void {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === '?') {
        setShown(true);
        return;
      }
      if (document.querySelector('dialog[open]') !== null) return;
      const jump = Date.now() < waiting ? jumps.find(({ key }) => key === event.key) : undefined;
      waiting = event.key === 'g' && jump === undefined ? Date.now() + patience : 0;
      if (jump !== undefined && enabled) {
        event.preventDefault();
        void navigate({ to: jump.to });
      }
    }
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [enabled, navigate]);
  return [shown, setShown];
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}
