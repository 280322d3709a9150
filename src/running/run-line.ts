import { basename } from 'node:path';
import { isOpen } from '../embedded/is-open.ts';
import type { RunLine } from '../model/journal.ts';
import type { Planned } from '../plans-of.ts';
import { version } from '../version.ts';
import { exemptions } from './exemptions.ts';
import { placeText } from './place-text.ts';
import type { TrialOptions } from './trial-options.ts';

/** What a journal begins with: all that a report must know of the contract and of how it was run. */
export function runLine(planned: Planned, options: TrialOptions): RunLine {
  const { contract, environment, operations, gaps, shared } = planned;
  const verified = new Set(environment.identities.flatMap(({ name, verify }) => (verify ? [name] : [])));
  const inProcess = options.app !== undefined || environment.app !== undefined;
  const minProven = options.minProven ?? contract.minProven;
  const skipped = operations.filter((operation) => contract.skip(operation.id, operation));
  const { skips, accepts, warnings } = exemptions(planned, options);
  return {
    type: 'run',
    rolecall: 1,
    id: basename(options.folder),
    version: version(),
    started: options.now().toISOString(),
    ...(options.by && { by: options.by }),
    environment: {
      name: environment.name,
      target: options.target,
      ...(environment.ca !== undefined && { ca: environment.ca }),
      ...(inProcess && { inProcess: environment.app ?? 'given by the caller' }),
    },
    spec: { file: contract.spec.file, sha256: contract.spec.sha256 },
    matrix: { ...contract.matrix },
    ...(contract.config && { config: { ...contract.config } }),
    ...(contract.scenarios && { scenarios: [...contract.scenarios] }),
    seed: options.seed,
    strategy: options.strategy,
    mutations: [...options.mutate],
    operations: operations.map(({ id }) => id),
    ...(options.shard && shared && { shard: { ...options.shard, operations: [...shared.all] } }),
    given: givenOf(options),
    gaps: [...gaps],
    principals: contract.principals.map(({ name, role, roles, rank, credential }) => ({
      name,
      role,
      roles: [...roles],
      rank,
      credential,
      verify: verified.has(name),
    })),
    addresses: contract.addresses.map(({ name, via, ip, proxy, tunnel, source }) => ({
      name,
      via,
      ip: ip ?? null,
      ...(proxy !== undefined && { proxy }),
      ...(tunnel !== undefined && { tunnel }),
      ...(source !== undefined && { source }),
    })),
    undecided: contract.undecided.map((declared) => ({ ...declared })),
    skipped: skipped.map(({ id }) => id),
    skips,
    accepts,
    partial: options.only.length > 0,
    ...(minProven === undefined ? {} : { minProven }),
    oracles: contract.oracles,
    documented: documentedRefusals(operations),
    tags: tagsOf(planned),
    secured: operations.filter(isSecured).map(({ id }) => id),
    unmatched: (contract.unmatched ?? []).map(({ rule, place }) => ({
      rule,
      at: placeText(contract, place).trimEnd(),
    })),
    ...coverageOf(contract, options),
    ...baselineOf(options),
    warnings: [
      ...contract.warnings,
      ...warnings,
      ...(options.baseline?.warnings ?? []),
      ...shardWarnings(planned, options),
    ],
  };
}

/** What the command line said about the contract: a resumed run asks for the same. */
function givenOf({ config, spec, matrix, scenarios, methods, only }: TrialOptions): NonNullable<RunLine['given']> {
  return {
    ...(config !== undefined && { config }),
    ...(spec !== undefined && { spec }),
    ...(matrix !== undefined && { matrix }),
    ...(scenarios !== undefined && { scenarios: [...scenarios] }),
    ...(methods !== undefined && { methods: [...methods] }),
    ...(only.length > 0 && { only: [...only] }),
  };
}

/** Alone and after all others holds within a run only. */
function shardWarnings({ shared }: Planned, { shard }: TrialOptions): string[] {
  const [first, ...others] = shared?.last ?? [];
  if (!shard || first === undefined) return [];
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return [
    `${first}${more} could do harm, and runs alone only within shard ${shard.index} of ${shard.count}: start that shard when the others have ended, or give it a target of its own.`,
  ];
}

/** A selection says nothing about what is left out of it. */
function coverageOf(
  { coverage }: Planned['contract'],
  { only, updateCoverage = false }: TrialOptions,
): Pick<RunLine, 'coverage'> {
  if (!coverage || only.length > 0 || (!updateCoverage && !coverage.unproven)) return {};
  return { coverage: { file: coverage.file, unproven: coverage.unproven ?? [], update: updateCoverage } };
}

function baselineOf({ baseline, strategy }: TrialOptions): Pick<RunLine, 'baseline'> {
  if (!baseline || (!baseline.found && !baseline.update)) return {};
  const { file, update, found } = baseline;
  return { baseline: { file, strategy: found?.strategy ?? strategy, update } };
}

const refusals = new Set(['401', '403', '404', '4XX', 'default']);

/** What the judge cannot know from exchanges: which refusals the document describes. */
function documentedRefusals(operations: Planned['operations']): Record<string, string[]> {
  return Object.fromEntries(
    operations.map(({ id, responses }) => [
      id,
      [...responses.keys()].map((status) => status.replace('xx', 'XX')).filter((status) => refusals.has(status)),
    ]),
  );
}

/** Those of gaps, too: whoever is responsible for a gap is found by its tag. */
function tagsOf({ contract, operations, gaps }: Planned): Record<string, string[]> {
  const unlisted = new Set<string>(gaps);
  const all = [...operations, ...contract.operations.filter(({ id }) => unlisted.has(id))];
  return Object.fromEntries(
    all.flatMap(({ id, tags }) => (tags.length > 0 ? [[id, [...new Set(tags)]] as const] : [])),
  );
}

/** Where the document says nothing about security, nobody knows. */
function isSecured(operation: Planned['operations'][number]): boolean {
  return operation.security !== 'undeclared' && !isOpen(operation);
}
