/** Every screen in a file of its own, by the address that shows it as the router writes it. */
export const screens = {
  '/': () => import('../screens/home-screen.tsx'),
  '/board': () => import('../screens/board-screen.tsx'),
  '/criteria/$id': () => import('../screens/criterion-screen.tsx'),
  '/documents': () => import('../screens/documents-screen.tsx'),
  '/documents/$': () => import('../screens/document-screen.tsx'),
  '/claims': () => import('../screens/claims-screen.tsx'),
  '/parity': () => import('../screens/parity-screen.tsx'),
  '/exposure': () => import('../screens/exposure-screen.tsx'),
  '/people': () => import('../screens/people-screen.tsx'),
  '/kickoff': () => import('../screens/kickoff-screen.tsx'),
  '/record': () => import('../screens/record-screen.tsx'),
  '/record/$digest': () => import('../screens/statement-screen.tsx'),
  '/sessions': () => import('../screens/sessions-screen.tsx'),
  '/login': () => import('../screens/login-screen.tsx'),
  '/invitation': () => import('../screens/invitation-screen.tsx'),
} as const;

export type ScreenPath = keyof typeof screens;

const below = { criteria: '/criteria/$id', documents: '/documents/$', record: '/record/$digest' } as const;

/** The screen that an address will show; null where the router knows better. */
export function screenAt(path: string): ScreenPath | null {
  if (Object.hasOwn(screens, path) && !path.includes('$')) return path as ScreenPath;
  const [, place = '', rest = ''] = /^\/(\w+)\/(.+)$/u.exec(path) ?? [];
  return rest !== '' && Object.hasOwn(below, place) ? below[place as keyof typeof below] : null;
}
