import type { RefusalSignature } from '../../model/signature.ts';

/** The same 153 bytes for deny, auth_request, limit_except, return 403, ModSecurity and more: only its error log knows which. */
export const nginx403Page: RefusalSignature = {
  summary: "nginx: its own 403 page, whose cause only nginx's error log knows",
  hop: 'gateway',
  cause: 'gateway-rule',
  confidence: 'low',
  matches: ({ status, body }) =>
    status === 403 &&
    body.includes('<center><h1>403 Forbidden</h1></center>') &&
    /<center>(?:nginx|openresty)/.test(body)
      ? "nginx's own 403 page"
      : undefined,
};
