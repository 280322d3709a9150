import { readAuthorities } from './execute/authorities.ts';
import { credentialsOf } from './execute/credentials/credentials.ts';
import { drive } from './execute/drive.ts';
import { execute } from './execute/execute.ts';
import { readJournal } from './execute/journal-reader.ts';
import { journalWriter, type JournalWriter } from './execute/journal-writer.ts';
import { Later } from './execute/later.ts';
import { isLoopback } from './execute/loopback.ts';
import { Redactor } from './execute/redactor.ts';
import type { Sender } from './execute/sender.ts';
import { Slots } from './execute/slots.ts';
import { watchingReach } from './execute/watching-reach.ts';
import { startTarget } from './execute/start-target.ts';
import { LiveJudge } from './judge/live.ts';
import { notice } from './judge/notice.ts';
import type { Conclusion } from './model/conclusion.ts';
import type { Environment, Identity } from './model/environment.ts';
import type { JournalLine, RunLine } from './model/journal.ts';
import type { NotSent } from './model/not-sent.ts';
import type { OperationPlan } from './model/operation-plan.ts';
import { RolecallError } from './model/rolecall-error.ts';
import type { Planned } from './pipeline.ts';
import { endedCredentials } from './running/ended-credentials.ts';
import { madePrincipals, type Driving } from './running/made-principals.ts';
import { passwords } from './running/passwords.ts';
import { seenAddresses } from './running/seen-addresses.ts';
import { assertShardable } from './running/assert-shardable.ts';
import { remaining } from './running/remaining.ts';
import { runLine } from './running/run-line.ts';
import { sessionOf } from './running/session-of.ts';
import type { TrialOptions } from './running/trial-options.ts';
import { addressWays, tokenStates } from './registries.ts';
import type { Trial } from './model/step.ts';
import { preflight } from './trial/preflight.ts';
import { trial } from './trial/trial.ts';
import { version } from './version.ts';

/** Runs every trial of a plan and leaves the journal behind. The conclusion comes along where it was reached on the way. */
export async function runTrials(
  wanted: Planned,
  options: TrialOptions,
): Promise<{ readonly run: RunLine; readonly conclusion: Conclusion | undefined }> {
  const { begun } = options;
  const planned = begun ? remaining(wanted, begun, options) : wanted;
  const { contract, environment } = planned;
  const { target, folder, signal, now } = options;
  assertDisposable(planned, target);
  assertShardable(planned, options);
  const redactor = new Redactor();
  const locate = ({ place }: Identity) => placeText(planned, place);
  const authorities =
    environment.ca === undefined
      ? undefined
      : await readAuthorities(environment.ca, placeText(planned, environment.place));
  const credentials = await credentialsOf(environment, {
    authorities,
    variables: options.variables,
    tokenStates,
    redactor,
    seed: options.seed,
    locate,
    now,
  });
  const run = begun?.run ?? runLine(planned, options);
  const session = sessionOf(run, options);
  const started =
    environment.start &&
    (await startTarget(environment.start, {
      target,
      timeoutMs: 60_000,
      variables: options.variables,
      signal,
      redact: (text) => redactor.redact(text),
      authorities,
    }));
  const file = await journalWriter(folder, { again: begun !== undefined }).catch(async (error: unknown) => {
    await started?.stop();
    throw error;
  });
  const { journal, live } = watched(file, run, options);
  const later = new Later();
  const missingAddresses = new Map<string, NotSent>();
  const { sender, assertReached } = watchingReach(environment.name, {
    ...options,
    ...environment,
    target,
    addressWays,
    missingAddresses,
    authorities,
    credentials,
    redactor,
    journal,
    closes: Object.values(contract.refusals).some((statuses) => statuses.includes('closed')),
    later,
    notice: (operation, answer) => notice(operation, contract.schemas, answer),
    runId: session.requestIds,
    version: version(),
    connections: Math.max(options.concurrency, 3),
    rps: options.rps,
    maxRequests: options.maxRequests,
  });
  const hide = (secret: string, name: string) => redactor.add(secret, name);
  const secret = passwords(hide, options.variables);
  const driving: Driving = (steps) =>
    drive(steps, {
      sender,
      operation: undefined,
      slots: new Slots(1),
      rank: 0,
      signal,
      hide,
    });
  try {
    if (begun) for await (const line of readJournal(folder, { own: true })) live.replay(line);
    journal.write(session.line);
    const people = await madePrincipals(planned, { credentials, secret, drive: driving });
    assertReached();
    try {
      await askFirst(planned, { ...options, journal, sender, later });
      assertReached();
      await seenAddresses(planned, { drive: driving, journal, missing: missingAddresses });
      await endedCredentials(planned, { credentials, people, drive: driving, journal, signal, now });
      const waitBudgetMs = options.waitBudgetMs ?? 30_000;
      const redact = (text: string) => redactor.redact(text);
      const stage = { sender, journal, later, signal, hide, redact, onSettled: () => live.settled(sender.requests()) };
      const asking = (plan: OperationPlan) => {
        const { attributes } = people;
        const asked = {
          nonce: session.nonce(plan),
          secret,
          waitBudgetMs,
          atOnce: options.concurrency,
          attributes,
        };
        return environment.reset ? resetFirst(environment.reset, planned, trial(plan, asked)) : trial(plan, asked);
      };
      const last: OperationPlan[] = [];
      // A reset takes away what another operation works on: one at a time.
      const concurrency = environment.reset ? 1 : options.concurrency;
      await execute(without(planned.plans, last), { ...stage, concurrency, trial: asking });
      await execute(last, { ...stage, concurrency: 1, trial: asking });
    } finally {
      await people.remove();
    }
    // Nothing may have been asked before the trials: where no operation denies anybody.
    assertReached();
    journal.write({
      type: 'teardown',
      ended: now().toISOString(),
      interrupted: signal.aborted,
      requests: (begun?.requests ?? 0) + sender.requests(),
    });
  } finally {
    await sender.close();
    try {
      later.drain();
    } finally {
      // Whatever went wrong: an open journal would keep the process alive.
      await journal.close().finally(() => started?.stop());
    }
  }
  return { run, conclusion: live.conclude() };
}

/** A trial that begins with the target's data as they were. */
function* resetFirst(
  { method, path, as = 'anonymous' }: NonNullable<Environment['reset']>,
  { contract }: Planned,
  steps: Trial,
): Trial {
  const request = { method, target: path, headers: [], body: undefined };
  const at = {
    principal: as,
    token: as === 'anonymous' ? 'missing' : 'valid',
    address: contract.addresses[0]?.name ?? 'default',
  };
  yield { kind: 'send', sendings: [{ about: 'reset', at, request, attempt: 1 }] };
  return yield* steps;
}

/** Nothing but loopback is written to unless the environment says that its data may be lost. */
function assertDisposable({ environment, contract }: Planned, target: string): void {
  if (environment.disposable || isLoopback(target)) return;
  const at = contract.locate(environment.place);
  const where = at ? `${at.file}:${at.line}:${at.column} ` : '';
  throw new RolecallError(
    'not-disposable',
    `${where}environment ${environment.name} targets ${new URL(target).host}, which is not this machine: a run creates and changes data there. Say \`disposable: true\` if that data may be made and lost`,
  );
}

/** Is anybody there, and steady? Asked alone, before all trials. */
async function askFirst(
  { plans, environment, contract }: Planned,
  {
    journal,
    sender,
    signal,
    later,
    waitBudgetMs = 30_000,
  }: TrialOptions & { readonly journal: JournalWriter; readonly sender: Sender; readonly later: Later },
): Promise<void> {
  const first = Iterator.from(plans).find((plan) => {
    const missing = plan.missing();
    const { recipe, notSent } = missing ?? {};
    return recipe !== undefined && !notSent && recipe.kept.length === 0 && recipe.owner.length === 0;
  });
  const verifications = environment.identities.flatMap(({ name, verify }) =>
    verify ? [{ principal: name, ...verify }] : [],
  );
  const address = contract.addresses[0]?.name ?? 'default';
  const steps = preflight(first, verifications, { nonce: 'p', waitBudgetMs, address });
  const lines = await drive(steps, { sender, operation: undefined, slots: new Slots(3), rank: 0, signal });
  later.drain();
  for (const line of lines) journal.write(line);
}

/** The plans whose turn it is; those that run alone, after all others, are kept for later. */
function* without(plans: Iterable<OperationPlan>, last: OperationPlan[]): Generator<OperationPlan> {
  for (const plan of plans) {
    if (plan.last) last.push(plan);
    else yield plan;
  }
}

/** Every line that is written is also judged at once, for the live display. */
function watched(file: JournalWriter, run: RunLine, { reading, onProgress, now, begun }: TrialOptions) {
  const judge = new LiveJudge(run, reading);
  const startedMs = now().getTime();
  let operationsDone = begun?.settled.size ?? 0;
  const journal: JournalWriter = {
    close: file.close,
    room: file.room,
    write: (line: JournalLine, text?: string) => {
      file.write(line, text);
      judge.add(line);
    },
  };
  const settled = (requests: number) => {
    operationsDone++;
    const elapsedMs = now().getTime() - startedMs;
    onProgress({ operationsDone, operations: run.operations.length, requests, elapsedMs, verdicts: judge.verdicts });
  };
  return {
    journal,
    live: { settled, replay: (line: JournalLine) => judge.add(line), conclude: () => judge.conclude() },
  };
}

function placeText({ contract }: Planned, place: Identity['place']): string {
  const at = contract.locate(place);
  return at ? `${at.file}:${at.line}:${at.column} ` : '';
}
