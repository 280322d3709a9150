import type { FastifyRequest } from 'fastify';

/** The value of a cookie; of the first where there are several of the name (RFC 6265, section 5.4, puts it in front). */
export function cookie({ headers }: FastifyRequest, name: string): string | undefined {
  for (const pair of headers.cookie?.split(';') ?? []) {
    const [key = '', ...value] = pair.split('=');
    if (key.trim() === name) return value.join('=').trim();
  }
  return undefined;
}
