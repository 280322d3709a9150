import type { RefusalSignature } from '../../model/signature.ts';
import { said } from '../said.ts';

/** envoyproxy/envoy source/extensions/filters/http/rbac/rbac_filter.cc. Its policies are about principals, so this is a permission. */
export const envoyRbac: RefusalSignature = {
  summary: 'Envoy, Istio, Gloo or kgateway: no RBAC policy lets this caller through',
  hop: 'gateway',
  cause: 'permission',
  confidence: 'high',
  matches: (response) => said(response, 'RBAC: access denied', 403),
};
