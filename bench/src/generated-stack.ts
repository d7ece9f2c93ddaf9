/**
 * A Compose file of so many services, with what real ones have: anchors, long and short forms, limits, checks. Only what
 * docker-compose 1.29.2 reads too, so that it can stand beside.
 */
export function generatedStack(services: number): string {
  const head = [
    'x-hardened: &hardened',
    '  restart: on-failure:5',
    '  read_only: true',
    '  cap_drop: [ALL]',
    '  security_opt: ["no-new-privileges:true"]',
    '  logging: { driver: json-file, options: { max-size: "10m", max-file: "5" } }',
    'services:',
  ];
  return [
    ...head,
    ...Array.from({ length: services }, (_, number) => service(number)),
    'networks:\n  inner: {}\n',
  ].join('\n');
}

function service(number: number): string {
  return `  service-${number}:
    <<: *hardened
    image: registry.example/team/service-${number}:1.4.${number}
    user: "10001:10001"
    ports:
      - "127.0.0.1:${10_000 + number}:8080"
    environment:
      NUMBER: "${number}"
      REGION: \${REGION:-eu-${number % 4}}
    networks: [inner]
    mem_limit: 256m
    cpus: 0.5
    pids_limit: 200
    healthcheck:
      test: ["CMD", "/usr/local/bin/check"]
      interval: 15s
${number === 0 ? '' : `    depends_on: [service-${number - 1}]\n`}`;
}
