import type { Component } from '../stack/component.ts';

export type PortUse = Component['ports'][number]['use'];

export interface KnownPort {
  readonly use: PortUse;
  readonly title: string;
}

/** Numbers in one string, so that what belongs together stands together. */
function known(use: PortUse, title: string, numbers: string): readonly (readonly [number, KnownPort])[] {
  return numbers.split(' ').map((number) => [Number(number), { use, title }]);
}

/** Ports behind which somebody runs code, moves funds or reads memory: nobody but developers has business there. */
export const debugPorts: ReadonlyMap<number, KnownPort> = new Map([
  ...known('debug', 'the API of the Docker engine', '2375 2376'),
  ...known('debug', 'the API of a Kubernetes node', '10250 10255'),
  ...known('debug', 'the Node.js inspector', '9229 5858'),
  ...known('debug', 'the remote control of a browser', '9222'),
  ...known('debug', 'a Java debugger', '5005'),
  ...known('debug', 'Java management (JMX)', '1099'),
  ...known('debug', 'the Go profiler', '6060'),
  ...known('debug', 'the Delve debugger', '2345'),
  ...known('debug', 'Ethereum JSON-RPC', '8545 8546 8547 8548 7545'),
  ...known('debug', 'the engine API of an Ethereum node', '8551'),
  ...known('debug', 'Solana RPC', '8899 8900'),
  ...known('debug', 'Bitcoin RPC', '8332 18332 18443'),
  ...known('debug', 'Tendermint RPC', '26657'),
  ...known('debug', 'Substrate RPC', '9944'),
]);

/** Servers that rebuild a program while it is written: they hand out its source. */
export const developmentPorts: ReadonlyMap<number, KnownPort> = new Map([
  ...known('debug', 'the development server of Vite', '5173'),
  ...known('debug', 'the development server of Angular', '4200'),
  ...known('debug', 'live reloading', '35729'),
]);

/** What usually listens there when the image does not say. */
export const usualPorts: ReadonlyMap<number, KnownPort> = new Map([
  ...known('data', 'PostgreSQL', '5432 6432'),
  ...known('data', 'MySQL', '3306 33060'),
  ...known('data', 'SQL Server', '1433'),
  ...known('data', 'Oracle', '1521'),
  ...known('data', 'MongoDB', '27017 27018 27019'),
  ...known('data', 'Redis', '6379 26379'),
  ...known('data', 'Memcached', '11211'),
  ...known('data', 'Elasticsearch', '9200 9300'),
  ...known('data', 'CouchDB', '5984'),
  ...known('data', 'Cassandra', '9042 9160'),
  ...known('data', 'Neo4j', '7687'),
  ...known('data', 'InfluxDB', '8086'),
  ...known('data', 'CockroachDB', '26257'),
  ...known('data', 'Qdrant', '6333 6334'),
  ...known('data', 'Milvus', '19530'),
  ...known('data', 'RabbitMQ', '5672 5671'),
  ...known('data', 'MQTT', '1883'),
  ...known('data', 'ActiveMQ', '61616 61613'),
  ...known('data', 'Kafka', '9092 9093'),
  ...known('data', 'NATS', '4222'),
  ...known('data', 'ZooKeeper', '2181'),
  ...known('data', 'etcd', '2379 2380'),
  ...known('data', 'LDAP', '389 636'),
  ...known('data', 'file sharing', '139 445 873 2049'),
  ...known('admin', 'the management of RabbitMQ', '15672'),
  ...known('admin', 'the console of ActiveMQ', '8161'),
  ...known('admin', 'Kibana', '5601'),
  ...known('admin', 'Prometheus', '9090'),
  ...known('admin', 'the administration of Envoy', '9901'),
  ...known('admin', 'the administration of Caddy', '2019'),
  ...known('admin', 'Consul', '8500'),
  ...known('admin', 'Vault', '8200'),
  ...known('admin', 'the API of Kubernetes', '6443'),
  ...known('admin', 'Jupyter', '8888'),
  ...known('admin', 'a remote desktop', '3389 5900'),
  ...known('admin', 'Telnet', '23'),
  ...known('metrics', 'metrics', '9100 9104 9113 9115 9121 9187'),
]);

/** UDP services that answer a small question with a large answer, to whoever the question says it came from. */
export const amplifyingPorts: ReadonlyMap<number, string> = new Map([
  [17, 'quote of the day'],
  [19, 'chargen'],
  [53, 'DNS'],
  [69, 'TFTP'],
  [111, 'portmap'],
  [123, 'NTP'],
  [137, 'NetBIOS'],
  [161, 'SNMP'],
  [389, 'CLDAP'],
  [1900, 'SSDP'],
  [3283, 'Apple Remote Desktop'],
  [5353, 'mDNS'],
  [11211, 'Memcached'],
]);
