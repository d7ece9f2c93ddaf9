import net from 'node:net';

// Proxy settings stop only what honours them. A socket opened by our own code is stopped here: loopback and Unix
// sockets are the fake world of the tests, everything else is the real one.
const loopback = new Set(['localhost', '127.0.0.1', '::1', '::ffff:127.0.0.1', '']);

const connect = net.Socket.prototype.connect;

net.Socket.prototype.connect = function closedConnect(this: net.Socket, ...given: unknown[]): net.Socket {
  const host = targetHost(given);
  if (host !== null && !loopback.has(host) && !host.startsWith('127.')) {
    throw new Error(`A test tried to reach ${host}: the network is closed in tests, start a server of the testkit.`);
  }
  return Reflect.apply(connect, this, given) as net.Socket;
};

/** The host a connect call is about; null for a Unix socket. net passes its own normalised array [options, callback]. */
function targetHost(given: readonly unknown[]): string | null {
  const first = Array.isArray(given[0]) ? (given[0] as unknown[])[0] : given[0];
  if (typeof first === 'object' && first !== null) {
    const options = first as { readonly path?: unknown; readonly host?: unknown };
    if (typeof options.path === 'string') {
      return null;
    }
    return typeof options.host === 'string' ? options.host.toLowerCase() : '';
  }
  if (typeof first === 'string' && !/^\d+$/.test(first)) {
    return null;
  }
  return typeof given[1] === 'string' ? given[1].toLowerCase() : '';
}
