/** Every secret in the recordings below, in the forms in which it might survive. */
export const secrets = [
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl',
  'cookie-value-4711',
  'hunter2hunter2',
  'csrf-0815-token',
  'api-key-in-query',
  's3cr3t-basic',
  Buffer.from('ann:s3cr3t-basic').toString('base64'),
  'reset-token-in-path',
  'refresh-me-please',
  'sk_live_abcdefghijklmnop',
];

/** A document with as many kinds of requests as traffic has. */
export const spec = `openapi: 3.0.3
info: { title: Shop, version: '1' }
paths:
  /orders:
    post:
      parameters:
        - { in: query, name: dryRun, schema: { type: boolean } }
        - { in: query, name: api_key, schema: { type: string } }
        - { in: header, name: X-Tenant, schema: { type: string } }
      requestBody: { required: true, content: { application/json: { schema: { type: object } } } }
      responses: { '201': { description: made } }
  /orders/{orderId}/notes:
    post:
      requestBody: { content: { application/json: { schema: { type: object } } } }
      responses: { '201': { description: made } }
  /orders/search:
    post:
      requestBody: { content: { application/json: { schema: { type: object } } } }
      responses: { '200': { description: found } }
  /sessions:
    post:
      requestBody: { content: { application/json: { schema: { type: object } } } }
      responses: { '200': { description: made } }
  /payments:
    post:
      requestBody:
        content:
          application/x-www-form-urlencoded:
            schema:
              type: object
              properties:
                amount: { type: integer }
                items: { type: array, items: { type: object, properties: { sku: { type: string }, gift: { type: boolean } } } }
      responses: { '200': { description: made } }
  /files:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: { type: object, properties: { title: { type: string }, upload: { type: string, format: binary } } }
      responses: { '200': { description: made } }
  /resets/{code}:
    post: { responses: { '204': { description: done } } }
`;

export const matrix = `rolecall: 1
roles: { editor: {} }
operations:
  'POST /**': editor
`;

export const config = `rolecall: 1
spec: spec.yaml
matrix: matrix.yaml
scenarios: ['*.scenario.yaml']
environments: { embedded: {} }
`;

const bearer = { name: 'Authorization', value: `Bearer ${secrets[0]}` };

function entry(
  method: string,
  url: string,
  {
    json,
    status = 201,
    headers = [],
    postData,
  }: { json?: unknown; status?: number; headers?: object[]; postData?: object } = {},
) {
  const body = json === undefined ? postData : { mimeType: 'application/json', text: JSON.stringify(json) };
  return {
    startedDateTime: '2026-01-01T00:00:00.000Z',
    time: 12,
    request: {
      method,
      url,
      httpVersion: 'HTTP/2',
      cookies: [],
      headers: [bearer, ...headers],
      queryString: [],
      headersSize: -1,
      bodySize: -1,
      ...(body && { postData: body }),
    },
    response: { status, statusText: '', headers: [], content: { size: 0, mimeType: 'application/json' } },
  };
}

const base = 'https://shop.example/api/v2';

/** A browser's network log, with what else stands in one. */
export const har = JSON.stringify({
  log: {
    version: '1.2',
    creator: { name: 'WebInspector', version: '537.36' },
    entries: [
      entry('GET', 'https://shop.example/index.html', { status: 200 }),
      entry('POST', 'https://tracker.example/collect', { json: { seen: 'page' } }),
      { request: { method: 'GET', url: 'data:image/png;base64,AAAA' } },
      { broken: true },
      entry('POST', `${base}/orders`, { json: { sku: 'refused' }, status: 403 }),
      entry('POST', `${base}/orders?dryRun=true&api_key=api-key-in-query&_=1`, {
        json: { sku: 'tea', quantity: 2, note: 'csrf-0815-token in a note', tags: ['a'] },
        headers: [
          { name: 'Cookie', value: 'sid=cookie-value-4711; theme=dark' },
          { name: 'X-CSRF-Token', value: 'csrf-0815-token' },
          { name: 'x-tenant', value: 'acme' },
        ],
      }),
      entry('POST', `${base}/orders`, { json: { sku: 'later' } }),
      entry('POST', `${base}/orders/search`, { json: { text: 'tea' }, status: 200 }),
      entry('POST', `${base}/orders/ord_17/notes`, {
        json: { text: 'hello', copy: 'cookie-value-4711', key: 'sk_live_abcdefghijklmnop' },
      }),
      entry('POST', `${base}/sessions`, {
        json: { name: 'ann', password: 'hunter2hunter2', nested: { refresh_token: 'refresh-me-please', pin: 1234 } },
        status: 200,
      }),
      entry('POST', `${base}/payments`, {
        postData: {
          mimeType: 'application/x-www-form-urlencoded',
          params: [
            { name: 'amount', value: '12' },
            { name: 'items[0][sku]', value: '007' },
            { name: 'items[0][gift]', value: 'true' },
          ],
        },
        status: 200,
      }),
      entry('POST', `${base}/resets/reset-token-in-path?token=reset-token-in-path`, { status: 204 }),
    ],
  },
});

/** Commands as a browser copies them, and as people keep them. */
export const curl = String.raw`# copied from the browser
curl 'https://shop.example/api/v2/orders?dryRun=false' \
  -H 'accept: application/json' \
  -H 'authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl' \
  -H 'content-type: application/json' \
  -b 'sid=cookie-value-4711' \
  --data-raw $'{"sku":"it\'s tea","quantity":2,"client":"cookie-value-4711"}' \
  --compressed ;
# multi-line data, a user, and a variable of the shell
curl -sS -XPOST -u ann:s3cr3t-basic "https://shop.example/api/v2/orders/ord_9/notes" --json '{
  "text": "# no comment"
}'
curl --request=POST --url https://shop.example/api/v2/orders/search -H 'content-type: application/json' -d "{\"text\": \"$QUERY\", \"page\": 2}"
curl https://shop.example/api/v2/payments -d amount=5 --data-urlencode 'items[0][sku]=a b' -A curl && echo done
curl https://shop.example/api/v2/files -F title=Report -F 'upload=@/home/ann/report.pdf;type=application/pdf'
curl -G https://shop.example/api/v2/orders -d page=1
`;
