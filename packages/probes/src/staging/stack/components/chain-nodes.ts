import type { Component } from '../component.ts';
import { alpinePrograms, component, port } from './define-component.ts';

/** Nodes of chains and of peer networks, and what stands in for them in a test. */
export const chainNodes: readonly Component[] = [
  component({
    id: 'anvil',
    title: 'Foundry (anvil)',
    kind: 'chain node',
    images: ['foundry-rs/foundry', 'foundry'],
    user: 'foundry',
    ports: [port(8545, 'admin')],
    authenticatedByDefault: false,
    healthCheck: 'cast block-number --rpc-url http://127.0.0.1:8545',
    // Its entry point is a shell that takes one word: the whole command must stand in one string.
    entryPoint: 'shell',
    source: 'https://github.com/foundry-rs/foundry/blob/master/Dockerfile',
  }),
  component({
    id: 'geth',
    title: 'Go Ethereum',
    kind: 'chain node',
    images: ['ethereum/client-go', 'geth'],
    data: ['/root/.ethereum'],
    ports: [
      port(8545, 'admin'),
      port(8546, 'admin'),
      port(8551, 'admin'),
      port(30303, 'service'),
      port(30303, 'service', 'udp'),
      port(6060, 'debug'),
    ],
    authenticatedByDefault: false,
    programs: [...alpinePrograms, 'curl', 'geth'],
    healthCheck: "geth attach --exec 'eth.blockNumber'",
    source:
      'https://geth.ethereum.org/docs/getting-started/installing-geth; https://geth.ethereum.org/docs/fundamentals/security',
  }),
  component({
    id: 'ipfs',
    title: 'IPFS (Kubo)',
    kind: 'object store',
    images: ['ipfs/kubo', 'ipfs/go-ipfs', 'kubo'],
    stepsDown: true,
    data: ['/data/ipfs'],
    ports: [
      port(4001, 'service'),
      port(4001, 'service', 'udp'),
      port(5001, 'admin'),
      port(8080, 'service'),
      port(8081, 'service'),
    ],
    authenticatedByDefault: false,
    reads: ['IPFS_*', 'GOLOG_*', 'KUBO_*', 'LIBP2P_*', 'GOMEMLIMIT', 'GOGC'],
    healthCheck: 'ipfs --api=/ip4/127.0.0.1/tcp/5001 dag stat /ipfs/QmUNLLsPACCz1vLxQVkXqqLX5R1X345qqfHbsf67hvA3Nn',
    entryPoint: 'script',
    source: 'https://github.com/ipfs/kubo/blob/master/Dockerfile',
  }),
];
