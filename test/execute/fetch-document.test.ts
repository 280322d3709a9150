import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fetchDocumentWith } from '../../src/execute/fetch-document.ts';
import { contractOf } from '../../src/pipeline.ts';
import { RolecallError } from '../../src/model/rolecall-error.ts';
import { tokenStates } from '../../src/registries.ts';

const api =
  "openapi: 3.0.0\ninfo: { title: Fetched, version: '1' }\npaths:\n  /orders: { $ref: 'parts/orders.yaml' }\n";
const part = 'post: { responses: { "200": { description: ok } } }';

/** A server on loopback, and what it was asked. */
async function serving(answer: RequestListener) {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return { asked, url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}` };
}

const fetchText = (url: string, options = {}) =>
  fetchDocumentWith({ variables: {}, tokenStates, ...options })({ url, as: undefined, where: 'here:1:1 ' });

/** The contract of a rolecall.yaml with this `spec`. */
async function contractWith(spec: string, variables: Readonly<Record<string, string>> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-fetch-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(
    join(folder, 'matrix.yaml'),
    'rolecall: 1\nroles: { admin: {} }\noperations: { POST /orders: admin }\n',
  );
  await writeFile(
    join(folder, 'rolecall.yaml'),
    `rolecall: 1\nspec: ${spec}\nmatrix: matrix.yaml\nenvironments:\n  local:\n    target: http://127.0.0.1:1\n    principals: { admin: { bearer: { env: ADMIN } } }\n  embedded: {}\n`,
  );
  const load = (environment: string) =>
    contractOf({ config: join(folder, 'rolecall.yaml'), environment, variables, today: '2026-11-23' });
  const said = async (environment: string) => {
    const error: unknown = await load(environment).catch((cause: unknown) => cause);
    return error instanceof RolecallError ? error.message.replaceAll(`${folder}/`, '') : 'nothing';
  };
  return { load, said };
}

const page: RequestListener = (request, response) => {
  if (request.headers.authorization !== 'Bearer s3cret') response.writeHead(401).end();
  else response.end(request.url === '/v1/api.yaml' ? api : part);
};

test('a document is fetched as a principal, with the files beside it', async () => {
  const { url, asked } = await serving(page);
  const { load } = await contractWith(`{ url: "${url}/v1/api.yaml", as: admin }`, { ADMIN: 's3cret' });
  const { contract } = await load('local');
  expect(contract.operations.map(({ id }) => id)).toEqual(['POST /orders']);
  expect(contract.spec).toMatchObject({ file: `${url}/v1/api.yaml`, title: 'Fetched' });
  expect(asked.map((request) => request.url)).toEqual(['/v1/api.yaml', '/v1/parts/orders.yaml']);
});

test('without a principal no credential is presented, and the refusal says where the document is named', async () => {
  const { url, asked } = await serving(page);
  const { said } = await contractWith(`${url}/v1/api.yaml`, { ADMIN: 's3cret' });
  expect(await said('local')).toMatch(/^rolecall\.yaml:2:7 http\S+ cannot be fetched: it answers 401\. /);
  expect(asked[0]?.headers.authorization).toBeUndefined();
});

test('a principal without its secret, an unknown one, and one of the embedded API are refused with their place', async () => {
  const { url, asked } = await serving(page);
  expect(await (await contractWith(`{ url: "${url}/v1/api.yaml", as: admin }`)).said('local')).toMatch(
    /^rolecall\.yaml:2:7 principal admin: the environment variable ADMIN is not set/,
  );
  expect(await (await contractWith(`{ url: "${url}", as: admn }`)).said('local')).toMatch(
    /^rolecall\.yaml:2:\d+ unknown principal "admn".*Did you mean "admin"\?$/,
  );
  expect(await (await contractWith(`{ url: "${url}", as: admin }`)).said('embedded')).toMatch(
    /^rolecall\.yaml:2:\d+ the environment embedded is the embedded API/,
  );
  expect(asked).toEqual([]);
});

test('a URL with credentials in it, and one that nobody answers, are refused with their place', async () => {
  expect(await (await contractWith('http://me:pw@127.0.0.1:1/a.yaml')).said('local')).toMatch(
    /^rolecall\.yaml:2:7 .*expected an http or https URL without credentials/,
  );
  expect(await (await contractWith('http://127.0.0.1:1/a.yaml')).said('local')).toMatch(
    /^rolecall\.yaml:2:7 http:\/\/127\.0\.0\.1:1\/a\.yaml cannot be fetched: ECONNREFUSED/,
  );
});

test('a redirect is followed on the same host and nowhere else', async () => {
  const other = await serving((_, response) => response.end('stolen'));
  const { url } = await serving((request, response) => {
    if (request.url === '/moved') response.writeHead(302, { location: '/here' }).end();
    else if (request.url === '/away') response.writeHead(302, { location: `${other.url}/x` }).end();
    else if (request.url === '/round') response.writeHead(302, { location: '/round' }).end();
    else response.end('text');
  });
  expect(await fetchText(`${url}/moved`)).toBe('text');
  await expect(fetchText(`${url}/away`)).rejects.toThrow(/it redirects to http:\/\/127\.0\.0\.1:\d+, another host/);
  await expect(fetchText(`${url}/round`)).rejects.toThrow('it redirects more than');
  expect(other.asked).toEqual([]);
});

test('what is too large, too slow or cut off is given up', async () => {
  const { url } = await serving((request, response) => {
    if (request.url === '/large') response.end('x'.repeat(3000));
    else if (request.url === '/cut')
      response.writeHead(200, { 'content-length': 100 }).write('x', () => response.destroy());
  });
  await expect(fetchText(`${url}/large`, { maxBytes: 1024 })).rejects.toThrow('it is larger than');
  await expect(fetchText(`${url}/slow`, { timeoutMs: 200 })).rejects.toThrow('no complete answer within 0.2 s');
  await expect(fetchText(`${url}/cut`)).rejects.toThrow();
});
