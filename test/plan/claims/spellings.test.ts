import { describe, expect, test } from 'vitest';
import { spellings } from '../../../src/plan/claims/spellings.ts';

describe.for(Object.entries(spellings))('%s', ([name, spell]) => {
  test.for(['192.0.2.7', '2001:db8::7'])('names %s, and not as it is usually written', (ip) => {
    expect(spell(ip)).toContain(ip);
    expect(spell(ip)).not.toBe(ip);
  });

  test('has a name that a report can show', () => {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });
});

test('no two spellings of an address are the same', () => {
  const all = Object.values(spellings).map((spell) => spell('192.0.2.7'));
  expect(new Set(all).size).toBe(all.length);
});
