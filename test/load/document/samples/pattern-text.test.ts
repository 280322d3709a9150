import { expect, test } from 'vitest';
import { foreignValue } from '../../../../src/load/document/samples/foreign-value.ts';
import { patternText } from '../../../../src/load/document/samples/pattern-text.ts';

test.for([
  '^adr_[a-zA-Z0-9]+$',
  '^(0|[1-9][0-9]*)$',
  '^https:\\/\\/.{5,247}$',
  'payTo|upi_collect',
  '^(?!x)[^<>]{2,3}(?<name>\\w)?$',
  '(a{2}){3}',
])('a text by %s is the same whether it is made here or in the thread', (pattern) => {
  const schema = { type: 'string', pattern, maxLength: 255 } as const;
  for (let seed = 0; seed < 20; seed += 1) {
    const task = { library: 'json-schema-faker', schema, seed, filled: false } as const;
    expect(patternText(schema, seed)).toBe(foreignValue(task));
  }
});
