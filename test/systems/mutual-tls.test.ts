import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { certificatesContract, type CertificatesOptions } from './credentials/certificates-contract.ts';
import { runContract, type RunOutcome } from './credentials/run-contract.ts';
import { breaks, type BreakName } from './mutual-tls/breaks.ts';
import { makeCertificates, type Certificates } from './mutual-tls/make-certificates.ts';
import { startMutualTlsServer, type MutualTlsOptions } from './mutual-tls/start-mutual-tls-server.ts';

// Callers by client certificate, on a real TLS server whose own certificate is of an authority that Node does not know.

let certificates: Certificates;
beforeAll(async () => {
  certificates = await makeCertificates();
});
afterAll(() => certificates[Symbol.asyncDispose]());

async function runAgainst(
  how: MutualTlsOptions,
  contract: Omit<CertificatesOptions, 'url'> = { authorityKey: true },
): Promise<RunOutcome> {
  await using server = await startMutualTlsServer(certificates, how);
  return await runContract(await certificatesContract(certificates, { ...contract, url: server.url }));
}

const refusedAtHandshake = `    refusals: { missing: closed, unknown: closed, wrong-key: closed, expired: closed, not-yet-valid: closed }\n`;

describe('a healthy server has no finding, and all of its provable cells are proven', () => {
  test.for<[string, MutualTlsOptions, Omit<CertificatesOptions, 'url'>, number]>([
    ['with the key of the authority', {}, { authorityKey: true }, 24],
    ['with certificates that have expired', {}, { expired: true }, 21],
    [
      'that cuts the connection',
      { rejectAtHandshake: true },
      { authorityKey: true, environment: refusedAtHandshake },
      24,
    ],
  ])('%s', async ([, how, contract, provable]) => {
    const { conclusion } = await runAgainst(how, contract);
    expect(conclusion.findings).toEqual([]);
    expect(conclusion.share).toMatchObject({ proven: provable, provable });
    expect(conclusion.exitCode).toBe(0);
  });
});

const all = 3;

const found: Readonly<Record<BreakName, Readonly<Record<string, number>>>> = {
  'accepts-any-certificate': {
    'over-permissive wrong-key': all,
    'over-permissive expired': all,
    'over-permissive not-yet-valid': all,
  },
  'accepts-expired-certificate': { 'over-permissive expired': all },
  'accepts-early-certificate': { 'over-permissive not-yet-valid': all },
  // Without one a caller is a writer, who may do all but one.
  'accepts-missing-certificate': { 'over-permissive missing': 2 },
  'no-role-check': { 'over-permissive reader': 2, 'over-permissive writer': 1 },
};

describe('a check that is left out is found, and nothing else is', () => {
  test.for(Object.entries(found).map(([name, expected]) => ({ name, expected })))(
    '$name',
    async ({ name, expected }) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.entries forgets the names
      const { red, conclusion } = await runAgainst({ broken: [name as BreakName] });
      const counted = Object.fromEntries(Object.entries(red).map(([key, operations]) => [key, operations.length]));
      expect(counted).toEqual(expected);
      expect(conclusion.exitCode).toBe(1);
    },
  );

  test('every mistake that the server can make is among them', () => {
    expect(Object.keys(found).toSorted()).toEqual(Object.keys(breaks).toSorted());
  });
});

test('an expired certificate that nobody gives is open, and said to be', async () => {
  const { judged } = await runAgainst({}, {});
  const expired = judged.filter(({ verdict }) => verdict.at['token'] === 'expired');
  expect(expired.map(({ verdict }) => verdict.code)).toEqual(expired.map(() => 'state-not-derivable'));
  expect(expired[0]?.verdict.supply).toContain('states: { expired: { cert: …, key: … } }');
});

test('a closed connection is no refusal unless the files say so', async () => {
  const { conclusion } = await runAgainst({ rejectAtHandshake: true });
  expect(conclusion.exitCode).toBe(2);
  expect(conclusion.findings.map(({ verdict }) => verdict)).toEqual(['inconclusive', 'inconclusive']);
});

test('a finding is reproduced with the files of the certificates, and without a key in any output', async () => {
  const { written } = await runAgainst({ broken: ['no-role-check'] });
  expect(written).toContain(`--cacert '${certificates.authority}'`);
  expect(written).toContain(`--cert '${certificates.clients.reader.good.certificate}'`);
  expect(written).toContain(`--key '${certificates.clients.reader.good.key}'`);
  expect(written).not.toContain('PRIVATE KEY');
});
