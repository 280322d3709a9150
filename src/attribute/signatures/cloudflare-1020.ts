import { header } from '../header.ts';
import type { RefusalSignature } from '../../model/signature.ts';
import { mentioned } from '../said.ts';

/** developers.cloudflare.com, error 1020. */
export const cloudflare1020: RefusalSignature = {
  summary: 'Cloudflare: a firewall rule blocked the request',
  hop: 'gateway',
  cause: 'waf',
  confidence: 'high',
  matches: (response) =>
    header(response, 'cf-ray') === '' ? undefined : mentioned(response, /error code:? 1020\b/i, 403),
};
