import { minterOf } from '../execute/credentials/minter.ts';
import type { Environment, Identity } from '../model/environment.ts';
import type { OperationPlan } from '../model/operation-plan.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Planned } from '../pipeline.ts';
import { count } from '../report/count.ts';
import { commandOf, curl } from '../report/curl.ts';
import { printedRequest } from './printed-request.ts';

const daySeconds = 24 * 60 * 60;

/** What `serve` prints: where the API is, and for each principal a call that it may make. The tokens are good for a day. */
export async function* welcome(
  { url, environment }: { readonly url: string; readonly environment: Environment },
  { plans, contract }: Planned,
): AsyncGenerator<string> {
  yield `${url}\n\n`;
  const calls = firstCalls(plans);
  for (const identity of environment.identities) {
    const call = calls.get(identity.name);
    const token = await tokenOf(identity);
    if (!call) {
      yield `# ${identity.name}: no call that it may make; its token is\n# ${token}\n\n`;
      continue;
    }
    const request = await printedRequest(call.plan, call.scenario, environment);
    if (!request) continue;
    const headers = request.headers.filter(([name]) => name.toLowerCase() !== 'authorization');
    const { via, ip } = contract.addresses.find(({ name }) => name === call.scenario.at.address) ?? {
      via: '',
      ip: undefined,
    };
    const shown = {
      ...request,
      headers: [...headers, ['authorization', `Bearer ${token}`] satisfies [string, string]],
    };
    yield `# ${identity.name}\n${commandOf(curl(shown, { origin: url.replace(/\/$/, ''), from: via === 'bind' ? ip : undefined }))}\n\n`;
  }
  yield `${count(contract.documented.length, 'operation')} served; Ctrl-C ends it\n`;
}

interface Call {
  readonly plan: OperationPlan;
  readonly scenario: Scenario;
}

/** For each principal the first scenario without a fault that can be sent. */
function firstCalls(plans: Iterable<OperationPlan>): ReadonlyMap<string, Call> {
  const calls = new Map<string, Call>();
  for (const plan of plans) {
    for (const scenario of plan.admitted()) {
      const fits =
        scenario.expected.outcome === 'admitted' &&
        scenario.at.token === 'valid' &&
        scenario.recipe &&
        !scenario.notSent;
      if (fits && !calls.has(scenario.principal.name)) calls.set(scenario.principal.name, { plan, scenario });
    }
  }
  return calls;
}

async function tokenOf({ credential }: Identity): Promise<string> {
  const key = credential.kind === 'jwt' ? credential.key : credential.token;
  const text = 'value' in key ? key.value : '';
  if (credential.kind === 'bearer') return text;
  const mint = await minterOf({ ...credential, lifetimeS: daySeconds }, text);
  return await mint(Math.floor(Date.now() / 1000));
}
