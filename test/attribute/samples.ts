import type { signatures } from '../../src/attribute/signatures.ts';
import type { Response } from '../../src/model/signature.ts';

/** A response with as much as a test needs to say of it. */
export function response(
  status: number,
  body: unknown = '',
  headers: Readonly<Record<string, string | readonly string[]>> = {},
): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { kind: 'response', status, headers, body: text, truncated: false };
}

const envoy = { server: 'envoy', 'content-type': 'text/plain' };
const json = { 'content-type': 'application/json' };

/** What each product documents or was seen to answer: every signature has at least one. */
export const samples: Readonly<Record<keyof typeof signatures, readonly Response[]>> = {
  'envoy-rbac': [response(403, 'RBAC: access denied', envoy)],
  'envoy-jwt': [
    response(401, 'Jwt is missing', { ...envoy, 'www-authenticate': 'Bearer realm="http://127.0.0.1/orders"' }),
    response(401, 'Jwt is expired', {
      ...envoy,
      'www-authenticate': 'Bearer realm="http://127.0.0.1/orders", error="invalid_token"',
    }),
    response(401, 'Jwt verification fails', envoy),
    response(403, 'Audiences in Jwt are not allowed', envoy),
  ],
  'envoy-csrf': [response(403, 'Invalid origin', envoy)],
  'envoy-local-rate-limit': [response(429, 'local_rate_limited', envoy)],
  'envoy-global-rate-limit': [response(429, '', { ...envoy, 'x-envoy-ratelimited': 'true' })],
  'gloo-waf': [response(403, 'ModSecurity: intervention occurred', envoy)],
  'kong-ip-restriction': [
    response(
      403,
      { message: 'IP address not allowed: 203.0.113.7', request_id: '8d7b0f3c' },
      { ...json, server: 'kong/3.9.0', 'x-kong-response-latency': '1' },
    ),
  ],
  'kong-acl': [response(403, { message: 'You cannot consume this service', request_id: '8d7b0f3c' }, json)],
  'kong-rate-limiting': [response(429, { message: 'API rate limit exceeded', request_id: '8d7b0f3c' }, json)],
  'apisix-ip-restriction': [
    response(403, { message: 'Your IP address is not allowed' }, { ...json, server: 'APISIX/3.9.0' }),
  ],
  'aws-missing-authentication-token': [
    response(
      403,
      { message: 'Missing Authentication Token' },
      { ...json, 'x-amzn-errortype': 'MissingAuthenticationTokenException', 'x-amzn-requestid': '8d7b0f3c' },
    ),
  ],
  'cloudflare-1020': [
    response(403, 'error code: 1020', { server: 'cloudflare', 'cf-ray': '8d7b0f3c-FRA' }),
    response(403, '<html><title>Access denied</title><h2>Error code 1020</h2>Ray ID: 8d7b0f3c</html>', {
      'cf-ray': '8d7b0f3c-FRA',
    }),
  ],
  'litellm-model': [
    response(
      403,
      {
        error: {
          message: "key not allowed to access model. This key can only access models=['small']. Tried to access large",
          type: 'key_model_access_denied',
          param: 'model',
          code: '403',
        },
      },
      json,
    ),
  ],
  'litellm-key': [
    response(401, { error: { message: 'Authentication Error', type: 'expired_key', code: '401' } }, json),
  ],
  'litellm-budget': [
    response(400, { error: { message: 'Budget has been exceeded!', type: 'budget_exceeded', code: 400 } }, json),
  ],
  'litellm-address': [
    response(
      403,
      { error: { message: 'Access forbidden: IP address not allowed.', type: 'auth_error', code: '403' } },
      json,
    ),
  ],
  'django-csrf': [
    response(403, '<h1>Forbidden <span>(403)</span></h1>\n<p>CSRF verification failed. Request aborted.</p>', {
      'content-type': 'text/html; charset=utf-8',
    }),
  ],
  'express-rate-limit': [
    response(429, 'Too many requests, please try again later.', { 'x-powered-by': 'Express', 'retry-after': '60' }),
  ],
  'unleash-quota': [
    response(403, { name: 'OperationDeniedError', message: 'Too many PATs (10) already exist for this user.' }, json),
  ],
  'bearer-invalid-token': [
    response(401, '', {
      'www-authenticate': 'Bearer realm="example", error="invalid_token", error_description="The access token expired"',
    }),
    response(401, '', { 'www-authenticate': ['Basic realm="x"', 'Bearer error=invalid_token'] }),
  ],
  'bearer-insufficient-scope': [
    response(403, '', { 'www-authenticate': 'Bearer error="insufficient_scope", scope="orders:write"' }),
  ],
  'rate-limit-text': [
    response(403, { message: 'You have exceeded a secondary rate limit. Please wait a few minutes.' }, json),
    response(403, { message: 'API rate limit exceeded for 203.0.113.7.' }, json),
  ],
  'quota-text': [
    response(403, { error: { status: 'PERMISSION_DENIED', message: 'Quota exceeded for this project' } }, json),
  ],
  'licence-text': [response(403, { message: 'Your license does not allow more than 5 environments' }, json)],
  'maintenance-text': [response(503, { message: 'Unleash is currently in maintenance mode.' }, json)],
  'problem-permission': [
    response(403, { name: 'PermissionError', message: 'No', permissions: ['CREATE_FEATURE'] }, json),
    response(403, { detail: 'You do not have permission to perform this action.' }, json),
  ],
  'nginx-403-page': [
    response(
      403,
      '<html>\r\n<head><title>403 Forbidden</title></head>\r\n<body>\r\n<center><h1>403 Forbidden</h1></center>\r\n<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>\r\n',
      { server: 'nginx/1.22.1', 'content-type': 'text/html' },
    ),
  ],
  'traefik-ip-allow-list': [response(403, 'Forbidden', { 'content-type': 'text/plain; charset=utf-8' })],
};

/** Answers that say no and nothing else: no signature may read anything into them. */
export const plain: Readonly<Record<string, Response>> = {
  'a JSON forbidden': response(403, { error: 'forbidden' }, json),
  'a JSON Forbidden with a status': response(403, { statusCode: 403, error: 'Forbidden', message: 'Forbidden' }, json),
  'an empty 403': response(403),
  'an empty 401': response(401, '', { 'www-authenticate': 'Bearer realm="x"' }),
  'a JSON unauthorized': response(401, { message: 'Unauthorized', statusCode: 401 }, json),
  "Express's Forbidden": response(403, 'Forbidden', { 'content-type': 'text/plain', 'x-powered-by': 'Express' }),
  "Spring's Forbidden": response(403, { timestamp: 1, status: 403, error: 'Forbidden', path: '/orders' }, json),
  'a 404': response(404, { message: 'Route POST:/x not found', error: 'Not Found', statusCode: 404 }, json),
  'an invalid origin of an application': response(403, 'Invalid origin', { 'content-type': 'text/plain' }),
  'a 200 that tells of a limit': response(200, { rule: 'API rate limit exceeded' }, json),
  'a 403 about a page on maintenance': response(403, { message: 'You may not open the page maintenance mode' }, json),
  'a 403 about the object rate limit': response(403, { message: 'You may not change the rate limit' }, json),
  'a 403 about quotas': response(403, { message: 'Only owners may raise the quota' }, json),
  'a 403 about licences': response(403, { message: 'You may not see the licence' }, json),
};
