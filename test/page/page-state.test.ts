import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noFilters } from '../../src/page/data/filters.ts';
import { hashOf, stateFrom, type PageState } from '../../src/page/data/page-state.ts';

const text = fc.string({ unit: 'grapheme' }).filter((each) => each.isWellFormed());
const look: fc.Arbitrary<PageState['look']> = fc.oneof(
  fc.constant(undefined),
  text.filter((id) => id !== '').map((id) => ({ kind: 'cell', id }) as const),
  fc
    .tuple(text, text)
    .filter(([operation]) => operation !== '')
    .map(([operation, role]) => ({ kind: 'operation', operation, role }) as const),
);

test('whatever the page shows, its address leads to the same', () => {
  const filters = fc.record({ text, role: text, tag: text, verdict: text, severity: text, axis: text, change: text });
  fc.assert(
    fc.property(fc.record({ filters, view: fc.constantFrom('matrix', 'list'), look }), (state) => {
      expect(stateFrom(hashOf(state))).toEqual(state);
    }),
  );
});

test('an id can be written into an address as it is', () => {
  expect(stateFrom('#cell=POST /orders editor token=expired').look).toEqual({
    kind: 'cell',
    id: 'POST /orders editor token=expired',
  });
});

test.for(['', '#', '#findings', '#%', '#cell=', '#operation=&of=editor', '#__proto__=1&constructor=2'])(
  'the address %s asks nothing',
  (hash) => {
    expect(stateFrom(hash)).toEqual({ filters: noFilters, view: 'matrix', look: undefined });
  },
);
