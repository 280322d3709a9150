import type { oracles } from '../../../src/judge/oracles.ts';
import type { Refusals } from '../../../src/model/oracle.ts';
import { aRun } from '../a-journal.ts';
import { refusals, type MadeRefusal } from './refusals.ts';

/** Refusals on which an oracle fires, and refusals that come near and are right. */
interface Samples {
  readonly fires: Readonly<Record<string, Refusals>>;
  readonly silent: Readonly<Record<string, Refusals>>;
}

const bearer = { 'www-authenticate': 'Bearer realm="api"' };
const invalid = { 'www-authenticate': 'Bearer realm="api", error="invalid_token", error_description="it is old"' };
const scope = { 'www-authenticate': 'Bearer error="insufficient_scope"' };
const created = { status: 201 };
const bad = { status: 401, headers: invalid };
const twice = { status: 400, body: { error: 'invalid_request' } };
/** As Envoy's JWT filter says it. */
const byGateway = {
  status: 401,
  headers: { server: 'envoy' },
  body: 'Jwt verification fails',
  hop: 'gateway' as const,
};
/** As Envoy hands it on. */
const byApplication = {
  status: 401,
  headers: { ...invalid, 'x-envoy-upstream-service-time': '3' },
  hop: 'application' as const,
};

/** An operation that refuses unknown tokens, and what it does with two headers. */
function headers(
  got: Readonly<Record<'first' | 'last', MadeEither>> & Partial<Readonly<Record<'alike' | 'valid', MadeEither>>>,
  refused: Parameters<typeof refusals>[0] = [
    { status: 401, principal: 'anonymous', fault: 'token=unknown', headers: invalid },
  ],
): Refusals {
  const { valid = created, first, last, alike } = got;
  const either = {
    valid,
    'two-headers': first,
    'two-headers-last': last,
    ...(alike && { 'two-headers-alike': alike }),
  };
  return refusals(refused, { either });
}

type MadeEither = Pick<MadeRefusal, 'status' | 'body' | 'headers' | 'hop'>;

/** Ends like the values that the run of these samples makes. */
const unique = 'ref-a1b2c30x1';

/** Every oracle has at least one of each. */
export const samples: Readonly<Record<keyof typeof oracles, Samples>> = {
  'soft-denial': {
    fires: {
      'an error in the body of a 200': refusals([{ status: 200, body: { error: 'denied' }, notes: ['soft-denial'] }]),
      'a page in place of JSON': refusals([{ status: 200, body: '<html>Log in</html>', notes: ['html-for-json'] }]),
    },
    silent: {
      'a 200 that the contract takes for a refusal': refusals([{ status: 200, statuses: [200, 403] }]),
      'a 403 with an error': refusals([{ status: 403, body: { error: 'denied' } }]),
    },
  },
  'one-of-two-headers': {
    fires: {
      'the first one counts': headers({ first: created, last: bad }),
      'the last one counts': headers({ first: bad, last: created }),
      'either one counts': headers({ first: created, last: created }),
    },
    silent: {
      'two are refused': headers({ first: twice, last: twice, alike: twice }),
      'neither counts': headers({ first: bad, last: bad, alike: created }),
      'whatever is sent is admitted': headers({ first: created, last: created }, []),
      'what a proxy of the client may have changed': {
        ...headers({ first: bad, last: created }),
        run: aRun({ addresses: [{ name: 'default', via: 'proxy', ip: null }] }),
      },
      'one order failed': headers({ first: created, last: { status: 500 } }),
      'the usual request is not admitted either': headers({ valid: bad, first: created, last: bad }),
    },
  },
  'split-headers': {
    fires: {
      'a gateway that takes the first, and an application that takes the last': headers({
        first: byApplication,
        last: byGateway,
        alike: created,
      }),
      'the other way round': headers({ first: byGateway, last: byApplication, alike: created }),
    },
    silent: {
      'an application that joins two headers behind a gateway that takes the first': headers({
        first: byApplication,
        last: byGateway,
        alike: byApplication,
      }),
      'an application that refuses two headers as a bad request': headers({
        first: { ...byApplication, status: 400 },
        last: byGateway,
        alike: created,
      }),
      'one layer that wants every header to be good': headers({ first: byGateway, last: byGateway, alike: created }),
      'layers that nobody knows': headers({
        first: bad,
        last: { ...bad, body: { error: 'other words' } },
        alike: created,
      }),
      'both take the first': headers({ first: created, last: byGateway, alike: created }),
      'nobody said what becomes of a good token sent twice': headers({ first: byApplication, last: byGateway }),
    },
  },
  'case-sensitive-scheme': {
    fires: {
      'a working token behind `bearer`': refusals(
        [{ status: 401, headers: bearer, fault: 'token=lower-case-scheme' }],
        {
          admitted: 201,
        },
      ),
    },
    silent: {
      'a token that does not work as usual either': refusals(
        [{ status: 401, headers: bearer, fault: 'token=lower-case-scheme' }],
        { admitted: 403 },
      ),
      'another state': refusals([{ status: 401, headers: bearer, fault: 'token=wrong-scheme' }], { admitted: 201 }),
    },
  },
  'missing-www-authenticate': {
    fires: { 'a 401 without a challenge': refusals([{ status: 401, body: { error: 'unauthorized' } }]) },
    silent: {
      'a 401 with a challenge': refusals([{ status: 401, headers: bearer }]),
      'a 403': refusals([{ status: 403 }]),
    },
  },
  'missing-invalid-token': {
    fires: {
      'an expired token that is challenged like none': refusals([
        { status: 401, headers: bearer, fault: 'token=expired' },
      ]),
      'another error': refusals([
        { status: 401, headers: { 'www-authenticate': 'Bearer error="invalid_request"' }, fault: 'token=revoked' },
      ]),
      'an error of another scheme': refusals([
        {
          status: 401,
          headers: { 'www-authenticate': 'Bearer realm="a, b", DPoP error="invalid_token"' },
          fault: 'token=unknown',
        },
      ]),
      'a description that speaks of it': refusals([
        {
          status: 401,
          headers: { 'www-authenticate': 'Bearer error_description="error=invalid_token"' },
          fault: 'token=malformed',
        },
      ]),
    },
    silent: {
      'an expired token that is called so': refusals([{ status: 401, headers: invalid, fault: 'token=expired' }]),
      'without quotes, after another scheme': refusals([
        {
          status: 401,
          headers: { 'www-authenticate': 'Basic realm="x", Bearer realm=x,error = invalid_token' },
          fault: 'token=wrong-signature',
        },
      ]),
      'a request that is called malformed for its token': refusals([
        { status: 401, headers: { 'www-authenticate': 'Bearer error="invalid_request"' }, fault: 'token=malformed' },
      ]),
      'a server that challenges for something else': refusals([
        { status: 401, headers: { 'www-authenticate': 'Basic realm="bearer"' }, fault: 'token=expired' },
      ]),
      'no challenge at all': refusals([{ status: 401, fault: 'token=expired' }]),
      'a 403': refusals([{ status: 403, headers: bearer, fault: 'token=expired' }]),
      'a role': refusals([{ status: 401, headers: bearer }]),
      'no token': refusals([
        { status: 401, headers: bearer, fault: 'token=missing', request: { headers: [['accept', '*/*']] } },
      ]),
      'the scheme alone': refusals([
        { status: 401, headers: bearer, fault: 'token=empty', request: { headers: [['authorization', 'Bearer']] } },
      ]),
      'a working token behind its scheme in lower case': refusals([
        { status: 401, headers: bearer, fault: 'token=lower-case-scheme' },
      ]),
      'a good token sent twice': refusals([{ status: 401, headers: bearer, fault: 'token=two-headers' }]),
      'the other one of two credentials': refusals([
        { status: 401, headers: bearer, fault: 'token=gatewayKey:unknown' },
      ]),
      'a session cookie': refusals([
        {
          status: 401,
          headers: bearer,
          fault: 'token=logged-out',
          request: { headers: [['cookie', '$VIEWER_COOKIE']] },
        },
      ]),
      'what a limit refused': refusals([{ status: 401, headers: bearer, fault: 'token=expired', code: 'other-cause' }]),
    },
  },
  'error-without-token': {
    fires: {
      'an error for nothing': refusals([{ status: 401, headers: invalid, fault: 'token=missing' }]),
      'any error': refusals([
        { status: 401, headers: { 'www-authenticate': 'Bearer error=invalid_request' }, fault: 'token=missing' },
      ]),
    },
    silent: {
      'a challenge without an error': refusals([{ status: 401, headers: bearer, fault: 'token=missing' }]),
      'a description alone': refusals([
        {
          status: 401,
          headers: { 'www-authenticate': 'Bearer realm="error=none", error_description="no token"' },
          fault: 'token=missing',
        },
      ]),
      'an error of another scheme': refusals([
        {
          status: 401,
          headers: { 'www-authenticate': 'Bearer, Custom realm="x", error="no_session"' },
          fault: 'token=missing',
        },
      ]),
      'a token that was sent': refusals([{ status: 401, headers: invalid, fault: 'token=unknown' }]),
      'one of two credentials': refusals([{ status: 401, headers: invalid, fault: 'token=gatewayKey:missing' }]),
      'what a limit refused': refusals([
        { status: 401, headers: invalid, fault: 'token=missing', code: 'other-cause' },
      ]),
    },
  },
  'missing-insufficient-scope': {
    fires: {
      'a 403 of a server that challenges for Bearer': refusals([
        { status: 401, headers: bearer, fault: 'token=expired' },
        { status: 403 },
      ]),
      'a 403 that challenges without saying why': refusals([
        { status: 401, headers: bearer, fault: 'token=expired' },
        { status: 403, headers: bearer },
      ]),
    },
    silent: {
      'a 403 that says so': refusals([
        { status: 401, headers: bearer, fault: 'token=expired' },
        { status: 403, headers: scope },
      ]),
      'a server that never challenges for Bearer': refusals([
        { status: 401, headers: { 'www-authenticate': 'Basic' }, fault: 'token=expired' },
        { status: 403 },
      ]),
      'a refused address': refusals([
        { status: 401, headers: bearer, fault: 'token=expired' },
        { status: 403, fault: 'address=outside' },
      ]),
      'what a limit refused': refusals([
        { status: 401, headers: bearer, fault: 'token=expired' },
        { status: 403, code: 'other-cause' },
      ]),
      'what is to be hidden': refusals([
        { status: 401, headers: bearer, fault: 'token=expired' },
        { status: 403, statuses: [404] },
      ]),
      'a session cookie': refusals([
        { status: 401, headers: bearer, fault: 'token=expired' },
        { status: 403, request: { headers: [['cookie', '$VIEWER_COOKIE']] } },
      ]),
    },
  },
  'existence-leak': {
    fires: {
      '403 against 404': refusals([{ status: 403, twin: { status: 404 } }]),
      'another code in the body': refusals([
        { status: 404, body: { error: 'not_yours' }, twin: { status: 404, body: { error: 'not_found' } } },
      ]),
    },
    silent: {
      'the same for both': refusals([
        { status: 404, body: { error: 'not_found' }, twin: { status: 404, body: { error: 'not_found' } } },
      ]),
      'answers that repeat what was asked for': refusals([
        {
          status: 404,
          body: { title: 'There is no /api/x/abc', error: 'abc' },
          request: { target: '/api/x/abc' },
          twin: { status: 404, body: { title: 'There is no /api/x/zyx', error: 'zyx' }, target: '/api/x/zyx' },
        },
      ]),
      'a text that repeats the id': refusals([
        {
          status: 404,
          body: 'order abc not found',
          request: { target: '/api/x/abc' },
          twin: { status: 404, body: 'order zyx not found', target: '/api/x/zyx' },
        },
      ]),
      'a page with a word that comes at random': refusals([
        { status: 404, body: '<p nonce="kXo">', twin: { status: 404, body: '<p nonce="Pqz">' } },
      ]),
      'a twin that ran into a limit': refusals([{ status: 403, twin: { status: 429 } }]),
      'a twin that failed': refusals([{ status: 404, twin: { status: 500 } }]),
      'an unsteady target': refusals([{ status: 403, steady: false, twin: { status: 404 } }]),
      'no twin': refusals([{ status: 403 }]),
    },
  },
  'stack-trace': {
    fires: {
      'Express in development': refusals([
        {
          status: 403,
          body: '<pre>Error: no<br> &nbsp; &nbsp;at requireRole (/app/src/auth.js:12:11)<br> &nbsp; &nbsp;at next (/app/node_modules/express/lib/router/route.js:144:13)</pre>',
        },
      ]),
      'a Node.js stack in JSON': refusals([
        { status: 403, body: { error: 'no', stack: 'Error: no\n    at async file:///srv/app/guard.mjs:3:9' } },
      ]),
      'Spring Boot with include-stacktrace': refusals([
        {
          status: 403,
          body: {
            status: 403,
            trace:
              'org.springframework.security.access.AccessDeniedException: Access Denied\n\tat org.springframework.security.access.vote.AffirmativeBased.decide(AffirmativeBased.java:73)\n\tat java.base/java.lang.Thread.run(Thread.java:833)\n',
          },
        },
      ]),
      Python: refusals([
        {
          status: 401,
          body: 'Traceback (most recent call last):\n  File "/app/main.py", line 12, in create\n    raise Forbidden()',
        },
      ]),
      'ASP.NET Core with symbols': refusals([
        {
          status: 403,
          body: 'System.UnauthorizedAccessException: no\r\n   at Acme.Orders.Guard.Check(String role) in /src/Guard.cs:line 12\r\n',
        },
      ]),
      'ASP.NET Core without symbols': refusals([
        {
          status: 403,
          body: {
            detail:
              'no\n   at Acme.Orders.Guard.Check(String role)\n   at Microsoft.AspNetCore.Routing.EndpointMiddleware.Invoke(HttpContext context)',
          },
        },
      ]),
      'Laravel with debug': refusals([
        {
          status: 403,
          body: '{"message": "This action is unauthorized.","file": "/var/www/vendor/laravel/framework/src/Gate.php","line": 12}',
        },
      ]),
      'PHP itself': refusals([{ status: 403, body: '#0 /var/www/html/index.php(12): Guard->check()' }]),
      Ruby: refusals([{ status: 403, body: { traces: ["app/controllers/orders_controller.rb:12:in `create'"] } }]),
      Go: refusals([{ status: 403, body: 'goroutine 7 [running]:\nmain.guard(0xc0)\n\t/app/main.go:12 +0x1d' }]),
    },
    silent: {
      'an error with a message': refusals([{ status: 403, body: { error: 'forbidden', message: 'You may not.' } }]),
      'the name of an error': refusals([
        { status: 403, body: { name: 'AccessDeniedException', message: 'at orders' } },
      ]),
      'a link to documentation': refusals([
        { status: 403, body: { message: 'see https://docs.acme.example/errors.html#403', at: '10:20:30' } },
      ]),
      'a time': refusals([{ status: 401, body: 'token expired at 2026-11-23T10:20:30Z' }]),
      'a place in the request': refusals([{ status: 403, body: { message: 'no rights at /items/0:1', line: 12 } }]),
      'a Java package': refusals([{ status: 403, body: 'missing role at com.acme.orders (admin)' }]),
    },
  },
  'internal-host': {
    fires: {
      'a private address with its port': refusals([
        { status: 403, body: { message: 'upstream 10.0.3.4:8080 said no' } },
      ]),
      'a name in the cluster': refusals([{ status: 403, body: 'orders.shop.svc.cluster.local refused' }]),
      'a URL': refusals([{ status: 401, body: { realm: 'http://keycloak.internal:8080/realms/shop' } }]),
      'a name that could not be resolved': refusals([{ status: 403, body: 'getaddrinfo ENOTFOUND policy.local' }]),
      'a header of a proxy': refusals([{ status: 403, headers: { 'x-upstream-addr': '192.168.1.7:3000' } }]),
      'a database': refusals([{ status: 403, body: 'postgres://app@172.20.0.3/shop' }]),
    },
    silent: {
      'the address of the caller': refusals([{ status: 403, body: { message: 'IP 10.0.3.4 is not allowed' } }]),
      'the caller with its port': refusals([{ status: 403, body: 'remote 172.17.0.1:54321 is not allowed' }]),
      "the API's own host": refusals([{ status: 403, body: { self: 'http://10.0.3.4:8080/api/x' } }], {
        run: { environment: { name: 'x', target: 'http://10.0.3.4:8080/api' } },
      }),
      'what the caller sent': refusals([
        {
          status: 403,
          body: 'you are 10.0.3.4:80',
          request: { headers: [['x-forwarded-for', '10.0.3.4']] },
        },
      ]),
      'a client address of the run': refusals([{ status: 403, body: 'from 10.0.3.4:80' }], {
        run: { addresses: [{ name: 'office', via: 'bind', ip: '10.0.3.4' }] },
      }),
      'a link to documentation': refusals([
        { status: 403, body: { help: 'https://wiki.acme.internal/docs/403', type: 'https://acme.internal/forbidden' } },
      ]),
      'a public host': refusals([{ status: 403, body: { url: 'https://api.acme.example:8443/x', ip: '8.8.8.8:53' } }]),
      'a Java package': refusals([{ status: 403, body: 'com.acme.internal.Guard at jdk.internal.reflect:12' }]),
      'a file and a variable': refusals([{ status: 403, body: 'set it in .env.local, or in settings.local' }]),
      'a mail address': refusals([{ status: 403, body: 'write to admin@corp.local' }]),
      'a version': refusals([{ status: 403, body: { version: '10.2.3.4' } }]),
    },
  },
  'others-data': {
    fires: {
      'a value that another made': refusals([{ status: 403, body: { error: `may not touch ${unique}` } }], {
        others: [{ principal: 'editor', request: { body: JSON.stringify({ reference: unique }) } }],
      }),
      'a credential of another': refusals([{ status: 403, body: { debug: 'authorization: Bearer $EDITOR_TOKEN' } }], {
        others: [{ principal: 'editor', request: {} }],
      }),
    },
    silent: {
      'an echo of what the caller sent': refusals(
        [{ status: 403, body: { error: `may not touch ${unique}` }, request: { body: `{"reference":"${unique}"}` } }],
        { others: [{ principal: 'editor', request: { body: JSON.stringify({ reference: unique }) } }] },
      ),
      'what the caller sent before': refusals([{ status: 403, body: { error: `may not touch ${unique}` } }], {
        others: [{ principal: 'viewer', request: { body: JSON.stringify({ reference: unique }) } }],
      }),
      'the credential of the caller': refusals([{ status: 401, body: 'Bearer $VIEWER_TOKEN is not valid' }], {
        others: [{ principal: 'editor', request: {} }],
      }),
      'the name of another': refusals([{ status: 403, body: { error: 'only editor may' } }], {
        others: [{ principal: 'editor', request: { body: '{"name":"editor"}' } }],
      }),
      'what everybody sends': refusals([{ status: 403, body: { error: 'tea is not for you' } }], {
        others: [{ principal: 'editor', request: { body: '{"sku":"tea"}' } }],
      }),
      'a token in another state': refusals([{ status: 401, body: '$EDITOR_TOKEN_EXPIRED is expired' }], {
        others: [{ principal: 'editor', request: {} }],
      }),
    },
  },
  'unequal-shapes': {
    fires: {
      'another status': refusals([
        { status: 403, principal: 'viewer' },
        { status: 401, principal: 'customer' },
      ]),
      'another code': refusals([
        { status: 403, principal: 'viewer', body: { error: 'forbidden' } },
        { status: 403, principal: 'customer', body: { error: 'access_denied' } },
      ]),
      'another kind of body': refusals([
        { status: 403, principal: 'viewer', body: { error: 'forbidden' } },
        { status: 403, principal: 'customer', body: 'Forbidden', headers: { 'content-type': 'text/plain' } },
      ]),
    },
    silent: {
      'two causes': refusals([
        { status: 401, fault: 'token=expired', body: { error: 'invalid_token' } },
        { status: 403, body: { error: 'forbidden' } },
      ]),
      'a denied and a hidden role': refusals([
        { status: 403, principal: 'viewer', statuses: [403] },
        { status: 404, principal: 'customer', statuses: [404] },
      ]),
      'a sentence about the caller': refusals([
        { status: 403, principal: 'viewer', body: { error: 'alice may not', code: 'viewer_denied', id: 'a1' } },
        { status: 403, principal: 'customer', body: { error: 'bob may not', code: 'customer_denied', id: 'b2' } },
      ]),
      'a server that never says the same twice': refusals(
        [
          { status: 403, principal: 'viewer', body: { error: 'kXo' } },
          { status: 403, principal: 'customer', body: { error: 'Pqz' } },
        ],
        {
          pair: [
            { status: 401, body: { error: 'abc' } },
            { status: 401, body: { error: 'def' } },
          ],
        },
      ),
      'what a limit refused': refusals([
        { status: 403, principal: 'viewer', body: { error: 'forbidden' } },
        { status: 403, principal: 'customer', body: { error: 'csrf' }, code: 'other-cause' },
      ]),
    },
  },
};
