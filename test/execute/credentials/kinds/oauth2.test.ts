import { describe, expect, test } from 'vitest';
import { oauth2 } from '../../../../src/execute/credentials/kinds/oauth2.ts';
import { Redactor } from '../../../../src/execute/redactor.ts';
import { anIdentity } from '../../../load/credentials/an-identity.ts';
import { aServer } from '../../a-server.ts';

/** Until when tokens are used that live so many seconds, and how many are got meanwhile: a moment for each second. */
async function tokensFor(expiresInS: number, seconds: readonly number[]): Promise<readonly string[]> {
  let issued = 0;
  await using server = await aServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ access_token: `token-${issued++}`, token_type: 'Bearer', expires_in: expiresInS }));
  });
  const credential = {
    kind: 'oauth2',
    grant: 'client_credentials',
    clientId: 'editor',
    clientSecret: { value: 'secret' },
    tokenEndpoint: `${server.url}/token`,
  } as const;
  const holder = await oauth2(anIdentity({ credential }), { variables: {}, redactor: new Redactor(), seed: 1 });
  if ('problem' in holder) throw new Error(holder.problem);
  const texts: string[] = [];
  for (const nowS of seconds) {
    const working = await holder.current(nowS);
    texts.push('text' in working ? working.text : working.code);
  }
  return texts;
}

describe('a token is got anew before it ends', () => {
  test('five seconds before, where it lives long', async () => {
    expect(await tokensFor(60, [0, 54, 55])).toEqual(['token-0', 'token-0', 'token-1']);
  });

  test('in the last quarter of a short life', async () => {
    expect(await tokensFor(12, [0, 8, 9])).toEqual(['token-0', 'token-0', 'token-1']);
  });

  test('a whole second before, however short it lives: the moment 1 lasts until 2', async () => {
    expect(await tokensFor(2, [0, 1])).toEqual(['token-0', 'token-1']);
  });
});
