import * as z from 'zod';
import { closed } from './closed.ts';

/** The version that every file starts with. */
export const version = z
  .literal(1, 'expected `rolecall: 1`, the version of the format')
  .describe('Version of the format.');

/** `METHOD /path` or an operationId. */
export const operationName = z
  .string()
  .describe('METHOD /path (names of path parameters do not matter) or operationId.');

/** One name or a list of names. */
export const names = z.union([z.string(), z.array(z.string())]);

const expectedStatus = 'expected an HTTP status, 100 to 599';

/** One HTTP status. */
export const status = z.int().min(100, expectedStatus).max(599, expectedStatus);

/** One HTTP status or a list of them. */
export const statuses = z.union([status, z.array(status).min(1)]).describe('A status or a list of statuses.');

/** A day, the last one on which something holds. */
export const until = z.iso.date('expected a day as YYYY-MM-DD').describe('The last day on which it holds, YYYY-MM-DD.');

const refusal = z.union([status, z.literal('closed')], 'expected an HTTP status, 100 to 599, or closed');

/** How a refusal shows: one way or a list of them. */
export const refusals = z
  .union([refusal, z.array(refusal).min(1)])
  .describe('A status or a list of statuses; `closed`: the connection is closed or reset before an answer.');

/** Why a deviation or a gap is lived with. */
export const reason = z.string().min(1, 'expected a sentence').describe('Why. Reports print it.');

/** Ways to read a secret; exactly one is used. */
export const secretKeys = {
  env: z.exactOptional(z.string()).describe('Name of the environment variable that holds it.'),
  file: z.exactOptional(z.string()).describe('File that holds it, relative to this file.'),
  value: z.exactOptional(z.string()).describe('The text itself: for test keys that are no secret.'),
  command: z
    .exactOptional(z.array(z.string()).min(1, 'expected a command and its arguments'))
    .describe('Command with its arguments that prints it, started without a shell.'),
};

/** Where a secret is read from. */
export const secret = closed(secretKeys)
  .meta({ minProperties: 1, maxProperties: 1 })
  .superRefine((source, context) => {
    const keys = Object.keys(source);
    if (keys.length !== 1)
      context.addIssue({
        code: 'custom',
        message: 'expected exactly one of env, file, value, command.',
        params: { lacking: keys.length === 0 },
      });
  });

/** How long something takes or lasts. */
export const lengthOfTime = z.string().regex(/^\d+[smh]$/, 'expected a length of time such as 60s, 5m or 1h');
