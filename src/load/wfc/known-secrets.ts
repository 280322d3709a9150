import { isMapping } from '../document/record.ts';
import { isSecretName, Secrets } from '../traffic/secrets.ts';
import { basicPair } from './basic-pair.ts';
import { behindScheme } from './behind-scheme.ts';
import { isHarmlessName } from './is-harmless-name.ts';
import type { WfcEntry } from './wfc-entry.ts';

/** What is shorter would be found in every other word. */
const shortest = 6;

const looks = new Secrets([]);

/** Tells texts that hold a secret: by their look, or because the file says it is one somewhere. */
export class KnownSecrets {
  readonly #known: ReadonlySet<string>;

  constructor(entries: readonly WfcEntry[]) {
    const secrets = entries.flatMap((entry) => [...secretsOf(entry)]);
    this.#known = new Set(secrets.filter((secret) => secret.length >= shortest));
  }

  betrays(text: string): boolean {
    if (looks.betrays(text)) return true;
    for (const secret of this.#known) if (text.includes(secret)) return true;
    return false;
  }
}

function* secretsOf({ fixedHeaders = [], loginEndpointAuth: login }: WfcEntry): Generator<string> {
  for (const { value } of fixedHeaders) yield* credentialsIn(value);
  if (login?.payloadUserPwd) yield login.payloadUserPwd.password;
  for (const { name, value } of login?.headers ?? []) if (isSecretName(name)) yield* credentialsIn(value);
  if (login?.payloadRaw !== undefined) yield* secretsIn(parsed(login.payloadRaw));
}

function* credentialsIn(value: string): Generator<string> {
  const { secret } = behindScheme(value);
  yield secret;
  yield basicPair(value)?.password ?? '';
}

function* secretsIn(value: unknown): Generator<string> {
  if (Array.isArray(value)) for (const item of value) yield* secretsIn(item);
  if (!isMapping(value)) return;
  for (const [name, child] of Object.entries(value)) {
    if (typeof child === 'string' && !isHarmlessName(name)) yield child;
    else yield* secretsIn(child);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return Object.fromEntries(new URLSearchParams(text));
  }
}
