import { expect, test } from 'vitest';
import { namesResource } from '../../src/plan/names-resource.ts';
import { operation } from '../load/operations.ts';

const parameter = { in: 'path', required: true, schema: undefined, examples: [], declared: true } as const;
const documented = [
  {
    ...operation('POST /projects/{projectId}/features/{featureName}'),
    parameters: ['projectId', 'featureName'].map((name) => ({ ...parameter, name })),
  },
];

test.for([
  { projectId: 'red-vista' },
  { id: 7 },
  { owner_id: 'u1' },
  { segmentIds: [1, 2] },
  { project: 'My awesome project' },
  { data: [{ feature: 'dark-mode' }] },
])('speaks of a resource: %j', (body) => {
  expect(namesResource(body, documented)).toBe(true);
});

test.for([
  { query: 'tea' },
  { name: { unique: 'order' } },
  { segmentIds: [] },
  { paid: 'yes', grid: 'x', valid: 1 },
  ['id'],
  'id',
  undefined,
])('speaks of none: %j', (body) => {
  expect(namesResource(body, documented)).toBe(false);
});
