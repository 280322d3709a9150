import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { runContract, type RunOutcome } from './credentials/run-contract.ts';
import { startLayers, type Reads } from './two-headers/layers.ts';

// A gateway and an application that both verify tokens, and what each of them makes of two Authorization headers.

const tokens = { viewer: randomBytes(24).toString('base64url'), editor: randomBytes(24).toString('base64url') };
const roles = Object.fromEntries(Object.entries(tokens).map(([role, token]) => [token, role]));

const document = `openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
paths:
  /orders:
    post:
      responses: { '201': { description: Done. }, '401': { description: Who? }, '403': { description: No. } }
      security: [{ token: [] }]
components:
  securitySchemes:
    token: { type: http, scheme: bearer }
`;

async function runAgainst(gateway: Reads, application: Reads): Promise<RunOutcome> {
  await using layers = await startLayers(roles, { gateway, application });
  const principal = (role: string) =>
    `{ bearer: { env: TOKEN_${role} }, verify: GET /me, states: { expired: { env: OLD } } }`;
  return await runContract({
    files: {
      'openapi.yaml': document,
      'matrix.yaml': `rolecall: 1
roles: { viewer: {}, editor: { includes: [viewer] } }
operations: { POST /orders: editor }
`,
      'rolecall.yaml': `rolecall: 1
spec: openapi.yaml
matrix: matrix.yaml
oracles: { unequal-shapes: { off: two layers answer } }
environments:
  local:
    target: ${layers.url}
    principals:
      viewer: ${principal('viewer')}
      editor: ${principal('editor')}
`,
    },
    variables: { TOKEN_viewer: tokens.viewer, TOKEN_editor: tokens.editor, OLD: 'a-token-of-last-year' },
  });
}

test.for<[gateway: Reads, application: Reads, found: readonly string[]]>([
  // Whoever is verified is not who acts.
  ['first', 'last', ['wrong-refusal split-headers']],
  ['last', 'first', ['wrong-refusal split-headers']],
  ['first', 'first', ['note one-of-two-headers']],
  ['last', 'last', ['note one-of-two-headers']],
  // One of them is on its guard, whatever the other one takes.
  ['first', 'joined', []],
  ['last', 'joined', []],
  ['first', 'refused', []],
  ['refused', 'last', []],
  ['every', 'every', []],
  ['every', 'first', []],
])('a gateway that reads %s before an application that reads %s', async ([gateway, application, found]) => {
  const { conclusion } = await runAgainst(gateway, application);
  expect(conclusion.findings.map(({ verdict, fault }) => `${verdict} ${fault}`)).toEqual(found);
  expect(conclusion.exitCode).toBe(found.includes('wrong-refusal split-headers') ? 1 : 0);
  expect(conclusion.share.proven).toBe(conclusion.share.provable);
});

test('the finding says which layer took which', async () => {
  const { written } = await runAgainst('first', 'last');
  expect(written).toContain(
    '401 from the application with the working token first, 401 from the gateway with it last, 201 with it twice',
  );
  for (const token of Object.values(tokens)) expect(written).not.toContain(token);
});
