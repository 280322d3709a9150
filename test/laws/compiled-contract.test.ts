import { SignJWT } from 'jose';
import { getResponse } from 'msw';
import { expect, test } from 'vitest';
import { peerHeader } from '../../src/embedded/client-networks.ts';
import { compile } from '../../src/embedded/compile.ts';
import { embeddedHandlers } from '../../src/embedded/embedded-handlers.ts';
import { compiledContract } from '../../src/model/compiled-contract.ts';
import type { Contract } from '../../src/model/contract.ts';
import type { Operation } from '../../src/model/operation.ts';
import { handlersOf } from '../../src/msw.ts';
import { contractOf } from '../../src/pipeline.ts';
import { mergePatch } from '../../src/plan/merge-patch.ts';

const secret = 'a secret of this law, long enough for HS256';
const today = '2026-11-23';
const sample = () => contractOf({ config: 'rolecall.yaml', environment: 'embedded', today }, secret);

test('what is compiled is JSON that fits its schema, and the same each time', async () => {
  const [first, second] = [compile(await sample()), compile(await sample())];
  const written = JSON.stringify(first);
  expect(JSON.parse(written)).toEqual(first);
  expect(compiledContract.parse(JSON.parse(written))).toEqual(first);
  expect(JSON.stringify(second)).toBe(written);
});

test('what is compiled holds no secret and no folder of this machine', async () => {
  const written = JSON.stringify(compile(await sample()));
  expect(written).not.toContain(secret);
  expect(written).not.toContain(import.meta.dirname.slice(0, 8));
});

test('handlers of the compiled contract answer every caller in every case as the embedded API does', async () => {
  const { contract, environment } = await sample();
  const compiled = compile({ contract });
  const real = embeddedHandlers(contract, { environment, mutations: [] });
  let caller = '';
  const addresses = environment.addresses.filter(({ networks }) => networks.size < 2);
  const statuses = new Set<number | undefined>();
  for (const address of addresses) {
    const ours = handlersOf(compiled, { as: () => caller, networks: [...address.networks] });
    for (const operation of contract.documented) {
      for (const name of [undefined, ...contract.cases(operation)]) {
        for (caller of ['anonymous', 'outsider', ...contract.roles]) {
          const made = requestFor(contract, operation, name);
          const authorization = await authorizationOf(caller);
          const theirs = new Request(made.clone(), {
            headers: { ...Object.fromEntries(made.headers), ...authorization, [peerHeader]: address.ip ?? '' },
          });
          const [expected, actual] = [await getResponse([...real], theirs), await getResponse(ours, made)];
          const where = `${operation.id} ${name} as ${caller} from ${address.name}`;
          expect([where, await said(actual)]).toEqual([where, await said(expected)]);
          statuses.add(actual?.status);
        }
      }
    }
  }
  expect([...statuses]).toEqual(expect.arrayContaining([200, 201, 204, 401, 403, 404]));
});

async function said(response: Response | undefined) {
  // Both count what they made, and the embedded API counts over all addresses.
  const text = (await response?.text())?.replaceAll(/_\d+/g, '_#');
  return { status: response?.status, headers: Object.fromEntries(response?.headers ?? []), text };
}

async function authorizationOf(caller: string): Promise<Record<string, string>> {
  if (caller === 'anonymous') return {};
  const token = await new SignJWT({ roles: caller === 'outsider' ? [] : [caller] })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer('rolecall-embedded')
    .setSubject(caller)
    .setExpirationTime('10m')
    .sign(new TextEncoder().encode(secret));
  return { authorization: `Bearer ${token}` };
}

function requestFor(contract: Contract, operation: Operation, caseName: string | undefined): Request {
  const url = `http://localhost${operation.path.replaceAll(/\{\w+\}/g, 'x-1')}`;
  const [media] = operation.bodies;
  if (!media) return new Request(url, { method: operation.method });
  const body =
    media.examples[0] ??
    (media.schema && contract.schemas.sample(media.schema, { seed: 1, direction: 'request' })?.value);
  const patch = caseName === undefined ? {} : contract.request(operation).cases[caseName];
  return new Request(url, {
    method: operation.method,
    headers: { 'content-type': media.type },
    body: JSON.stringify(mergePatch(body, patch)),
  });
}
