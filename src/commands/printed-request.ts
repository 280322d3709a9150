import { readSecret } from '../execute/credentials/read-secret.ts';
import { variableOf } from '../execute/credentials/variable-of.ts';
import type { Environment, Identity } from '../model/environment.ts';
import type { OperationPlan } from '../model/operation-plan.ts';
import type { Scenario } from '../model/scenario.ts';
import type { TokenState } from '../model/token-state.ts';
import type { Presentation, WireRequest } from '../model/wire.ts';
import { tokenStates } from '../registries.ts';
import type { PrintedRequest } from '../report/curl.ts';

/** What a scenario would send, its credential shown by name; `undefined` when it cannot be made. */
export async function printedRequest(
  plan: OperationPlan,
  scenario: Scenario,
  environment: Environment,
): Promise<PrintedRequest | undefined> {
  if (!scenario.recipe || scenario.notSent) return undefined;
  const presentation = await presentationOf(scenario, environment);
  if (!presentation) return undefined;
  const request = plan.write(scenario.recipe, {
    unique: (prefix) => `${prefix}-1`,
    // What only the run will know is shown by its name.
    kept: (name) => `$${name}`,
    owner: (name) => `$${name}`,
    secret: (name) => `$${name}`,
  });
  const base = URL.parse(environment.target ?? '')?.pathname.replace(/\/$/, '') ?? '';
  const query = presentation.query.map(([name, value]) => `${name}=${value}`).join('&');
  const joint = request.target.includes('?') ? '&' : '?';
  return {
    method: request.method,
    target: `${base}${request.target}${query === '' ? '' : joint + query}`,
    headers: [...Object.entries(environment.headers), ...request.headers, ...presentation.headers].map(
      ([name, value]) => [name, value],
    ),
    body: textOf(request.body),
  };
}

/** The token state itself says what goes where; names of variables stand for the tokens. */
async function presentationOf(
  { principal, at }: Scenario,
  { identities }: Environment,
): Promise<Presentation | undefined> {
  const states: Readonly<Record<string, TokenState>> = tokenStates;
  const state = states[at.token];
  const identity = identities.find(({ name }) => name === principal.name);
  if (!state || (state.identity && !identity))
    return identity || at.token === 'valid' ? { headers: [], query: [] } : undefined;
  const named = state.identity
    ? variableOf(principal.name, state.fault ? at.token : undefined)
    : variableOf(at.token, undefined);
  const given = identity?.given[at.token];
  if (given) return await tokenStates.valid.derive(sourceOf('env' in given ? `$${given.env}` : named, named));
  const made = await state.derive(sourceOf(standInFor(identity), named, identity?.credential.kind === 'jwt'));
  const token = identity?.credential.kind === 'bearer' ? identity.credential.token : undefined;
  const working = token && 'env' in token ? `$${token.env}` : variableOf(principal.name, undefined);
  return made && byName(made, working, named);
}

/** Stands for a token whose text is not at hand: a state that is made of it shows by what it changes. */
const standIn = { jwt: 'rolecall.stand-in.AAAA', opaque: 'rolecall-stand-in' };

/** A token that is at hand and no JWT is opaque; any other may be a JWT, and is taken for one. */
function standInFor(identity: Identity | undefined): string {
  if (identity?.credential.kind !== 'bearer') return standIn.jwt;
  const read = readSecret(identity.credential.token, process.env);
  return 'secret' in read && read.secret.split('.').length !== 3 ? standIn.opaque : standIn.jwt;
}

/** Names in place of what was made of the stand-in. */
function byName({ headers, query }: Presentation, working: string, named: string): Presentation {
  const shown = (text: string) =>
    text
      .replace(standIn.jwt, working)
      .replace(standIn.opaque, working)
      .replace(/rolecall\.stand-in\.\S+/, named);
  const each = (pairs: Presentation['headers']) => pairs.map(([name, value]) => [name, shown(value)] as const);
  return { headers: each(headers), query: each(query) };
}

function sourceOf(token: string, named: string, signs = true): Parameters<TokenState['derive']>[0] {
  return {
    now: 0,
    token,
    kind: signs ? 'jwt' : 'bearer',
    mint: signs ? () => Promise.resolve(named) : undefined,
    invent: () => named,
  };
}

function textOf(body: WireRequest['body']): string | null {
  if (body === undefined) return null;
  return typeof body === 'string' ? body : Buffer.from(body).toString('utf8');
}
