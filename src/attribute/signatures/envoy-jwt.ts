import type { RefusalSignature } from '../../model/signature.ts';
import { said } from '../said.ts';

/** google/jwt_verify_lib src/status.cc. Not among them: that the gateway could not fetch its keys, which is no fault of the token. */
const texts = [
  'Jwt is missing',
  'Jwt is expired',
  'Jwt not yet valid',
  'Jwt is not in the form of Header.Payload.Signature',
  'Jwt is not in the form of Header.Payload.Signature with two dots and 3 sections',
  'Jwt header is an invalid Base64url input or an invalid JSON',
  'Jwt header [alg] field value is invalid',
  'Jwt signature is an invalid Base64',
  'Jwt verification fails',
  "Jwks doesn't have key to match kid or alg from Jwt",
  'Jwt issuer is not configured',
];

/** envoyproxy/envoy source/extensions/filters/http/jwt_authn/filter.cc: 401, but 403 for a wrong audience. */
export const envoyJwt: RefusalSignature = {
  summary: 'Envoy, Istio, Gloo or kgateway: the JWT filter refuses the token',
  hop: 'gateway',
  cause: 'token',
  confidence: 'high',
  matches: (response) =>
    texts.map((text) => said(response, text, 401)).find((evidence) => evidence !== undefined) ??
    said(response, 'Audiences in Jwt are not allowed', 403),
};
