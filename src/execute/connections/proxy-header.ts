import ipaddr from 'ipaddr.js';
import type { Socket } from 'node:net';
import type { Connection } from '../../model/address-way.ts';

const signature = Buffer.from('0d0a0d0a000d0a515549540a', 'hex');

/** The header of the PROXY protocol for a connection: version 1 is a line, version 2 binary, §2.1 and §2.2 of its specification. */
export function proxyHeader(
  { version, ip }: NonNullable<Connection['proxyProtocol']>,
  {
    remoteAddress = '127.0.0.1',
    remotePort = 0,
    localPort = 0,
  }: Pick<Socket, 'remoteAddress' | 'remotePort' | 'localPort'>,
): Buffer {
  const client = ipaddr.parse(ip);
  const server = sameKind(ipaddr.parse(remoteAddress), client.kind());
  const v4 = client.kind() === 'ipv4';
  if (version === 1)
    return Buffer.from(
      `PROXY ${v4 ? 'TCP4' : 'TCP6'} ${client.toString()} ${server.toString()} ${localPort} ${remotePort}\r\n`,
    );
  const ports = Buffer.alloc(4);
  ports.writeUInt16BE(localPort, 0);
  ports.writeUInt16BE(remotePort, 2);
  const addresses = Buffer.concat([Buffer.from(client.toByteArray()), Buffer.from(server.toByteArray()), ports]);
  const head = Buffer.from([0x21, v4 ? 0x11 : 0x21, 0, addresses.length]);
  return Buffer.concat([signature, head, addresses]);
}

/** Both addresses of a header are of one family. */
function sameKind(server: ipaddr.IPv4 | ipaddr.IPv6, kind: 'ipv4' | 'ipv6'): ipaddr.IPv4 | ipaddr.IPv6 {
  if (server.kind() === kind) return server;
  if (server instanceof ipaddr.IPv4) return server.toIPv4MappedAddress();
  return server.isIPv4MappedAddress() ? server.toIPv4Address() : ipaddr.parse('127.0.0.1');
}
