import { readAuthorities } from '../execute/authorities.ts';
import { credentialsOf } from '../execute/credentials/credentials.ts';
import { drive } from '../execute/drive.ts';
import { execute } from '../execute/execute.ts';
import { fewestConnections } from '../execute/fewest-connections.ts';
import { readJournal } from '../execute/journal-reader.ts';
import { journalWriter } from '../execute/journal-writer.ts';
import { Later } from '../execute/later.ts';
import { Redactor } from '../execute/redactor.ts';
import { Slots } from '../execute/slots.ts';
import { startTarget } from '../execute/start-target.ts';
import { watchingReach } from '../execute/watching-reach.ts';
import { notice } from '../judge/notice.ts';
import type { Conclusion } from '../model/conclusion.ts';
import type { RunLine } from '../model/journal.ts';
import type { NotSent } from '../model/not-sent.ts';
import type { OperationPlan } from '../model/operation-plan.ts';
import type { Judged } from '../model/report.ts';
import type { Planned } from '../plans-of.ts';
import { addressWays, tokenStates } from '../registries.ts';
import { trial } from '../trial/trial.ts';
import { version } from '../version.ts';
import { askFirst } from './ask-first.ts';
import { assertShardable } from './assert-shardable.ts';
import { assertDisposable } from './assert-disposable.ts';
import { baselineLines } from './baseline-lines.ts';
import { endedCredentials } from './ended-credentials.ts';
import { localApp, missingWithoutSocket } from './local-app.ts';
import { judgedJournal } from './judged-journal.ts';
import { madePrincipals, type Driving, type MadePrincipals } from './made-principals.ts';
import { passwords } from './passwords.ts';
import { placeText } from './place-text.ts';
import { remaining } from './remaining.ts';
import { resetFirst } from './reset-first.ts';
import { runLine } from './run-line.ts';
import { sessionOf } from './session-of.ts';
import { seenAddresses } from './seen-addresses.ts';
import type { TrialOptions } from './trial-options.ts';

/** A run under way: its target is there, its principals are made, and trials are driven as they are asked for. */
export interface OpenRun {
  readonly run: RunLine;
  /** What is to be driven: all plans, or those that are left of a run that goes on. */
  readonly plans: Iterable<OperationPlan>;
  /** Drives the trials of these plans, several at once; dangerous operations alone and last. */
  readonly drive: (plans: Iterable<OperationPlan>) => Promise<void>;
  /** The verdicts on an operation as far as the run has come, where it keeps them; worked out when they are read. */
  readonly judged: (operation: string) => { readonly final: boolean; readonly judged: Iterable<Judged> } | undefined;
  /** Takes away what was made for the run, and writes its last line. */
  readonly end: () => Promise<void>;
  /** Lets go of target, connections and journal, whatever went wrong. */
  readonly close: () => Promise<void>;
  /** What came out, where it was reached on the way; to be asked once all is written. */
  readonly conclude: () => Conclusion | undefined;
}

/** Starts the target where the environment says so, makes the principals, and asks what is asked before all trials. */
export async function openRun(wanted: Planned, options: TrialOptions): Promise<OpenRun> {
  const { begun } = options;
  const planned = begun ? remaining(wanted, begun, options) : wanted;
  const { contract, environment } = planned;
  const { target, folder, signal, now, waitBudgetMs = 30_000 } = options;
  const asking = await localApp(planned, options.app);
  assertDisposable(planned, { target, inProcess: asking !== undefined });
  assertShardable(planned, options);
  const redactor = new Redactor();
  const authorities =
    environment.ca === undefined
      ? undefined
      : await readAuthorities(environment.ca, placeText(contract, environment.place));
  const credentials = await credentialsOf(environment, {
    authorities,
    variables: options.variables,
    tokenStates,
    redactor,
    seed: options.seed,
    locate: ({ place }) => placeText(contract, place),
    now,
  });
  const run = begun?.run ?? runLine(planned, options);
  const session = sessionOf(run, options);
  const redact = (text: string) => redactor.redact(text);
  const started =
    environment.start &&
    (await startTarget(environment.start, {
      target,
      timeoutMs: 60_000,
      variables: options.variables,
      signal,
      redact,
      authorities,
    }));
  const file = await journalWriter(folder, { again: begun !== undefined }).catch(async (error: unknown) => {
    await started?.stop();
    throw error;
  });
  const { journal, judge, settled } = judgedJournal(file, run, options);
  const later = new Later();
  const missingAddresses = asking ? missingWithoutSocket(planned) : new Map<string, NotSent>();
  const { sender, assertReached } = watchingReach(environment.name, {
    ...options,
    ...environment,
    target,
    addressWays,
    missingAddresses,
    authorities,
    asking,
    credentials,
    redactor,
    journal,
    closes: Object.values(contract.refusals).some((statuses) => statuses.includes('closed')),
    later,
    notice: (operation, answer) => notice(operation, contract.schemas, answer),
    runId: session.requestIds,
    version: version(),
    connections: Math.max(options.concurrency, fewestConnections),
    rps: options.rps,
    maxRequests: options.maxRequests,
  });
  const hide = (secret: string, name: string) => redactor.add(secret, name);
  const secret = passwords(hide, options.variables);
  const driving: Driving = (steps) =>
    drive(steps, { sender, operation: undefined, slots: new Slots(1), rank: 0, signal, hide });

  let people: MadePrincipals | undefined;
  const removePeople = async () => {
    const made = people;
    people = undefined;
    await made?.remove();
  };
  const close = async () => {
    try {
      await removePeople();
    } finally {
      await sender.close();
      try {
        later.drain();
      } finally {
        // Whatever went wrong: an open journal would keep the process alive.
        await journal.close().finally(() => started?.stop());
      }
    }
  };
  try {
    if (begun) for await (const line of readJournal(folder, { own: true })) judge.add(line);
    journal.write(session.line);
    for (const line of baselineLines(options.baseline?.found, run, begun?.baseline)) journal.write(line);
    people = await madePrincipals(planned, { credentials, secret, drive: driving });
    assertReached();
    await askFirst(planned, { ...options, waitBudgetMs, journal, sender, later });
    assertReached();
    await seenAddresses(planned, { drive: driving, journal, missing: missingAddresses });
    await endedCredentials(planned, { credentials, people, drive: driving, journal, signal, now });
  } catch (error) {
    await close();
    throw error;
  }

  const { attributes } = people;
  const dialogue = (plan: OperationPlan) => {
    const steps = trial(plan, {
      nonce: session.nonce(plan),
      secret,
      waitBudgetMs,
      atOnce: options.concurrency,
      attributes,
    });
    return environment.reset ? resetFirst(environment.reset, contract, steps) : steps;
  };
  const onSettled = () => settled(sender.requests());
  const stage = { sender, journal, later, signal, hide, redact, onSettled, trial: dialogue };
  return {
    run,
    plans: planned.plans,
    drive: async (plans) => {
      const last: OperationPlan[] = [];
      // A reset takes away what another operation works on: one at a time.
      const concurrency = environment.reset ? 1 : options.concurrency;
      await execute(without(plans, last), { ...stage, concurrency });
      await execute(last, { ...stage, concurrency: 1 });
    },
    judged: (operation) => judge.judged(operation),
    end: async () => {
      await removePeople();
      // Nothing may have been asked before the trials: where no operation denies anybody.
      assertReached();
      journal.write({
        type: 'teardown',
        ended: now().toISOString(),
        interrupted: signal.aborted,
        requests: (begun?.requests ?? 0) + sender.requests(),
      });
    },
    close,
    conclude: () => judge.conclude(),
  };
}

/** The plans whose turn it is; those that run alone, after all others, are kept for later. */
function* without(plans: Iterable<OperationPlan>, last: OperationPlan[]): Generator<OperationPlan> {
  for (const plan of plans) {
    if (plan.last) last.push(plan);
    else yield plan;
  }
}
