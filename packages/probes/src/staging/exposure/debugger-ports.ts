import type { ServiceView } from '../stack/stack-view.ts';

/** How programs are told to let a debugger in; the first group is the port, without one it is `usual`. */
const debuggers: readonly { readonly said: RegExp; readonly usual: number | null; readonly title: string }[] = [
  {
    said: /(?:^|\s)--inspect(?:-brk|-wait)?(?:=(?:[^\s:]+:)?(\d{2,5})|(?=\s|$|=))/g,
    usual: 9229,
    title: 'the Node.js inspector',
  },
  { said: /jdwp[^\s]*address=(?:[^\s:,]*:)?(\d{2,5})/g, usual: null, title: 'a Java debugger' },
  { said: /debugpy\s[^\n]*--listen[ =](?:[^\s:]+:)?(\d{2,5})/g, usual: null, title: 'the Python debugger' },
  { said: /\bdlv\s[^\n]*--listen[ =][^\s:]*:(\d{2,5})/g, usual: null, title: 'the Delve debugger' },
];

/** Ports on which a service waits for a debugger, by what it is started with. */
export function debuggerPorts(service: ServiceView): ReadonlyMap<number, string> {
  const started = [
    ...(service.entrypoint ?? []),
    ...(service.command ?? []),
    ...service.environment
      .filter(({ name }) => /_OPTIONS$|_OPTS$|_ARGS$|FLAGS$/.test(name))
      .map(({ value }) => value ?? ''),
    ...(service.dockerfile?.built.instructions ?? [])
      .filter(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT')
      .map(({ words, text }) => words?.join(' ') ?? text),
  ]
    .join(' ')
    .slice(0, 20_000);
  const found = new Map<number, string>();
  for (const { said, usual, title } of debuggers) {
    for (const [, port] of started.matchAll(said)) {
      const number = port === undefined ? usual : Number(port);
      if (number !== null) found.set(number, title);
    }
  }
  return found;
}
