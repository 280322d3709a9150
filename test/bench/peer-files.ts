import type { BareRequest } from './bare-loop.ts';

/** A request of a run, and the status that it must be answered with. */
export interface Expected extends BareRequest {
  readonly status: number;
}

/** The same requests as a Postman collection, each with a test of its status: https://schema.postman.com/ */
export function collection(origin: string, requests: readonly Expected[]): unknown {
  return {
    info: { name: 'bench', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    item: requests.map(({ method, path, headers, body, status }, index) => ({
      name: `${index} ${method} ${path}`,
      request: {
        method,
        url: origin + path,
        header: headersOf(headers).map(([key, value]) => ({ key, value })),
        ...(body !== null && { body: { mode: 'raw', raw: body } }),
      },
      event: [
        {
          listen: 'test',
          script: {
            exec: [`pm.test('status', () => pm.response.to.have.status(${status}));`],
            type: 'text/javascript',
          },
        },
      ],
    })),
  };
}

/** The same as an Arazzo workflow: https://spec.openapis.org/arazzo/v1.0.1.html */
export function arazzo(spec: string, requests: readonly Expected[]): unknown {
  return {
    arazzo: '1.0.1',
    info: { title: 'bench', version: '1' },
    sourceDescriptions: [{ name: 'api', url: spec, type: 'openapi' }],
    workflows: [
      {
        workflowId: 'all',
        steps: requests.map(({ method, path: target, headers, body, status }, index) => ({
          stepId: `step${index}`,
          operationPath: `{$sourceDescriptions.api.url}#/paths/~1${target.slice(1).split('?', 1)[0]}/${method.toLowerCase()}`,
          parameters: [
            ...headersOf(headers)
              .filter(([name]) => name !== 'content-type')
              .map(([name, value]) => ({ in: 'header', name, value })),
            ...[...new URLSearchParams(target.split('?')[1])].map(([name, value]) => ({ in: 'query', name, value })),
          ],
          ...(body !== null && { requestBody: { contentType: 'application/json', payload: JSON.parse(body) } }),
          successCriteria: [{ condition: `$statusCode == ${status}` }],
        })),
      },
    ],
  };
}

function headersOf(flat: readonly string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let at = 0; at < flat.length; at += 2) pairs.push([(flat[at] ?? '').toLowerCase(), flat[at + 1] ?? '']);
  return pairs.filter(([name]) => name !== 'user-agent');
}
