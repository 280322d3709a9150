import * as z from 'zod';
import { closed } from './closed.ts';
import { version } from './fields.ts';

/** The coverage baseline: operations that may be without any proof. Written by `rolecall run --update-coverage`. */
export const coverageFile = closed({
  rolecall: version,
  unproven: z
    .exactOptional(z.record(z.string(), z.string()))
    .describe('Operations of which nothing is proven, by METHOD /path, with the reason. This list may only shrink.'),
}).describe('Coverage baseline: operations that may be without any proof.');
