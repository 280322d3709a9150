import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { attribute } from './attribute/attribute.ts';
import { meansLimit } from './attribute/means-limit.ts';
import { embeddedEnvironment } from './embedded/embedded-environment.ts';
import { readJournal } from './execute/journal-reader.ts';
import { conclude } from './judge/conclude.ts';
import { judge, survey } from './judge/judge.ts';
import { load, type Loaded } from './load/load.ts';
import type { Contract } from './model/contract.ts';
import type { ExchangeLine } from './model/journal.ts';
import type { OperationPlan } from './model/operation-plan.ts';
import type { InProcessApp } from './execute/in-process/app.ts';
import type { Operation } from './model/operation.ts';
import type { ProgressState } from './model/progress.ts';
import type { Shard } from './model/shard.ts';
import type { Judged, Report } from './model/report.ts';
import { RolecallError } from './model/rolecall-error.ts';
import type { PlannedEnding, Provisioning } from './model/planned-call.ts';
import type { AddressTrust } from './embedded/client-ip.ts';
import type { Environment } from './model/environment.ts';
import { borders } from './plan/addresses/borders.ts';
import { planOperation } from './plan/plan-operation.ts';
import { CallPlanner } from './plan/planned-calls.ts';
import { scenariosOf, select } from './plan/select.ts';
import { shardOperations, type SharedOperations } from './plan/shard-operations.ts';
import { strategies, type StrategyName } from './plan/strategies.ts';
import type { BegunRun } from './running/begun-run.ts';
import { mutationsNamed, tokenStates, vocabulary } from './registries.ts';
import { nearestName } from './load/nearest-name.ts';
import type { OpenRun } from './running/open-run.ts';

/** Which contract: the files, and what overrides them. */
export interface ContractOptions {
  /** `rolecall.yaml` of the working directory when absent. */
  readonly config?: string;
  readonly environment?: string;
  readonly spec?: string;
  readonly matrix?: string;
  readonly scenarios?: readonly string[];
  readonly methods?: readonly string[];
  /** Hold the secrets of principals, for a document that is fetched as one of them. */
  readonly variables?: Readonly<Record<string, string | undefined>>;
  /** ISO date: skips and acceptances end. */
  readonly today: string;
  /** The target itself, asked in this process instead of the environment's server. */
  readonly app?: InProcessApp;
}

/** Which scenarios of it. */
export interface PlanningOptions extends ContractOptions {
  readonly strategy: StrategyName;
  /** The same inputs and seed give the same scenarios with the same ids and bodies. */
  readonly seed: number;
  /** Ids of scenarios or operations; empty: all. */
  readonly only: readonly string[];
  /** One of several runs that share the operations. */
  readonly shard?: Shard;
  /** File of recorded durations, which shards are balanced by. */
  readonly durations?: string;
}

/** How to run them. */
export interface RunOptions extends PlanningOptions {
  /** Requests under way at once. */
  readonly concurrency: number;
  readonly rps?: number;
  readonly timeoutMs: number;
  readonly maxRequests?: number;
  /** Share of provable cells, 0 to 1, below which the run fails with exit code 2. */
  readonly minProven?: number;
  /** The coverage baseline is to be written anew from this run, which is not held against it. */
  readonly updateCoverage?: boolean;
  /** The baseline is to be written anew from this run, which is not held against it. */
  readonly updateLock?: boolean;
  /** Names of mutations to plant into the embedded API. */
  readonly mutate: readonly string[];
  /** The folder that holds a folder for each run. */
  readonly output: string;
  /** How long a trial may wait in total because of 429. */
  readonly waitBudgetMs?: number;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly onProgress: (state: ProgressState) => void;
  /** Every exchange as it is written down, secrets taken out. */
  readonly onExchange?: (exchange: ExchangeLine) => void;
}

/** How an interrupted run goes on; which contract and which scenarios its journal says. */
export type ResumeOptions = Omit<RunOptions, keyof ContractOptions | keyof PlanningOptions | 'mutate' | 'output'> &
  Pick<RunOptions, 'today' | 'variables'>;

/** How shards are put together. */
export interface MergeOptions extends Pick<RunOptions, 'minProven' | 'output'> {
  readonly now: () => Date;
}

/** A contract with its plans, not yet sent. */
export interface Planned extends Loaded {
  readonly plans: Iterable<OperationPlan>;
  /** The operations that they are about, in their order. */
  readonly operations: readonly Operation[];
  /** How they are shared, where they are. */
  readonly shared?: SharedOperations | undefined;
  /** Operations that no rule lists. */
  readonly gaps: readonly string[];
  /** Principals that steps must make first, in the order of the file. */
  readonly provisionings: readonly Provisioning[];
  /** Calls that end what the steps made. */
  readonly endings: readonly PlannedEnding[];
}

const reading = { attribute, meansLimit };
/** What an application in this process is told where it is, where its environment has no target. */
const inProcessUrl = 'http://localhost';

/** load: reads every file, and says in one line each what is wrong with them. */
export async function contractOf(
  options: ContractOptions,
  secret = randomBytes(32).toString('base64url'),
): Promise<Loaded> {
  const loaded = await load({
    config: options.config,
    environment: options.environment,
    spec: options.spec,
    matrix: options.matrix,
    scenarios: options.scenarios,
    methods: options.methods,
    today: options.today,
    vocabulary,
    embedded: (matrix) => withBorders(embeddedEnvironment(matrix, secret)),
    borders,
    fetchDocument: async (request) => {
      const { fetchDocumentWith } = await import('./execute/fetch-document.ts');
      return await fetchDocumentWith({ variables: options.variables ?? {}, tokenStates })(request);
    },
  });
  return options.app || loaded.environment.app !== undefined ? withoutConnections(loaded) : loaded;
}

/** plan: what would be asked, without any traffic. */
export async function planOf(options: PlanningOptions): Promise<Planned> {
  const loaded = await contractOf(options);
  return { ...loaded, ...plansOf(loaded, options, await durationsFor(options)) };
}

/** load → plan → execute → judge → report. Rejects with a RolecallError when it could not run. */
export async function run(options: RunOptions): Promise<Report> {
  return await runIn(join(options.output, runIdOf(options.now())), options);
}

/** An interrupted run goes on: what it settled stands, everything else is run. One that is complete is only read. */
export async function resume(folder: string, how: ResumeOptions): Promise<Report> {
  const { begunRun } = await import('./running/begun-run.ts');
  const begun = await begunRun(folder);
  if (begun.complete) return await readRun(folder);
  const { optionsOf } = await import('./running/options-of.ts');
  return await runIn(folder, { ...how, ...optionsOf(begun.run), output: dirname(folder) }, begun);
}

/** Several shards become one run, in a folder of its own. */
export async function merge(folders: readonly string[], options: MergeOptions): Promise<Report> {
  const { mergeRuns } = await import('./running/merge-runs.ts');
  const folder = join(options.output, runIdOf(options.now()));
  await mergeRuns(folders, folder, options);
  return await reportOf(folder, { own: true });
}

async function runIn(folder: string, options: RunOptions, begun?: BegunRun): Promise<Report> {
  const loaded = await contractOf(options);
  const planned = { ...loaded, ...plansOf(loaded, options, await durationsFor(options)) };
  const { baselineOf } = await import('./running/baseline-of.ts');
  const baseline = begun?.isHeld ? undefined : await baselineOf(loaded, options);
  const embedded = options.app ? undefined : await embeddedFor(loaded, options.mutate);
  // Planning alone needs no network: what sends is imported when something is sent.
  const { runTrials } = await import('./run-trials.ts');
  try {
    const target = loaded.environment.target ?? embedded?.url ?? inProcessUrl;
    const { run: line, conclusion } = await runTrials(planned, {
      ...options,
      baseline,
      begun,
      folder,
      target,
      reading,
    });
    return conclusion
      ? { run: line, folder, conclusion, judged: () => judgedOf(folder) }
      : await reportOf(folder, { own: true });
  } finally {
    await embedded?.close();
  }
}

/** A run that somebody else drives: another test runner, an operation at a time. */
export interface Opened extends OpenRun {
  /** To be asked when it is closed. */
  readonly report: () => Promise<Report>;
}

/** Opens a run of what is planned, keeping its verdicts for whoever drives it. */
export async function open(planned: Planned, options: RunOptions): Promise<Opened> {
  const folder = join(options.output, runIdOf(options.now()));
  const { baselineOf } = await import('./running/baseline-of.ts');
  const baseline = await baselineOf(planned, options);
  const embedded = options.app ? undefined : await embeddedFor(planned, options.mutate);
  const target = planned.environment.target ?? embedded?.url ?? inProcessUrl;
  const { openRun } = await import('./running/open-run.ts');
  try {
    const opened = await openRun(planned, { ...options, baseline, folder, target, reading, keepVerdicts: true });
    return {
      ...opened,
      close: async () => {
        await opened.close().finally(() => embedded?.close());
      },
      report: async () => {
        const conclusion = opened.conclude();
        if (!conclusion) return await reportOf(folder, { own: true });
        return { run: opened.run, folder, conclusion, judged: () => judgedOf(folder) };
      },
    };
  } catch (error) {
    await embedded?.close();
    throw error;
  }
}

/** A run's folder, read again: reports are a pure function of its journal. */
export async function readRun(folder: string): Promise<Report> {
  return await reportOf(folder, { own: false });
}

/** The embedded API alone. */
export async function serve(
  options: ContractOptions & {
    readonly mutate: readonly string[];
    readonly port: number;
    /** Whose word on the client's address counts, as Envoy has it. */
    readonly trust?: AddressTrust;
  },
): Promise<Loaded & { readonly url: string; readonly close: () => Promise<void> }> {
  const loaded = await contractOf({ ...options, environment: 'embedded' });
  const { contract, environment } = loaded;
  const { serveEmbedded } = await import('./embedded/serve-embedded.ts');
  const served = await serveEmbedded(contract, {
    environment,
    mutations: mutationsNamed(options.mutate),
    port: options.port,
    ...(options.trust && { trust: options.trust }),
  });
  return { ...loaded, url: served.url, close: () => served.close() };
}

/** Who asks an application in this process asks from nowhere, unless an address of the environment is said in a header. */
function withoutConnections({ contract, environment }: Loaded): Loaded {
  const nowhere = { name: 'default', via: 'bind', ip: undefined, networks: new Set<string>(), unplaced: true } as const;
  const addresses = [nowhere, ...environment.addresses.filter(({ name }) => name !== nowhere.name)];
  return { contract: { ...contract, addresses }, environment: { ...environment, addresses } };
}

/** Each network of the embedded API is one address: its neighbours are tried, too. */
function withBorders(environment: Environment): Environment {
  const { addresses } = environment;
  const inside = addresses.filter(({ ip, networks }) => ip !== undefined && networks.size > 0);
  const networks = Object.fromEntries(inside.map(({ ip = '', networks: [name = ''] }) => [name, [`${ip}/32`]]));
  const networksOf = (ip: string) => inside.find((address) => address.ip === ip)?.networks ?? new Set<string>();
  const all = [...addresses, ...borders({ addresses, networks, target: 'http://127.0.0.1', networksOf })];
  return { ...environment, addresses: all };
}

function plansOf(
  { contract, environment }: Loaded,
  { strategy, seed, only, shard }: PlanningOptions,
  durations?: ReadonlyMap<string, number>,
): Omit<Planned, keyof Loaded> {
  const calls = new CallPlanner(contract, seed);
  const wanted = new Set(only);
  const options = { strategy: strategies[strategy], seed };
  let shared: SharedOperations | undefined;
  const isOwn = ({ id }: Operation) => shared?.own.has(id) ?? true;
  const plans = {
    *[Symbol.iterator]() {
      for (const operation of contract.operations) {
        if (!isOwn(operation)) continue;
        const plan = planOperation(contract, operation, options);
        const selected = plan && select(plan, wanted);
        if (selected) yield selected;
      }
    },
  };
  if (wanted.size > 0) assertKnown(contract, wanted, options);
  if (shard) shared = shardOperations(plans, shard, durations);
  const listed = (operation: Operation) => contract.decide(operation, 'anonymous') !== undefined;
  return {
    plans,
    shared,
    operations:
      wanted.size === 0
        ? contract.operations.filter((operation) => listed(operation) && isOwn(operation))
        : Array.from(plans, ({ operation }) => operation),
    gaps: contract.operations.filter((operation) => !listed(operation)).map(({ id }) => id),
    provisionings: environment.identities.flatMap(({ name, credential }) =>
      credential.kind === 'steps' ? [calls.provisioning(name, credential.steps)] : [],
    ),
    endings: environment.identities.flatMap(({ name, credential }) =>
      credential.kind === 'steps'
        ? [
            { ...calls.provisioning(name, credential.logout, name), by: 'logout' as const },
            { ...calls.provisioning(name, credential.revoke, name), by: 'revocation' as const },
          ]
        : [],
    ),
  };
}

async function durationsFor({ shard, durations: file }: PlanningOptions) {
  if (!shard || file === undefined) return undefined;
  const { durations } = await import('./load/durations.ts');
  return await durations(file, vocabulary);
}

function assertKnown(
  contract: Contract,
  wanted: ReadonlySet<string>,
  options: Parameters<typeof planOperation>[2],
): void {
  const known = new Set<string>();
  for (const operation of contract.operations) {
    const plan = planOperation(contract, operation, options);
    known.add(operation.id);
    if (operation.operationId) known.add(operation.operationId);
    for (const { id } of plan ? scenariosOf(plan) : []) known.add(id);
  }
  for (const id of wanted) {
    if (known.has(id)) continue;
    const nearest = nearestName(id, [...known]);
    const hint = nearest ? ` Did you mean "${nearest}"?` : '';
    throw new RolecallError(
      'unknown-scenario',
      `--only names "${id}", which is no scenario or operation of this contract.${hint} rolecall plan lists them all`,
    );
  }
}

async function embeddedFor({ contract, environment }: Loaded, mutate: readonly string[]) {
  if (environment.target === undefined) {
    const { serveEmbedded } = await import('./embedded/serve-embedded.ts');
    return await serveEmbedded(contract, { environment, mutations: mutationsNamed(mutate) });
  }
  if (mutate.length > 0) {
    throw new RolecallError(
      'bad-usage',
      `--mutate plants defects into the embedded API only, and the environment ${environment.name} has a target of its own: add --env embedded`,
    );
  }
  return undefined;
}

async function reportOf(folder: string, how: { readonly own: boolean }): Promise<Report> {
  const found = await survey(readJournal(folder, how), reading);
  const judged = () => judge(readJournal(folder, how), found);
  return { run: found.run, folder, judged, conclusion: await conclude(judged(), found) };
}

/** Surveyed when it is first asked for: most reports show the conclusion alone. */
async function* judgedOf(folder: string): AsyncGenerator<Judged> {
  const found = await survey(readJournal(folder, { own: true }), reading);
  yield* judge(readJournal(folder, { own: true }), found);
}

/** Sorts by time, also two runs of one second, and no two runs share a folder. */
function runIdOf(now: Date): string {
  return `${now.toISOString().slice(0, -1).replaceAll(/[:.]/g, '-')}-${randomBytes(3).toString('hex')}`;
}
