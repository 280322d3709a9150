import * as z from 'zod';
import { standingPattern } from '../../model/standing.ts';
import { closed } from './closed.ts';
import { version } from './fields.ts';

const cell = z
  .string()
  .regex(standingPattern, 'expected how a cell stands, such as "admitted, proven" or "refused 403, proven"');

const environment = closed({
  strategy: z.string().min(1, 'expected a strategy').describe('How much was tried: the strategy of the run.'),
  cells: z.record(z.string(), cell).describe('How each cell stood, by the id of its scenario.'),
});

/** The baseline: what was observed of each cell, with its proof. Written by `rolecall run --update-lock`. */
export const baselineFile = closed({
  rolecall: version,
  environments: z
    .exactOptional(z.record(z.string(), environment))
    .describe('By the name of the environment: the cells of its last run that was written down.'),
}).describe('Baseline: the observed outcome per cell with its proof.');
