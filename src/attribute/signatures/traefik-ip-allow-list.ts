import { header } from '../header.ts';
import type { RefusalSignature } from '../../model/signature.ts';
import { said } from '../said.ts';

/** traefik/traefik pkg/middlewares/ipallowlist. Others say the same words, so this is a guess: they name themselves, Traefik does not. */
export const traefikIpAllowList: RefusalSignature = {
  summary: 'Traefik, perhaps: its ipAllowList does not let this address through',
  hop: 'gateway',
  cause: 'client-address',
  confidence: 'low',
  matches: (response) => {
    const nameless = header(response, 'server') === '' && header(response, 'x-powered-by') === '';
    const plain = header(response, 'content-type').startsWith('text/plain');
    return nameless && plain ? said(response, 'Forbidden', 403) : undefined;
  },
};
