import type { FastifyRequest } from 'fastify';
import type { Answer } from './answer.ts';
import type { IsBroken } from './breaks.ts';
import type { Caller, Recognise } from './caller.ts';
import { readCredential } from './read-credential.ts';
import { refusals } from './refusals.ts';

/** The caller of a request, or the answer that refuses it. */
export async function authenticate(
  request: FastifyRequest,
  recognise: Recognise,
  isBroken: IsBroken,
): Promise<{ readonly caller: Caller } | { readonly refusal: Answer }> {
  const credential = readCredential(request, isBroken);
  const bad = {
    refusal: isBroken('error-unnamed') ? { ...refusals.bad, challenge: refusals.none.challenge } : refusals.bad,
  };
  const none = { refusal: isBroken('error-without-token') ? refusals.bad : refusals.none };
  if (credential === 'several') return { refusal: refusals.several };
  if (credential === 'none') return isBroken('accepts-missing-token') ? someone('admin') : none;
  if (credential === 'empty') return isBroken('accepts-empty-token') ? someone('admin') : bad;
  if (credential === 'malformed') return isBroken('accepts-malformed') ? someone('editor') : bad;
  const caller = await recognise(credential.token);
  return caller ? { caller } : bad;
}

function someone(role: string): { readonly caller: Caller } {
  return { caller: { sub: null, role } };
}
