import { BlockList, isIP } from 'node:net';

const private_ = blocks(
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
  ['fc00::', 7],
  ['fe80::', 10],
);

function blocks(...subnets: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [address, prefix] of subnets) list.addSubnet(address, prefix, familyOf(address));
  return list;
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return address.includes(':') ? 'ipv6' : 'ipv4';
}

export interface Subnet {
  readonly address: string;
  readonly prefix: number;
}

/** `10.1.0.0/24`; null for what is none. */
export function parseSubnet(text: string): Subnet | null {
  const [address = '', bits = ''] = text.split('/');
  const family = isIP(address);
  const prefix = /^\d{1,3}$/.test(bits) ? Number(bits) : -1;
  return family === 0 || prefix < 0 || prefix > (family === 4 ? 32 : 128) ? null : { address, prefix };
}

/** An address of a house, a cloud's inner network or a VPN: not every stranger gets there. */
export function isPrivateAddress(address: string): boolean {
  return isIP(address) !== 0 && private_.check(address, familyOf(address));
}

export function overlap(one: Subnet, other: Subnet): boolean {
  return contains(one, other.address) || contains(other, one.address);
}

function contains({ address, prefix }: Subnet, other: string): boolean {
  return familyOf(address) === familyOf(other) && blocks([address, prefix]).check(other, familyOf(other));
}
