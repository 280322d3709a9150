import { variableOf } from '../execute/credentials/variable-of.ts';
import type { Environment } from '../model/environment.ts';
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
  const request = plan.write(scenario.recipe, (prefix) => `${prefix}-1`);
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
  const source = identity?.credential.kind === 'bearer' ? identity.credential.token : undefined;
  const working = source && 'env' in source ? `$${source.env}` : variableOf(principal.name, undefined);
  const given = identity?.given[at.token];
  if (given) return await tokenStates.valid.derive(sourceOf('env' in given ? `$${given.env}` : named, named));
  return await state.derive(sourceOf(working, named));
}

function sourceOf(token: string, named: string): Parameters<TokenState['derive']>[0] {
  return { now: 0, token, kind: 'jwt', mint: () => Promise.resolve(named), invent: () => named };
}

function textOf(body: WireRequest['body']): string | null {
  if (body === undefined) return null;
  return typeof body === 'string' ? body : Buffer.from(body).toString('utf8');
}
