import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { piecesFound } from './credentials/pieces-found.ts';
import { runContract, type ContractRun, type RunOutcome } from './credentials/run-contract.ts';
import { breaks, type BreakName } from './partners/breaks.ts';
import { startPartnersServer, type PartnerSecrets } from './partners/partners-server.ts';

// Callers who show two credentials at once, and callers who sign each request with a module of their own.

type Family = 'both' | 'signed';

const module = fileURLToPath(import.meta.resolve('./partners/sign-partner.ts'));

const made = () => randomBytes(24).toString('base64url');
const secrets: PartnerSecrets = {
  gatewayKey: made(),
  tokens: { buyer: made(), seller: made() },
  keys: { buyer: made(), seller: made() },
};

const document = `openapi: 3.1.0
info: { title: Partners, version: 1.0.0 }
paths:
  /orders:
    post: &call
      parameters:
        - { name: X-Gateway-Key, in: header, required: true, schema: { type: string } }
      requestBody: { content: { application/json: { schema: { type: object }, example: { sku: tea } } } }
      responses: { '201': { description: Done. }, '401': { description: Who? }, '403': { description: No. } }
      security: [{ token: [], gatewayKey: [] }]
  /prices:
    post: *call
components:
  securitySchemes:
    token: { type: http, scheme: bearer }
    gatewayKey: { type: apiKey, in: header, name: X-Gateway-Key }
`;

function contract(family: Family, url: string, signs = 'all'): ContractRun {
  const principal = (role: string) =>
    family === 'both'
      ? `{ bearer: { env: TOKEN_${role} }, scheme: token, and: [{ apiKey: { env: GATEWAY }, scheme: gatewayKey }], verify: GET /me }`
      : `{ module: { file: ${module}, secrets: { key: { env: KEY_${role} } }, with: { id: ${role}, signs: ${signs} } }, verify: GET /me }`;
  return {
    files: {
      'openapi.yaml': document,
      'matrix.yaml': `rolecall: 1
roles: { buyer: {}, seller: { includes: [buyer] } }
operations: { POST /orders: buyer, POST /prices: seller }
`,
      'rolecall.yaml': `rolecall: 1
spec: openapi.yaml
matrix: matrix.yaml
environments:
  local:
    target: ${url}/${family}
    principals:
      buyer: ${principal('buyer')}
      seller: ${principal('seller')}
`,
    },
    variables: {
      GATEWAY: secrets.gatewayKey,
      ...Object.fromEntries(Object.entries(secrets.tokens).map(([role, token]) => [`TOKEN_${role}`, token])),
      ...Object.fromEntries(Object.entries(secrets.keys).map(([role, key]) => [`KEY_${role}`, key])),
    },
  };
}

async function runAgainst(family: Family, ...broken: readonly BreakName[]): Promise<RunOutcome> {
  await using server = await startPartnersServer(secrets, ...broken);
  const signs = broken.includes('body-unsigned') ? 'date' : 'all';
  return await runContract(contract(family, server.url, signs));
}

describe('a healthy server has no finding, and its provable cells are proven', () => {
  // Tokens that have expired are given by nobody here: two cells stay open.
  test.for<[Family, number, number]>([
    ['both', 40, 2],
    ['signed', 16, 0],
  ])('%s', async ([family, provable, open]) => {
    const { conclusion } = await runAgainst(family);
    expect(conclusion.findings).toEqual([]);
    expect(conclusion.share).toMatchObject({ proven: provable - open, provable });
    expect(conclusion.exitCode).toBe(0);
  });
});

const all = 2;

const found: Readonly<Record<BreakName, readonly [Family, Readonly<Record<string, number>>]>> = {
  'key-unchecked': [
    'both',
    {
      'over-permissive gatewayKey:missing': all,
      'over-permissive gatewayKey:empty': all,
      'over-permissive gatewayKey:malformed': all,
      'over-permissive gatewayKey:unknown': all,
      'over-permissive gatewayKey:altered': all,
      'over-permissive gatewayKey:wrong-place': all,
    },
  ],
  'key-any': [
    'both',
    {
      'over-permissive gatewayKey:empty': all,
      'over-permissive gatewayKey:malformed': all,
      'over-permissive gatewayKey:unknown': all,
      'over-permissive gatewayKey:altered': all,
    },
  ],
  'key-decides': [
    'both',
    {
      'over-permissive token:missing': all,
      'over-permissive token:empty': all,
      'over-permissive token:malformed': all,
      'over-permissive token:unknown': all,
      'over-permissive altered': all,
      'over-permissive wrong-place': all,
      'over-permissive wrong-scheme': all,
      'over-permissive buyer': 1,
    },
  ],
  // Nobody in particular is modelled on the buyer, who may do one thing.
  'signature-unchecked': [
    'signed',
    { 'over-permissive unknown': 1, 'over-permissive wrong-key': all, 'over-permissive wrong-signature': all },
  ],
  'body-unsigned': ['signed', { 'over-permissive wrong-signature': all }],
  'date-unchecked': ['signed', { 'over-permissive expired': all }],
  'future-unchecked': ['signed', { 'over-permissive not-yet-valid': all }],
  'no-role-check': ['both', { 'over-permissive buyer': 1 }],
};

describe('a check that is left out is found, and nothing else is', () => {
  test.for(Object.entries(found).map(([name, [family, expected]]) => ({ name, family, expected })))(
    '$name',
    async ({ name, family, expected }) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.entries forgets the names
      const { red, conclusion } = await runAgainst(family, name as BreakName);
      const counted = Object.fromEntries(Object.entries(red).map(([key, operations]) => [key, operations.length]));
      expect(counted).toEqual(expected);
      expect(conclusion.exitCode).toBe(1);
    },
  );

  test('every mistake that the server can make is among them', () => {
    expect(Object.keys(found).toSorted()).toEqual(Object.keys(breaks).toSorted());
  });
});

test.for<Family>(['both', 'signed'])(
  'no secret, and no signature, stands in what a run of %s writes',
  async (family) => {
    const { written } = await runAgainst(family);
    const used = [secrets.gatewayKey, ...Object.values(secrets.tokens), ...Object.values(secrets.keys)];
    expect(piecesFound(written, used)).toEqual([]);
    expect(written).not.toMatch(/signature=[0-9a-f]/);
  },
);
