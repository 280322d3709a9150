import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldsOf } from '../../src/page/data/fields.ts';
import { noFilters, type Filters } from '../../src/page/data/filters.ts';
import { levels } from '../../src/page/data/level-of.ts';
import { matching } from '../../src/page/data/matching.ts';
import { worstFirst } from '../../src/page/data/worst-first.ts';
import { auditOfCells, pointOf, type TestCell } from './audit-of-cells.ts';
import { randomCells } from './random-cells.ts';

const tags = { 'POST /orders': ['sales'], 'POST /users': ['People', 'sales'] };
const findings = new Set<string>(['over-permissive', 'over-restrictive', 'wrong-refusal']);

/** Each filter, said once more and without columns. */
const asks: { readonly [Name in keyof Filters]: (cell: TestCell, asked: string) => boolean } = {
  text: (cell, asked) => {
    const texts = [cell.operation, pointOf(cell), ...(tags[cell.operation as keyof typeof tags] ?? [])];
    const words = asked.toLowerCase().split(/\s+/);
    return words.every((word) => texts.some((text) => text.toLowerCase().includes(word)));
  },
  role: ({ role }, asked) => role === asked,
  tag: ({ operation }, asked) => (tags[operation as keyof typeof tags] ?? []).includes(asked),
  severity: ({ severity }, asked) => severity === asked,
  verdict: ({ verdict = 'pass', provable, proven, accepted, seen }, asked) => {
    if (asked === 'finding') return findings.has(verdict) && accepted !== true;
    if (asked === 'proven') return proven === true;
    if (asked === 'unproven') return provable === true && proven !== true;
    if (asked === 'accepted') return accepted === true;
    return asked === 'seen' ? seen !== '' : verdict === asked;
  },
  axis: ({ axes = {} }, asked) => {
    if (asked === 'none') return Object.keys(axes).every((name) => name === 'case');
    return Object.entries(axes).some(([name, value]) => asked === name || asked === `${name}=${value}`);
  },
  change: (cell, asked) => asked === 'widened' && cell.operation === 'POST /users',
};

const randomFilters: fc.Arbitrary<Filters> = fc
  .record(
    {
      text: fc.constantFrom('orders', 'ORDERS editor', 'sales', 'token=expired', ' people ', '__proto__', 'nothing'),
      role: fc.constantFrom('viewer', '__proto__', 'constructor'),
      tag: fc.constantFrom('sales', 'People', 'none'),
      verdict: fc.constantFrom(
        'finding',
        'proven',
        'unproven',
        'accepted',
        'seen',
        'pass',
        'inconclusive',
        '__proto__',
      ),
      severity: fc.constantFrom('critical', 'low'),
      axis: fc.constantFrom('none', 'token', 'token=expired', 'case=a=b', 'address=expired', 'constructor'),
      change: fc.constantFrom('widened', 'narrowed'),
    },
    { requiredKeys: [] },
  )
  .map((asked) => ({ ...noFilters, ...asked }));

describe('what is looked for', () => {
  test('is what somebody finds who asks each cell each question', () => {
    fc.assert(
      fc.property(randomCells, randomFilters, (cells, filters) => {
        const changes = cells.filter(({ operation }) => operation === 'POST /users');
        const audit = auditOfCells(cells, {
          tags,
          changes: Object.fromEntries(changes.map((cell) => [`${cell.operation} ${pointOf(cell)}`, 'widened'])),
        });
        const found = [...matching(audit, filters)];
        const wanted = cells.map((cell) =>
          Object.entries(asks).every(([name, ask]) => {
            const asked = filters[name as keyof Filters].trim();
            return asked === '' || ask(cell, asked);
          }),
        );
        expect(found.map((byte) => byte === 1)).toEqual(wanted);
      }),
    );
  });

  test('is everything where nothing is asked', () => {
    const audit = auditOfCells([{ operation: 'POST /a', role: 'x' }]);
    expect([...matching(audit, noFilters)]).toEqual([1]);
  });
});

test('a field says the worst of its cells, how many are so, and how many of them are proven', () => {
  fc.assert(
    fc.property(randomCells, randomFilters, (cells, filters) => {
      const audit = auditOfCells(cells, { tags });
      const found = matching(audit, filters);
      const fields = fieldsOf(audit, found);
      let sum = 0;
      for (const row of fields.rows)
        for (const column of fields.columns) {
          const field = fields.field(row, column);
          const own = cells.filter(
            ({ operation, role }, index) =>
              found[index] === 1 &&
              operation === audit.table.operation.texts[row] &&
              role === audit.table.role.texts[column],
          );
          const all = own.map(levelOf);
          const worst = Math.max(0, ...all);
          const isProven = worst === 2 && all.includes(1);
          expect(field).toEqual({
            level: isProven ? 1 : worst,
            worst: all.filter((level) => level === worst).length,
            cells: own.length,
            proven: own.filter(({ proven }) => proven).length,
            provable: own.filter(({ provable }) => provable).length,
          });
          sum += own.length;
        }
      expect(sum).toBe(fields.found);
    }),
  );
});

test('what passed is proven by one cell that proves it, and by none is not', () => {
  const cell = { operation: 'POST /a', role: 'x' };
  const levelOfField = (...cells: readonly Partial<TestCell>[]) => {
    const audit = auditOfCells(cells.map((each) => ({ ...cell, ...each })));
    return levels[fieldsOf(audit, matching(audit, noFilters)).field(0, 0).level]?.name;
  };
  const token = { axes: { token: 'expired' } };
  expect(levelOfField({ proven: true }, token)).toBe('proven');
  expect(levelOfField({}, token)).toBe('unproven');
  expect(levelOfField({ proven: true }, { ...token, verdict: 'inconclusive' })).toBe('inconclusive');
});

test('cells stand worst first, then in the order of their operations', () => {
  fc.assert(
    fc.property(randomCells, (cells) => {
      const audit = auditOfCells(cells);
      const order = worstFirst(audit, matching(audit, noFilters));
      const wanted = [...cells.keys()].toSorted((left, right) => {
        const [one, other] = [cells[left], cells[right]];
        if (!one || !other) return 0;
        return levelOf(other) - levelOf(one) || compare(one.operation, other.operation) || left - right;
      });
      expect(order).toEqual(wanted);
    }),
  );
});

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function levelOf({ verdict = 'pass', proven, accepted }: TestCell): number {
  const name = verdict === 'pass' ? (proven ? 'proven' : 'unproven') : verdict;
  const isAccepted = accepted === true && !['pass', 'not-evaluable'].includes(verdict);
  return levels.findIndex((level) => level.name === (isAccepted ? 'accepted' : name));
}
