import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exchangeText } from '../../src/execute/exchange-text.ts';
import type { ExchangeLine } from '../../src/model/journal.ts';

const text = fc.string({ unit: 'binary' });
const header = fc.tuple(text, text);

const line: fc.Arbitrary<ExchangeLine> = fc.record({
  type: fc.constant('exchange' as const),
  id: fc.stringMatching(/^[\w-]+$/),
  operation: fc.option(text),
  about: text,
  at: fc.record(
    { principal: text, token: text, address: text, case: text },
    { requiredKeys: ['principal', 'token', 'address'] },
  ),
  attempt: fc.nat(),
  sent: fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  ms: fc.nat(),
  request: fc.record({ method: fc.constant('POST'), target: text, headers: fc.array(header), body: fc.option(text) }),
  answer: fc.oneof(
    fc.record({
      kind: fc.constant('response' as const),
      status: fc.nat(),
      headers: fc.dictionary(text, text),
      body: text,
      truncated: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('failure' as const), phase: fc.constant('connect' as const), code: text }),
  ),
  notes: fc.array(text),
});

test('a line that is put together from ready parts is the line that JSON.stringify writes', () => {
  fc.assert(
    fc.property(line, (made) => {
      const parts = {
        headers: JSON.stringify(made.request.headers).slice(1, -1),
        body: JSON.stringify(made.request.body),
        answer: JSON.stringify(made.answer),
      };
      expect(JSON.parse(exchangeText(made, parts))).toEqual(JSON.parse(JSON.stringify(made)));
    }),
  );
});
