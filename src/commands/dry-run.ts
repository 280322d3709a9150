import { notSentCodes } from '../model/not-sent.ts';
import type { OperationPlan } from '../model/operation-plan.ts';
import type { Scenario } from '../model/scenario.ts';
import { planOf } from '../pipeline.ts';
import type { PlanningOptions } from '../run-options.ts';
import { scenariosOf } from '../plan/select.ts';
import { clientOptions } from '../report/client-options.ts';
import { count } from '../report/count.ts';
import { commandOf, curl } from '../report/curl.ts';
import { print } from './print.ts';
import { printedRequest } from './printed-request.ts';

/** Prints every request that a run would send, as curl commands, and their number. */
export async function dryRun(options: PlanningOptions): Promise<void> {
  const { contract, environment, plans } = await planOf(options);
  const origin = environment.target === undefined ? '$TARGET' : new URL(environment.target).origin;
  const addresses = new Map(contract.addresses.map((address) => [address.name, address]));
  await print(commands());

  async function* commands(): AsyncGenerator<string> {
    const amounts = { requests: 0, notSent: 0, operations: 0 };
    for (const plan of plans) {
      amounts.operations += 1;
      // The missing-token request goes out twice in a row, first in the trial.
      if (plan.missing()?.notSent === undefined) amounts.requests += plan.missing() ? 2 : 0;
      yield* commandsOf(plan, amounts);
    }
    yield `# ${count(amounts.requests, 'request')} to ${count(amounts.operations, 'operation')} at ${environment.target ?? 'the embedded API'}, `;
    yield `repeats and checks of the run not counted; ${count(amounts.notSent, 'scenario')} cannot be sent; nothing was sent\n`;
  }

  async function* commandsOf(
    plan: OperationPlan,
    amounts: { requests: number; notSent: number },
  ): AsyncGenerator<string> {
    for (const scenario of scenariosOf(plan)) {
      const request = await printedRequest(plan, scenario, environment);
      if (!request) {
        amounts.notSent += 1;
        yield `# ${scenario.id}: not sent${reasonOf(scenario)}\n\n`;
        continue;
      }
      amounts.requests += scenario.claims?.rounds.length ?? 1;
      const address = addresses.get(scenario.at.address);
      const client = address ? clientOptions({ ...address, ip: address.ip ?? null }) : [];
      yield `# ${scenario.id}\n${commandOf(curl(request, { origin, client }))}\n\n`;
    }
  }
}

/** Without a reason of the plan it is the token: the credential does not give one in this state. */
function reasonOf({ notSent, at }: Scenario): string {
  const { code, supply } = notSent ?? {
    code: 'state-not-derivable',
    supply: `${at.token}: ${notSentCodes['state-not-derivable']}`,
  };
  return `, ${code}: ${supply}`;
}
