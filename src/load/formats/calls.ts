import * as z from 'zod';
import { runtimeExpression } from '../../model/runtime-expression.ts';
import { closed } from './closed.ts';
import { names, operationName, statuses } from './fields.ts';

const expectedExpression = 'expected a runtime expression, such as $response.body#/id or $response.header.location';

const keep = z
  .record(
    z.string(),
    z.string().refine((text) => runtimeExpression(text) !== undefined, expectedExpression),
  )
  .describe('What is kept of the answer, by name: runtime expressions as in OpenAPI links. `$kept.NAME` uses it.');

/** Headers of a request, beside those that the document declares. */
export const headers = z
  .exactOptional(z.record(z.string(), z.string()))
  .describe(
    'Headers to send, beside those that the document declares. `$secret.NAME` is what `{ secret: NAME }` is in a body; the body is written as `content-type` says.',
  );

const request = {
  body: z
    .exactOptional(z.unknown())
    .describe(
      'The body. `{ unique: prefix }` is new each time, `{ secret: NAME }` a password that no output shows: what the environment variable NAME holds, else one made for the run.',
    ),
  parameters: z.exactOptional(z.record(z.string(), z.unknown())).describe('Values by parameter name.'),
  headers,
};

const as = z.exactOptional(z.string()).describe('The principal whose credential is presented.');

const call = closed({ call: operationName, as, ...request });

const undo = z.union([z.string(), call]).describe('The call that removes it again: METHOD /path.');

/** A read of what an operation would change. */
export const witness = z
  .union([
    z.string(),
    closed({
      call: operationName,
      as,
      ignore: z
        .exactOptional(z.array(z.string().startsWith('/', 'expected a JSON pointer, such as /updatedAt')))
        .describe('JSON pointers that differ from read to read.'),
    }),
  ])
  .describe('A read of its state: METHOD /path.');

/** One call of a list of steps. */
export const step = closed({
  call: operationName,
  as: z.exactOptional(z.string()).describe('The principal whose credential is presented; nobody when absent.'),
  ...request,
  success: z
    .exactOptional(statuses)
    .describe('Statuses beyond 2xx that are a success, such as the redirect of a login.'),
  keep: z.exactOptional(keep),
  undo: z.exactOptional(undo),
});

/** A resource that operations need. */
export const fixture = closed({
  as: z
    .exactOptional(z.string())
    .describe('Who makes it: owner (whoever the scenario is about; the default) or a principal.'),
  make: z
    .union([
      z.string(),
      z
        .record(operationName, z.union([closed(request), z.null()]))
        .refine((calls) => Object.keys(calls).length === 1, 'expected one call: METHOD /path'),
    ])
    .describe('The call that makes it: METHOD /path, with its request where the usual one will not do.'),
  keep: z.exactOptional(keep),
  undo: z.exactOptional(undo),
  witness: z.exactOptional(witness),
  needs: z.exactOptional(names).describe('Fixtures that it needs itself, beyond those that its path names.'),
}).describe('It is made for each operation that has a path parameter of a name that it keeps.');
