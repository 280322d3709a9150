import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { aContract } from '../bench/a-contract.ts';
import { aServer } from '../execute/a-server.ts';
import { contractFile, vitestProject } from './vitest-project.ts';

const operations = 30;

/** A server that takes its time, and lets in whom its token says. */
async function slowServer() {
  const seen = { atOnce: 0, most: 0 };
  const server = await aServer((request, response) => {
    seen.most = Math.max(seen.most, ++seen.atOnce);
    request.resume();
    const [, kind] = /^Bearer (admit|known)-role\d+-0123456789abcdef$/.exec(request.headers.authorization ?? '') ?? [];
    const refusal = kind === undefined ? 401 : 403;
    void setTimeout(25).then(() => {
      seen.atOnce--;
      const status = kind === 'admit' ? 201 : refusal;
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(status === 201 ? '{"id":"thing-1","name":"a thing"}' : '{"error":"no"}');
    });
  });
  return { server, seen };
}

async function projectAt(url: string, wrong: Readonly<Record<string, string>> = {}) {
  const contract = await aContract(url, { operations, roles: 3, allowed: 1 });
  const { config } = contract;
  const variables = { ...contract.variables, ...wrong };
  return await vitestProject({
    'contract.test.ts': contractFile(
      `{ config: ${JSON.stringify(config)}, environment: 'bench', concurrency: 4, variables: ${JSON.stringify(variables)} }`,
    ),
  });
}

describe('a target that takes its time', () => {
  test('is asked about several operations at once, and by a whole run alone', async () => {
    const { server, seen } = await slowServer();
    await using _server = server;
    await using project = await projectAt(server.url);
    const { exitCode, output } = await project.vitest();
    expect(exitCode, output).toBe(0);
    expect(seen.most).toBe(4);
    const [journal = []] = project.journals();
    expect(journal.filter(({ type }) => type === 'settled')).toHaveLength(operations);
  });

  test('is asked nothing more once the tests are cut short, and what was asked can be read', async () => {
    const { server } = await slowServer();
    await using _server = server;
    await using project = await projectAt(server.url, { TOKEN_ROLE0: 'admit-role0-0123456789abcdef' });
    const { exitCode } = await project.vitest('--bail=1');
    expect(exitCode).toBe(1);
    const [journal = []] = project.journals();
    expect(journal.filter(({ type }) => type === 'settled').length).toBeLessThan(operations);
    expect(journal.at(-1)).toMatchObject({ type: 'teardown', interrupted: true });
  });
});
