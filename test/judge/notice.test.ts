import { expect, test } from 'vitest';
import { notice } from '../../src/judge/notice.ts';
import type { Media, Operation } from '../../src/model/operation.ts';
import type { SchemaKey, Schemas } from '../../src/model/schemas.ts';
import { aScenario } from '../trial/a-plan.ts';

/** Schemas that are named like the property that they require. */
const schemas: Schemas = {
  check: (key, value) =>
    typeof value === 'object' && value !== null && key in value ? [] : [`the property ${key} is missing`],
  sample: () => undefined,
  shape: (key) => ({ required: [key] }),
};

const requiring = (property: string): Media[] => [
  { type: 'application/json', schema: property as SchemaKey, examples: [] },
];

function noticed(
  responses: Readonly<Record<string, Media[]>>,
  [status, type, body]: readonly [status: number, type: string, body: string],
): string[] {
  const operation: Operation = { ...aScenario('viewer').operation, responses: new Map(Object.entries(responses)) };
  const headers: Record<string, string> = type === '' ? {} : { 'content-type': type };
  return notice(operation, schemas, { kind: 'response', status, headers, body, truncated: false });
}

const promises201 = { '201': requiring('id'), '403': requiring('error') };
const error = '{"error":"no access"}';

test.for<readonly [number, string, string]>([
  [201, 'application/json', error],
  [200, 'application/json', error],
  [200, 'text/plain; charset=utf-8', error],
  [200, '', error],
])('a documented error is a soft denial: %j', (answer) => {
  expect(noticed(promises201, answer)).toContain('soft-denial');
});

test('so it is where the document describes its errors as default', () => {
  expect(noticed({ '201': requiring('id'), default: requiring('error') }, [200, 'application/json', error])).toContain(
    'soft-denial',
  );
});

test('an HTML page instead of a promised 201 is one, whatever 2xx it comes with', () => {
  expect(noticed(promises201, [200, 'text/html', '<html>Log in</html>'])).toContain('html-for-json');
});

test.for<readonly [Readonly<Record<string, Media[]>>, readonly [number, string, string]]>([
  [promises201, [201, 'application/json', '{"id":1}']],
  [{ default: requiring('id') }, [200, 'application/json', '{"id":1}']],
  [{ '2XX': requiring('id'), default: requiring('error') }, [202, 'text/plain', '{"id":1}']],
  [{ '200': [], '403': requiring('error') }, [200, 'application/json', error]],
])('what keeps the promise of the document is none: %j', ([responses, answer]) => {
  expect(noticed(responses, answer)).toEqual([]);
});
