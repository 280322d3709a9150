/** Whether a URL names a loopback address of this machine, or `localhost`, which RFC 6761 §6.3 makes one. */
export function isLoopbackHost(target: string): boolean {
  const host = URL.parse(target)?.hostname ?? '';
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || host.startsWith('127.');
}
