import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { articlesContract, type Family } from './credentials/articles-contract.ts';
import { runContract, type ContractRun, type RunOutcome } from './credentials/run-contract.ts';
import { seenCredentials, type SeenCredentials } from './credentials/seen-credentials.ts';
import { startProvider, type IdentityProvider } from './identity/start-provider.ts';
import { startResourceServer } from './identity/start-resource-server.ts';

// Clocks differ: a server takes a token for a while after it expired. How long it may is the leeway of rolecall.yaml.

const usualLeewayS = 3;
const operations = 6;

let provider: IdentityProvider;
beforeAll(async () => {
  provider = await startProvider();
}, 120_000);
afterAll(async () => await provider[Symbol.asyncDispose]());

/** Runs against a server with such a tolerance; `null`: the files do not say a leeway. */
async function tolerating(
  clockToleranceS: number,
  family: Exclude<Family, 'opaque'>,
  leewayS: number | null = usualLeewayS,
): Promise<RunOutcome & Pick<SeenCredentials, 'bearers'>> {
  await using server = await startResourceServer({ provider, clockToleranceS });
  await using seen = await seenCredentials(server.url);
  const contract = await articlesContract(family, { provider, server: { ...server, url: seen.url } });
  return { ...(await runContract(withLeeway(contract, leewayS))), bearers: seen.bearers };
}

/** Tokens of the provider that live for two seconds are JWTs here: how old they are can be read. */
function withLeeway({ files, ...rest }: ContractRun, leewayS: number | null): ContractRun {
  const text = (files['rolecall.yaml'] ?? '')
    .replaceAll('urn:api:opaque', 'urn:api:jwt')
    .replace('/opaque\n', '/jwt\n');
  const leeway = leewayS === null ? '' : `\nleeway: ${leewayS}s`;
  return { ...rest, files: { ...files, 'rolecall.yaml': text.replace('rolecall: 1', `rolecall: 1${leeway}`) } };
}

describe.for<[title: string, family: Exclude<Family, 'opaque'>, tooMuchS: number, taken: readonly string[]]>([
  // These expired half a minute and the leeway ago, or become valid in an hour.
  ['signed by the run', 'jwt', 2 * 3_600, ['expired', 'not-yet-valid']],
  ['issued, and kept until they have expired', 'opaque-short', 60, ['expired']],
])('tokens that are %s', ([, family, tooMuchS, taken]) => {
  test('a server that tolerates as much as the leeway has no finding, and is shown nothing that it may take or refuse', async () => {
    const { conclusion, judged, bearers } = await tolerating(usualLeewayS, family);
    expect(conclusion.findings).toEqual([]);
    const expired = judged.filter(({ verdict }) => verdict.axes['token'] === 'expired');
    expect(new Set(expired.map(({ verdict }) => verdict.code))).toEqual(new Set(['contrast']));

    const ages = bearers().flatMap(({ token, atS }) => ageOf(token, atS) ?? []);
    expect(ages.some((age) => age < 0)).toBe(true);
    expect(ages.some((age) => age > usualLeewayS)).toBe(true);
    expect(ages.filter((age) => age >= 0 && age <= usualLeewayS)).toEqual([]);
  });

  test('a server that tolerates more takes what has expired', async () => {
    const { red } = await tolerating(tooMuchS, family);
    expect(Object.entries(red).map(([key, { length }]) => `${key} ${length}`)).toEqual(
      taken.map((state) => `over-permissive ${state} ${operations}`),
    );
  });
});

describe('tokens that the run signs', () => {
  test.for<[title: string, leewayS: number | null, toleratesS: number, taken: readonly string[]]>([
    ['two minutes are too much where half a one is the leeway', 30, 120, [`over-permissive expired ${operations}`]],
    ['as much as the leeway is right', 30, 30, []],
    ['what libraries tolerate by themselves is right where the files do not say', null, 300, []],
    ['more than that is not', null, 400, [`over-permissive expired ${operations}`]],
  ])('%s', async ([, leewayS, toleratesS, taken]) => {
    const { red, conclusion } = await tolerating(toleratesS, 'jwt', leewayS);
    expect(Object.entries(red).map(([key, { length }]) => `${key} ${length}`)).toEqual(taken);
    expect(conclusion.findings).toHaveLength(taken.length);
  });
});

/** How long ago a token expired, in seconds; `undefined`: it does not say. */
function ageOf(token: string, atS: number): number | undefined {
  try {
    const { exp } = decodeJwt(token);
    return exp === undefined ? undefined : atS - exp;
  } catch {
    return undefined;
  }
}
