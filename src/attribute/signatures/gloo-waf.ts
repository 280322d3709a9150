import type { RefusalSignature } from '../../model/signature.ts';
import { said } from '../said.ts';

/** solo-io/gloo docs/content/guides/security/waf. */
export const glooWaf: RefusalSignature = {
  summary: 'Gloo: the web application firewall (ModSecurity) intervened',
  hop: 'gateway',
  cause: 'waf',
  confidence: 'high',
  matches: (response) => said(response, 'ModSecurity: intervention occurred', 403),
};
