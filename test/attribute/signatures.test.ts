import { expect, test } from 'vitest';
import { signatures } from '../../src/attribute/signatures.ts';
import type { RefusalSignature } from '../../src/model/signature.ts';
import { plain, samples } from './samples.ts';

const all = Object.entries<RefusalSignature>(signatures);

test.for(all)('%s finds itself in what its product answers, and says what shows it', ([name, signature]) => {
  const own = Object.entries(samples).find(([sampled]) => sampled === name)?.[1] ?? [];
  expect(own).not.toEqual([]);
  for (const sample of own) expect(signature.matches(sample)).toMatch(/\S/);
});

test.for(all)('%s is not sure of another cause where another product answers', ([name, signature]) => {
  const others = Object.entries(samples).filter(([sampled]) => sampled !== name);
  const mistaken = others.filter(([sampled, responses]) => {
    const cause = all.find(([other]) => other === sampled)?.[1].cause;
    return cause !== signature.cause && responses.some((sample) => signature.matches(sample) !== undefined);
  });
  expect(signature.confidence === 'high' ? mistaken.map(([sampled]) => sampled) : []).toEqual([]);
});

test.for(Object.entries(plain))('no signature reads anything into %s', ([, sample]) => {
  expect(all.filter(([, signature]) => signature.matches(sample) !== undefined).map(([name]) => name)).toEqual([]);
});

test.for(all)('%s does not take an admission for a refusal', ([name, signature]) => {
  const own = Object.entries(samples).find(([sampled]) => sampled === name)?.[1] ?? [];
  for (const sample of own) expect(signature.matches({ ...sample, status: 200 })).toBeUndefined();
});
