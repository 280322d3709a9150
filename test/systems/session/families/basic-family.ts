import type { BreakName } from '../breaks.ts';
import type { Authenticate } from '../caller.ts';
import { roles } from '../role.ts';
import { same } from '../same.ts';
import type { Secrets } from '../secrets.ts';
import type { IsBroken } from '../switches.ts';

// RFC 7617, section 2: a 401 carries the challenge, with a realm.
const refused = {
  status: 401,
  body: { error: 'bad_credentials' },
  headers: { 'www-authenticate': 'Basic realm="posts", charset="UTF-8"' },
};

/** Callers by HTTP Basic. */
export function basicFamily({ users }: Secrets, isBroken: IsBroken<BreakName>): Authenticate {
  const isRight = (given: string, password: string) =>
    isBroken('basic-password-unchecked') ||
    (given === '' && isBroken('basic-accepts-empty-password')) ||
    same(given, password);

  return ({ headers }) => {
    const given = userAndPassword(headers.authorization ?? '', isBroken);
    if (!given) return { refused };
    const role = roles.find((one) => users[one].name === given.name);
    if (!role || !isRight(given.password, users[role].password)) return { refused };
    return { caller: { name: given.name, role } };
  };
}

function userAndPassword(authorization: string, isBroken: IsBroken<BreakName>) {
  const [, scheme = '', token = ''] = /^(\w+) +([\w+/-]+=*)$/.exec(authorization) ?? [];
  if (!isScheme(scheme, isBroken)) return undefined;
  // RFC 7617, section 2: the first colon ends the name, and a password may hold more of them.
  const [, name, password] = /^([^:]*):(.*)$/s.exec(Buffer.from(token, 'base64').toString()) ?? [];
  return name === undefined || password === undefined ? undefined : { name, password };
}

/** RFC 9110, section 11.1: the name of a scheme is case-insensitive. */
function isScheme(scheme: string, isBroken: IsBroken<BreakName>): boolean {
  if (isBroken('case-sensitive-basic')) return scheme === 'Basic';
  const name = scheme.toLowerCase();
  return name === 'basic' || (name === 'bearer' && isBroken('accepts-bearer-scheme'));
}
