import { header } from '../header.ts';
import type { RefusalSignature } from '../../model/signature.ts';
import { said } from '../said.ts';

/** envoyproxy/envoy source/extensions/filters/http/csrf/csrf_filter.cc. The words are too plain to stand without Envoy's name. */
export const envoyCsrf: RefusalSignature = {
  summary: 'Envoy or Gloo: the CSRF filter wants an Origin that it knows',
  hop: 'gateway',
  cause: 'csrf',
  confidence: 'high',
  matches: (response) => (header(response, 'server') === 'envoy' ? said(response, 'Invalid origin', 403) : undefined),
};
