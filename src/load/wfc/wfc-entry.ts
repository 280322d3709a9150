import * as z from 'zod';
import { closed } from '../formats/closed.ts';

const text = z.string();

// What does not fit is not repeated: it may be the secret.
const headerName = text.refine((name) => /^[!#$%&'*+.^_`|~\w-]+$/.test(name), 'expected the name of a header');

const header = closed({ name: headerName, value: text });

const flag = z.enum(['true', 'false'], 'expected true or false');

const loginEndpoint = closed({
  endpoint: z.exactOptional(text.refine((path) => path.startsWith('/'), 'expected a path, such as /login')),
  externalEndpointURL: z.exactOptional(text),
  payloadRaw: z.exactOptional(text),
  payloadUserPwd: z.exactOptional(
    closed({ username: text, password: text, usernameField: text.min(1), passwordField: text.min(1) }),
  ),
  headers: z.exactOptional(z.array(header)),
  verb: z.enum(['POST', 'GET', 'PATCH', 'DELETE', 'PUT']),
  contentType: z.exactOptional(
    text.refine((type) => /^[\x21-\x7e][\x20-\x7e]*$/.test(type), 'expected a content type'),
  ),
  token: z.exactOptional(
    closed({
      extractFrom: z.exactOptional(z.enum(['body', 'header'])),
      extractSelector: z.exactOptional(text),
      sendIn: z.exactOptional(z.enum(['header', 'query'])),
      sendName: z.exactOptional(text.min(1)),
      sendTemplate: z.exactOptional(text),
      // As files before version 0.2 of the schema have it: out of the body, into a header.
      extractFromField: z.exactOptional(text),
      httpHeaderName: z.exactOptional(headerName),
      headerPrefix: z.exactOptional(text),
    }).superRefine((token, context) => {
      const old = token.extractFrom === undefined && token.extractFromField !== undefined;
      const needed = old
        ? (['httpHeaderName'] as const)
        : (['extractFrom', 'extractSelector', 'sendIn', 'sendName'] as const);
      for (const key of needed)
        if (token[key] === undefined)
          context.addIssue({ code: 'custom', message: `the token needs \`${key}\`.`, params: { lacking: true } });
    }),
  ),
  expectCookies: z.exactOptional(flag),
}).superRefine((login, context) => {
  if ((login.endpoint === undefined) === (login.externalEndpointURL === undefined))
    context.addIssue({
      code: 'custom',
      message: 'expected exactly one of endpoint, externalEndpointURL.',
      params: { lacking: true },
    });
});

/**
 * One user of a WFC file, its template merged in, every scalar as the text that stands there.
 * https://github.com/WebFuzzing/Commons/blob/master/src/main/resources/wfc/schemas/auth.yaml
 */
export const wfcEntry = closed({
  name: text.min(1, 'expected a name'),
  requireMockHandling: z.exactOptional(flag),
  fixedHeaders: z.exactOptional(z.array(header)),
  loginEndpointAuth: z.exactOptional(loginEndpoint),
  createUsers: z.exactOptional(z.record(text, z.unknown())),
});

export type WfcEntry = z.output<typeof wfcEntry>;
export type LoginEndpoint = NonNullable<WfcEntry['loginEndpointAuth']>;
