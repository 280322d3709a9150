import { clients } from '../networks.ts';

const signature = Buffer.from('0d0a0d0a000d0a515549540a', 'hex');

/** The PROXY headers, by version, of a proxy that speaks for a client in the office. */
export const proxyHeaders = {
  1: Buffer.from(`PROXY TCP4 ${clients.inside} 127.0.0.1 40000 80\r\n`),
  // Version 2, command PROXY; IPv4 over TCP; 12 bytes of addresses and ports.
  2: Buffer.concat([signature, Buffer.from([0x21, 0x11, 0, 12]), bytes(clients.inside), bytes('127.0.0.1'), ports()]),
} as const;

function bytes(address: string): Buffer {
  return Buffer.from(address.split('.').map(Number));
}

function ports(): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt16BE(40_000);
  buffer.writeUInt16BE(80, 2);
  return buffer;
}
