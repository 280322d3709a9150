import { expect, test } from 'vitest';
import { complaints, config, loading } from './loading.ts';

test('an oracle is switched off with a reason, or given another severity', async () => {
  const { contract } = await loading({
    'rolecall.yaml': `${config}oracles:\n  soft-denial: { off: "our gateway does that" }\n  stack-trace: { severity: low }\n`,
  });
  expect(contract.oracles).toEqual({
    'soft-denial': { off: 'our gateway does that' },
    'stack-trace': { severity: 'low' },
  });
  expect((await loading({})).contract.oracles).toEqual({});
});

test('an unknown oracle gets the nearest right name, and nothing is switched off without a reason', async () => {
  const said = await complaints({
    'rolecall.yaml': `${config}oracles:\n  soft-deniel: { off: x }\n  stack-trace: { off: "" }\n`,
  });
  expect(said).toEqual([
    'rolecall.yaml:11:3 unknown key "soft-deniel", expected one of soft-denial, stack-trace. Did you mean "soft-denial"?',
    'rolecall.yaml:12:23 "off" is "": expected a sentence.',
  ]);
});

test.for([
  ['{ off: x, severity: low }', 'expected exactly one of off, severity.'],
  ['{}', 'expected exactly one of off, severity.'],
  ['{ severity: lowly }', '"severity" is "lowly": expected one of critical, high, medium, low, info.'],
  ['false', '"stack-trace" is false: expected a mapping.'],
] as const)('%s is no setting of an oracle', async ([written, said]) => {
  const lines = await complaints({ 'rolecall.yaml': `${config}oracles: { stack-trace: ${written} }\n` });
  expect(lines).toEqual([expect.stringContaining(said)]);
});
