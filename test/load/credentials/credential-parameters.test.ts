import { describe, expect, test } from 'vitest';
import { credentialParameters, unclaimedCredentials } from '../../../src/load/credentials/credential-parameters.ts';
import type { Operation, Parameter } from '../../../src/model/operation.ts';
import { loading } from '../loading.ts';
import { operation } from '../operations.ts';
import { anIdentity } from './an-identity.ts';

const header = (name: string, change: Partial<Parameter> = {}): Parameter => ({
  name,
  in: 'header',
  required: true,
  schema: undefined,
  examples: [],
  declared: true,
  ...change,
});

function taking(id: string, ...parameters: readonly Parameter[]): Operation {
  return { ...operation(id), parameters };
}

describe('a parameter is a credential where a principal', () => {
  test.for<[string, Parameters<typeof anIdentity>[0], Pick<Parameter, 'in' | 'name'>, boolean]>([
    ['puts it by default', {}, header('Authorization'), true],
    ['puts its key by default', { credential: { kind: 'apiKey', key: { env: 'K' } } }, header('X-Api-Key'), true],
    ['says so, in any case of letters', { at: { in: 'header', name: 'X-Token' } }, header('x-token'), true],
    ['says so of a query', { at: { in: 'query', name: 'key' } }, { in: 'query', name: 'key' }, true],
    ['says so in another place', { at: { in: 'query', name: 'key' } }, { in: 'cookie', name: 'key' }, false],
    [
      'says so in other letters, which a query tells apart',
      { at: { in: 'query', name: 'key' } },
      { in: 'query', name: 'Key' },
      false,
    ],
    ['has a header go along', { headers: { 'X-CSRF-Token': '$kept.csrf' } }, header('x-csrf-token'), true],
    [
      'has another credential go along',
      { and: [anIdentity({ at: { in: 'header', name: 'X-Gateway' } })] },
      header('X-Gateway'),
      true,
    ],
    [
      'has a certificate, which stands nowhere',
      { credential: { kind: 'mutualTLS', cert: { env: 'C' }, key: { env: 'K' } } },
      header('Authorization'),
      false,
    ],
    ['says nothing of it', {}, header('X-Request-Token'), false],
  ])('%s', ([, change, parameter, expected]) => {
    expect(credentialParameters([anIdentity(change)])(parameter)).toBe(expected);
  });
});

describe('headers that look like a credential and that nobody brings', () => {
  const found = (...parameters: readonly Parameter[]) => [
    ...unclaimedCredentials([taking('POST /orders', ...parameters)], () => false).keys(),
  ];

  test.for([
    'X-API-Key',
    'apikey',
    'X-Auth-Token',
    'Authorization',
    'X-CSRF-Token',
    'x-session-id-token',
    'X-Signature',
    'Subscription-Key',
  ])('%s', (name) => {
    expect(found(header(name))).toEqual([name]);
  });

  test.for(['X-Request-Id', 'Idempotency-Key', 'X-Tokenizer', 'Accept-Language', 'X-Tenant'])('%s does not', (name) => {
    expect(found(header(name))).toEqual([]);
  });

  test('optional ones, and those of a query, need nobody', () => {
    expect(found(header('X-API-Key', { required: false }), header('api_key', { in: 'query' }))).toEqual([]);
  });
});

describe('the contract warns of them, once for each header', () => {
  const operations = [
    taking('POST /orders', header('X-API-Key')),
    { ...taking('POST /orders/{orderId}/refunds', header('X-API-Key')), tags: ['money'] },
    taking('POST /admin/users'),
  ];

  test('with the first operation, how many more there are, and the remedy', async () => {
    const { warnings } = await loading({}, { operations });
    expect(warnings.filter((line) => line.includes('credential'))).toEqual([
      'api.yaml:1:1 the header X-API-Key of POST /orders and 1 more looks like a credential, and a generated text is sent in it: say whose it is (`at: { header: X-API-Key }` of a principal), or give its value under `requests`.',
    ]);
  });

  test('and no longer when a principal says that it is its own', async () => {
    const config = `rolecall: 1
spec: api.yaml
matrix: matrix.yaml
environments:
  local:
    target: http://127.0.0.1:8080/api/
    principals:
      editor: { apiKey: { env: EDITOR }, at: { header: x-api-key } }
      viewer: { bearer: { env: VIEWER } }
`;
    const { warnings, contract } = await loading({ 'rolecall.yaml': config }, { operations });
    expect(warnings.filter((line) => line.includes('credential'))).toEqual([]);
    expect(contract.isCredential?.(header('X-API-Key'))).toBe(true);
  });
});
