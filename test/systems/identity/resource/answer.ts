import type { FastifyReply } from 'fastify';

/** What is answered. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  /** The parameters of a Bearer challenge, RFC 6750 §3. */
  readonly challenge?: string;
}

/** Sends an answer. */
export async function send(reply: FastifyReply, { status, body, challenge }: Answer): Promise<void> {
  if (challenge !== undefined) void reply.header('www-authenticate', `Bearer ${challenge}`);
  await reply.code(status).send(body);
}
