import { fixedHeaders } from './fixed-headers.ts';
import { login } from './login.ts';
import type { Taken, Taking } from './taking.ts';

/** What a user of a WFC file becomes; `undefined`: nothing, which is noted. */
export function take(taking: Taking): Taken | undefined {
  const { name, written, at, note } = taking;
  const { fixedHeaders: headers = [], loginEndpointAuth, createUsers, requireMockHandling } = written;
  if (createUsers)
    note({
      pointer: at('createUsers'),
      on: 'key',
      message: `createUsers of ${name} was left out: write a step before its login, with \`{ unique: user }\` where the placeholder stands.`,
    });
  if (requireMockHandling === 'true')
    note({
      pointer: at('requireMockHandling'),
      on: 'key',
      message: `requireMockHandling of ${name} was left out: Rolecall mocks nothing. Let the service that it speaks of run beside the API.`,
    });
  if (loginEndpointAuth) {
    if (headers.length > 0)
      note({
        pointer: at('fixedHeaders'),
        on: 'key',
        message: `fixedHeaders of ${name} were left out: its login proves who it is. What is no secret can stand in \`headers\` of the principal.`,
      });
    return login(loginEndpointAuth, taking);
  }
  const taken = fixedHeaders(headers, taking);
  if (!taken && headers.length === 0 && !createUsers)
    note({
      pointer: at(),
      message: `${name} was left out: nothing says how it proves who it is. Expected fixedHeaders or loginEndpointAuth.`,
    });
  return taken;
}
