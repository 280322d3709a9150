import { isMapping } from '../document/record.ts';
import { pointerOf } from '../validate.ts';
import { plainFields } from './plain-fields.ts';
import { isHarmlessName } from './is-harmless-name.ts';
import type { Taking } from './taking.ts';
import type { LoginEndpoint } from './wfc-entry.ts';

/** The body of a login as steps declare it, `{ secret: NAME }` in the place of each secret. */
export interface LoginBody {
  /** Absent: there is none. */
  readonly body?: unknown;
  readonly contentType?: string;
}

const json = 'application/json';
const form = 'application/x-www-form-urlencoded';

/** Takes over the payload of a login; `undefined` where that cannot be, which is noted. */
export function loginBody(login: LoginEndpoint, taking: Taking): LoginBody | undefined {
  const { payloadRaw, payloadUserPwd } = login;
  const inside = (key: string) => taking.at('loginEndpointAuth', key);
  if (payloadRaw !== undefined && payloadUserPwd)
    taking.note({
      pointer: inside('payloadRaw'),
      on: 'key',
      message: `the payloadRaw of ${taking.name} was left out: payloadUserPwd says what to send.`,
    });
  const written = payloadUserPwd ? fieldsOf(payloadUserPwd) : payloadRaw;
  if (written === undefined) return {};
  const contentType = login.contentType ?? headerType(login) ?? guessedType(written);
  const at = inside(payloadUserPwd ? 'payloadUserPwd' : 'payloadRaw');
  if (login.contentType === undefined && headerType(login) === undefined)
    taking.note({
      pointer: at,
      message: `the payload of ${taking.name} has no contentType: it is sent as ${contentType}.`,
    });
  const kind = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  const body = new Cleaning(taking, { pointer: at, password: payloadUserPwd?.passwordField }).body(written, kind);
  if (body !== undefined) return { body, contentType };
  taking.note({
    pointer: at,
    message: `${taking.name} was left out: its payload cannot be sent as ${contentType}. Expected JSON (${json}), or fields (${form}).`,
  });
  return undefined;
}

function fieldsOf(pair: NonNullable<LoginEndpoint['payloadUserPwd']>): Readonly<Record<string, string>> {
  return Object.fromEntries([
    [pair.usernameField, pair.username],
    [pair.passwordField, pair.password],
  ]);
}

function headerType({ headers = [] }: LoginEndpoint): string | undefined {
  return headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value;
}

function guessedType(written: unknown): string {
  return typeof written === 'string' && parsedJson(written) === undefined && written.includes('=') ? form : json;
}

class Cleaning {
  readonly #taking: Taking;
  readonly #pointer: string;
  readonly #password: string | undefined;

  constructor(
    taking: Taking,
    { pointer, password }: { readonly pointer: string; readonly password: string | undefined },
  ) {
    this.#taking = taking;
    this.#pointer = pointer;
    this.#password = password;
  }

  body(written: string | Readonly<Record<string, string>>, kind: string): unknown {
    if (/[/+]json$/.test(kind)) {
      const value = typeof written === 'string' ? parsedJson(written) : written;
      return value === undefined || this.#hasOddKey(value) ? undefined : this.#cleaned(value, []);
    }
    if (kind === form) {
      const fields = typeof written === 'string' ? plainFields(written) : written;
      // Whatever is no plain list of fields stays together.
      return fields && !this.#hasOddKey(fields) ? this.#cleaned(fields, []) : this.#whole(written);
    }
    return kind.startsWith('multipart/') ? undefined : this.#whole(written);
  }

  #whole(written: unknown): unknown {
    return typeof written === 'string' ? this.#secret(['payload']) : undefined;
  }

  /** A name that holds a secret cannot stand for itself, and not for a variable either. */
  #hasOddKey(value: unknown): boolean {
    if (Array.isArray(value)) return value.some((item) => this.#hasOddKey(item));
    if (!isMapping(value)) return false;
    return Object.entries(value).some(([key, child]) => this.#taking.secrets.betrays(key) || this.#hasOddKey(child));
  }

  #cleaned(value: unknown, path: readonly string[]): unknown {
    if (Array.isArray(value)) return value.map((item, index) => this.#cleaned(item, [...path, `${index}`]));
    if (isMapping(value))
      return Object.fromEntries(
        Object.entries(value).map(([name, child]) => [name, this.#cleaned(child, [...path, name])]),
      );
    if (value === null || typeof value === 'boolean' || this.#isHarmless(value, path)) return value;
    if (typeof value === 'number')
      this.#taking.note({
        pointer: this.#pointer,
        message: `${pointerOf(path)} of the payload of ${this.#taking.name} is a number, and goes as a text: a variable holds nothing else.`,
      });
    return this.#secret(path);
  }

  #isHarmless(value: unknown, path: readonly string[]): boolean {
    const name = path.findLast((step) => !/^\d+$/.test(step)) ?? '';
    if (this.#taking.secrets.betrays(String(value)) || isExpression.test(String(value))) return false;
    return this.#password === undefined ? isHarmlessName(name) : name !== this.#password;
  }

  #secret(path: readonly string[]): { readonly secret: string } {
    const { name, variables } = this.#taking;
    const pointer = this.#password === undefined ? this.#pointer : `${this.#pointer}${pointerOf([this.#keyOf(path)])}`;
    return { secret: variables.nameFor(name, { pointer, part: path.join('_') }) };
  }

  #keyOf(path: readonly string[]): string {
    return path.at(-1) === this.#password ? 'password' : 'username';
  }
}

/** What steps would take for a value to fill in. */
const isExpression = /\$(?:kept|owner|secret)\./;

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
