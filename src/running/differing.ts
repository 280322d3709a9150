import type { RunLine } from '../model/journal.ts';

const parts: Readonly<Record<string, (run: RunLine) => unknown>> = {
  'the version of Rolecall': ({ version }) => version,
  'the OpenAPI document': ({ spec }) => spec.sha256,
  'the role matrix': ({ matrix }) => matrix.sha256,
  'the scenario files': ({ scenarios = [] }) => scenarios.map(({ sha256 }) => sha256),
  'the environment': ({ environment }) => environment.name,
  'the seed': ({ seed }) => seed,
  'the strategy': ({ strategy }) => strategy,
  'the selection of --only': ({ given }) => given?.only,
  'the planted mutations': ({ mutations }) => mutations,
  'the operations': ({ shard, operations }) => shard?.operations ?? operations,
  'the principals': ({ principals }) => principals,
  // Machines may have addresses of their own.
  'the names of the addresses': ({ addresses = [] }) => addresses.map(({ name }) => name),
  'what is undecided': ({ undecided }) => undecided,
  'the oracles': ({ oracles }) => oracles,
  'the coverage baseline': ({ coverage }) => coverage,
  'the baseline': ({ baseline }) => baseline,
};

/** In what two runs differ that makes them runs of different contracts; `undefined`: in nothing. */
export function differing(one: RunLine, other: RunLine): string | undefined {
  for (const [name, part] of Object.entries(parts)) {
    if (JSON.stringify(part(one)) !== JSON.stringify(part(other))) return name;
  }
  return undefined;
}
