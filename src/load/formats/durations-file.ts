import * as z from 'zod';
import { closed } from './closed.ts';
import { version } from './fields.ts';

/** How long operations took, for `--durations`. Written by the reporter of that name. */
export const durationsFile = closed({
  rolecall: version,
  milliseconds: z
    .exactOptional(z.record(z.string(), z.number().nonnegative()))
    .describe('What the requests to each operation took together, by METHOD /path.'),
}).describe('Recorded durations: what shards are balanced by.');
