import { expect, test } from 'vitest';
import { loadDocument } from '../../../src/load/document/load-document.ts';
import { writeFiles } from './write-files.ts';

const text = `openapi: 3.0.3
info: { title: Orders, version: '1' }
paths:
  /orders:
    post:
      responses:
        '201':
          description: made
          links:
            notes:
              operationId: addNote
              parameters: { path.orderId: $response.body#/id, query.page: $response.body#/page, limit: 5 }
            read: { $ref: '#/components/links/Read' }
            lost: { $ref: '#/components/links/Lost' }
            elsewhere: { operationRef: 'https://example.com/api.yaml#/paths/~1a/get', parameters: { id: $response.body#/id } }
            idle: { operationId: addNote }
        '400':
          description: no
          links: { notes: { operationId: addNote, parameters: { orderId: $response.body#/id } } }
components:
  links:
    Read: { operationRef: '#/paths/~1orders~1%7BorderId%7D/get', parameters: { orderId: '$response.header.Location' } }
`;

test('the links of 2xx responses say what another operation gets, and where they stand', async () => {
  const file = await writeFiles({ 'api.yaml': text });
  const document = await loadDocument(file);
  const [{ links = [] } = {}] = document.operations;
  expect(
    links.map(({ to, status, parameters }) => ({ to, status, parameters: Object.fromEntries(parameters) })),
  ).toEqual([
    {
      to: { operationId: 'addNote' },
      status: '201',
      parameters: { orderId: { kind: 'body', of: 'response', pointer: '/id' } },
    },
    {
      to: { method: 'GET', path: '/orders/{orderId}' },
      status: '201',
      parameters: { orderId: { kind: 'header', of: 'response', name: 'location' } },
    },
  ]);
  expect(links.map(({ place }) => document.locate(place)?.line)).toEqual([10, 22]);
  expect(document.warnings(document.operations).join('\n')).toMatch(/api\.yaml:14:\d+ the link lost refers to nothing/);
});
