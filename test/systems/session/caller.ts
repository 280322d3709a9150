import type { FastifyRequest } from 'fastify';
import type { Answer } from './answer.ts';
import type { Role } from './role.ts';

/** Who calls. */
export interface Caller {
  readonly name: string;
  readonly role: Role;
}

/** Finds the caller by the request's credential, or says why there is none. */
export type Authenticate = (request: FastifyRequest) => { readonly caller: Caller } | { readonly refused: Answer };
