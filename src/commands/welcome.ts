import { minterOf } from '../execute/credentials/minter.ts';
import { variableOf } from '../execute/credentials/variable-of.ts';
import type { Environment, Identity } from '../model/environment.ts';
import type { OperationPlan } from '../model/operation-plan.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Planned } from '../plans-of.ts';
import { count } from '../report/count.ts';
import { commandOf, curl } from '../report/curl.ts';
import { printedRequest } from './printed-request.ts';

const daySeconds = 24 * 60 * 60;

/** What `serve` prints: where the API is, a token for each principal, and a call that it may make. The tokens are good for a day. */
export async function* welcome(
  { url, environment }: { readonly url: string; readonly environment: Environment },
  { plans, contract }: Planned,
): AsyncGenerator<string> {
  yield `${url}\n\n`;
  const calls = firstCalls(plans);
  for (const identity of environment.identities) {
    yield `export ${variableOf(identity.name, undefined).slice(1)}=${await tokenOf(identity)}\n`;
  }
  for (const { name } of environment.identities) {
    const call = calls.get(name);
    const request = call && (await printedRequest(call.plan, call.scenario, environment));
    if (!call || !request) continue;
    const { via, ip } = contract.addresses.find((address) => address.name === call.scenario.at.address) ?? {
      via: '',
      ip: undefined,
    };
    const lines = curl(request, {
      origin: new URL(url).origin,
      client: via === 'bind' && ip !== undefined ? [`--interface ${ip}`] : [],
    });
    yield `\n# ${name}\n${commandOf(lines)}\n`;
  }
  yield `\n${count(contract.documented.length, 'operation')} served; Ctrl-C ends it\n`;
}

interface Call {
  readonly plan: OperationPlan;
  readonly scenario: Scenario;
}

/** For each principal the first scenario without a fault that can be sent, best where its token makes a difference. */
function firstCalls(plans: Iterable<OperationPlan>): ReadonlyMap<string, Call> {
  const calls = new Map<string, Call>();
  for (const plan of plans) {
    for (const scenario of plan.admitted()) {
      const { expected, at, recipe, notSent, principal, provable } = scenario;
      if (expected.outcome !== 'admitted' || at.token !== 'valid' || !recipe || notSent) continue;
      const before = calls.get(principal.name);
      if (!before || (provable && !before.scenario.provable)) calls.set(principal.name, { plan, scenario });
    }
  }
  return calls;
}

async function tokenOf({ credential }: Identity): Promise<string> {
  if (credential.kind !== 'jwt' || !('value' in credential.key)) return '';
  const text = credential.key.value;
  const mint = await minterOf({ ...credential, lifetimeS: daySeconds }, text);
  return await mint(Math.floor(Date.now() / 1000));
}
