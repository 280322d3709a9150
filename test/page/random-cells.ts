import fc from 'fast-check';
import { verdictNames } from '../../src/model/verdict-codes.ts';
import type { TestCell } from './audit-of-cells.ts';

const operations = ['POST /orders', 'POST /orders/{id}/notes', 'POST /users', '__proto__ /constructor'];
const roles = ['viewer', 'editor', 'admin', '__proto__'];

/** Cells of every kind, each point once. */
export const randomCells = fc.uniqueArray(
  fc.record({
    operation: fc.constantFrom(...operations),
    role: fc.constantFrom(...roles),
    verdict: fc.constantFrom(...verdictNames),
    severity: fc.constantFrom('', 'critical', 'high', 'low'),
    axes: fc.dictionary(fc.constantFrom('token', 'address', 'case'), fc.constantFrom('expired', 'outside', 'a=b'), {
      maxKeys: 2,
    }),
    seen: fc.constantFrom('', 'stack-trace'),
    access: fc.constantFrom('', 'allow', 'deny'),
    provable: fc.boolean(),
    proven: fc.boolean(),
    accepted: fc.boolean(),
  }),
  { selector: (cell) => JSON.stringify([cell.operation, cell.role, cell.axes]), maxLength: 40 },
) satisfies fc.Arbitrary<readonly TestCell[]>;
