import type { StagingRule } from '../../stack/staging-rule.ts';

export const rule: StagingRule = {
  id: 'staging.privilege.engine-socket',
  number: 'PRIV-10',
  title: 'A container holds the key to the host',
  why: 'Whoever can talk to the engine can start a container that owns the host; read-only does not change that, since the socket is talked to and not written.',
  fix: 'Take the socket out, or put a proxy before it that lets only the needed calls through.',
  source: 'CIS Docker 5.32; OWASP Docker rule 1',
  find: (stack) =>
    stack.services.flatMap((service) => {
      const mounted = service.mounts
        .filter(({ source }) => source !== null && /\/(?:docker|containerd|podman|crio)\.sock$/.test(source))
        .map(({ source, at }) => ({ at, how: `mounts ${source ?? ''}` }));
      const asked =
        service.model['use_api_socket'] === true
          ? [{ at: service.place('use_api_socket'), how: 'asks for the engine socket with use_api_socket' }]
          : [];
      return [...mounted, ...asked].map(({ at, how }) => ({
        severity: 'critical' as const,
        address: `${service.name}.engine-socket`,
        at,
        what: `${service.name} ${how}, and with it owns the host.`,
      }));
    }),
};
