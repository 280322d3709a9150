import fc from 'fast-check';
import { notSentCodes } from '../../src/model/not-sent.ts';

const answer = fc.oneof(
  fc.constant('admitted'),
  fc.constantFrom('refused 403', 'refused 401', 'refused 403 by gateway', 'refused 403 for permission', 'absent 404'),
);
const judged = fc.constantFrom(
  'proven',
  'unproven',
  'either way',
  'over-permissive',
  'over-restrictive',
  'wrong-refusal',
);

/** Any text that a cell can stand as. */
export const aStanding: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(answer, judged).map((both) => both.join(', ')) },
  fc.constant('inconclusive'),
  fc.constantFrom(...Object.keys(notSentCodes)).map((code) => `not-evaluable ${code}`),
);

const id = fc
  .tuple(
    fc.constantFrom('POST /orders', 'POST /orders/{orderId}', 'POST /reports'),
    fc.constantFrom('anonymous', 'viewer', 'editor', 'editor token=expired', 'viewer case=large', 'editor owner=peer'),
  )
  .map((both) => both.join(' '));

/** Any side of a difference. */
export const standings: fc.Arbitrary<ReadonlyMap<string, string>> = fc
  .uniqueArray(fc.tuple(id, aStanding), { selector: ([first]) => first, maxLength: 18 })
  .map((entries) => new Map(entries));
