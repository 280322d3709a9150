import * as z from 'zod';
import { closed } from '../../formats/closed.ts';

const expectedVersion = 'expected `overlay: 1.0.0`, the version of the format';

const action = closed({
  target: z.string().describe('A JSONPath expression, RFC 9535.'),
  description: z.exactOptional(z.string()),
  update: z.exactOptional(z.unknown()),
  remove: z.exactOptional(z.boolean()),
}).superRefine(({ update, remove }, context) => {
  if (update === undefined && remove !== true)
    context.addIssue('this action does nothing: expected `update` or `remove: true`.');
});

/** An OpenAPI Overlay without its extensions, https://spec.openapis.org/overlay/v1.0.0.html §4. */
export const overlayFormat = closed({
  overlay: z.string(expectedVersion).regex(/^1\.0\.\d+$/, expectedVersion),
  info: z.exactOptional(z.unknown()),
  extends: z.exactOptional(z.string()),
  actions: z.array(action).min(1, 'expected at least one action'),
});

/** One change: what it selects, and what becomes of it. */
export type OverlayAction = z.output<typeof overlayFormat>['actions'][number];
