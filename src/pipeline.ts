import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { attribute } from './attribute/attribute.ts';
import { meansLimit } from './attribute/means-limit.ts';
import { embeddedEnvironment } from './embedded/embedded-environment.ts';
import { readJournal } from './execute/journal-reader.ts';
import { conclude } from './judge/conclude.ts';
import { judge, survey } from './judge/judge.ts';
import { inProcessUrl } from './load/in-process-url.ts';
import { load, type Loaded } from './load/load.ts';
import type { Conclusion } from './model/conclusion.ts';
import type { RunLine } from './model/journal.ts';
import type { Judged, Report } from './model/report.ts';
import { RolecallError } from './model/rolecall-error.ts';
import type { AddressTrust } from './embedded/client-ip.ts';
import type { Environment } from './model/environment.ts';
import { borders } from './plan/addresses/borders.ts';
import { plansOf, type Planned } from './plans-of.ts';
import type { ContractOptions, MergeOptions, PlanningOptions, ResumeOptions, RunOptions } from './run-options.ts';
import type { BegunRun } from './running/begun-run.ts';
import { mutationsNamed, tokenStates, vocabulary } from './registries.ts';
import type { OpenRun } from './running/open-run.ts';

const reading = { attribute, meansLimit };

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
  return await plansOf(loaded, options);
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
  const planned = await plansOf(await contractOf(options), options);
  const { how, close } = await prepared(planned, options, begun);
  // Planning alone needs no network: what sends is imported when something is sent.
  const { runTrials } = await import('./run-trials.ts');
  try {
    const { run: line, conclusion } = await runTrials(planned, { ...how, begun, folder });
    return await finished(line, folder, conclusion);
  } finally {
    await close();
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
  const { how, close } = await prepared(planned, options);
  const { openRun } = await import('./running/open-run.ts');
  try {
    const opened = await openRun(planned, { ...how, folder, keepVerdicts: true });
    return {
      ...opened,
      close: () => opened.close().finally(close),
      report: () => finished(opened.run, folder, opened.conclude()),
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What a run is sent to, and what it is held against; the embedded API is started where it is the target. */
async function prepared(planned: Planned, options: RunOptions, begun?: BegunRun) {
  const { baselineOf } = await import('./running/baseline-of.ts');
  const baseline = begun?.isHeld ? undefined : await baselineOf(planned, options);
  const embedded = options.app ? undefined : await embeddedFor(planned, options.mutate);
  const target = planned.environment.target ?? embedded?.url ?? inProcessUrl;
  return { how: { ...options, baseline, target, reading }, close: async () => await embedded?.close() };
}

/** Most reports are concluded when the run ends; else the journal is read again. */
async function finished(line: RunLine, folder: string, conclusion: Conclusion | undefined): Promise<Report> {
  if (!conclusion) return await reportOf(folder, { own: true });
  return { run: line, folder, conclusion, judged: () => judgedOf(folder) };
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
