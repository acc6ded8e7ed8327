import { BlockList, isIPv4, isIPv6 } from 'node:net';

// IANA's special-purpose registry for IPv4, and addresses of cloud providers that answer from inside a machine.
const NOT_OUTSIDE_4: [string, number][] = [
  ['0.0.0.0', 8], // this network, unspecified
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // shared by carriers; Alibaba's metadata
  ['127.0.0.0', 8], // loopback
  ['168.63.129.16', 32], // Azure's metadata
  ['169.254.0.0', 16], // link-local; the metadata of most clouds
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocol assignments; Oracle's metadata
  ['192.0.2.0', 24], // documentation
  ['192.31.196.0', 24], // AS112
  ['192.52.193.0', 24], // AMT
  ['192.88.99.0', 24], // 6to4 relays
  ['192.168.0.0', 16], // private
  ['192.175.48.0', 24], // AS112
  ['198.18.0.0', 15], // benchmarking
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, broadcast
];

// Of IPv6 only what is handed out to the world is outside at all; these parts of it are not.
const HANDED_OUT_6: [string, number][] = [['2000::', 3]];
const NOT_OUTSIDE_6: [string, number][] = [
  ['2001::', 23], // protocol assignments: Teredo, benchmarking, ORCHID
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4
  ['2620:4f:8000::', 48], // AS112
  ['3fff::', 20], // documentation
];
// The one translation prefix behind which public IPv4 is reached, in networks that speak IPv6 alone.
const TRANSLATED = listOf('ipv6', [['64:ff9b::', 96]]);

const notOutside4 = listOf('ipv4', NOT_OUTSIDE_4);
const handedOut6 = listOf('ipv6', HANDED_OUT_6);
const notOutside6 = listOf('ipv6', NOT_OUTSIDE_6);

/**
 * Whether an IP address, written as `dns.lookup` or a parsed URL writes it, belongs to the public internet. Anything else
 * is not: private, local and special ranges, IPv6 that carries IPv4 (but NAT64 of a public one), zones, and what is no address.
 */
export function isOutside(address: string): boolean {
  if (isIPv4(address)) return !notOutside4.check(address, 'ipv4');
  if (!isIPv6(address) || address.includes('%')) return false;
  if (TRANSLATED.check(address, 'ipv6')) return isOutside(embeddedIPv4(address));
  return handedOut6.check(address, 'ipv6') && !notOutside6.check(address, 'ipv6');
}

// The last 32 bits. A parsed URL writes them as two groups of hexadecimal digits, where a group of nothing is zero.
function embeddedIPv4(address: string): string {
  const groups = new URL(`http://[${address}]`).hostname.slice(1, -1).split(':').slice(-2);
  return groups
    .map((group) => parseInt(group || '0', 16))
    .flatMap((group) => [group >> 8, group & 0xff])
    .join('.');
}

function listOf(family: 'ipv4' | 'ipv6', subnets: [string, number][]): BlockList {
  const list = new BlockList();
  for (const [net, prefix] of subnets) list.addSubnet(net, prefix, family);
  return list;
}
