import type { Contract } from '../../model/contract.ts';
import type { Operation } from '../../model/operation.ts';
import { RolecallError } from '../../model/rolecall-error.ts';
import { importedRequest, type ImportedRequest } from './imported-request.ts';
import { type Match, matchOperations } from './match-operation.ts';
import { readTraffic } from './read-traffic.ts';
import { scenarioText } from './scenario-text.ts';
import { Secrets } from './secrets.ts';

/** What an import brought. */
export interface Imported {
  /** The scenario file. */
  readonly text: string;
  readonly requests: readonly ImportedRequest[];
  /** How many requests the recordings hold. */
  readonly recorded: number;
  /** How many of them call no operation that the run is about. */
  readonly unmatched: number;
  /** Operations whose request the scenario files declare already: an operation has its request in one place. */
  readonly declared: readonly string[];
}

/** Makes a scenario file of recorded traffic: one request for each operation of the contract, the first that was admitted. */
export async function importTraffic(
  files: readonly string[],
  {
    contract,
    target,
    replaced,
  }: { readonly contract: Contract; readonly target: string | undefined; readonly replaced: ReadonlySet<string> },
): Promise<Imported> {
  const recorded = (await Promise.all(files.map(readTraffic))).flat();
  const secrets = new Secrets(recorded);
  const base = target === undefined ? undefined : URL.parse(target)?.pathname.replace(/\/$/, '');
  const matches = matchOperations(recorded, contract.documented, base);
  const wanted = new Set(contract.operations);
  const byOperation = Map.groupBy(
    matches.filter(({ operation }) => wanted.has(operation)),
    ({ operation }) => operation,
  );
  if (byOperation.size === 0)
    throw new RolecallError(
      'no-match',
      `${files.join(', ')}: none of the ${recorded.length} recorded requests calls an operation of ${contract.spec.file} that the run is about. Is this traffic of the same API, and do --method and the document's paths fit?`,
    );
  const isDeclared = (operation: Operation): boolean => !replaced.has(operation.id) && declares(contract, operation);
  const requests = [...byOperation]
    .filter(([operation]) => !isDeclared(operation))
    .flatMap(([, found]) => best(found) ?? [])
    .map((match) => importedRequest(match, { schemas: contract.schemas, secrets }));
  return {
    text: scenarioText(requests, files),
    requests,
    recorded: recorded.length,
    unmatched: recorded.length - new Set([...byOperation.values()].flat().map(({ request }) => request)).size,
    declared: [...byOperation.keys()].filter(isDeclared).map(({ id }) => id),
  };
}

function best(matches: readonly Match[]): Match | undefined {
  return matches.find(isAdmitted) ?? matches.find(({ request }) => request.status === undefined) ?? matches[0];
}

function isAdmitted({ request: { status = 0 } }: Match): boolean {
  return status >= 200 && status < 300;
}

function declares(contract: Contract, operation: Operation): boolean {
  const { parameters, cases, success, danger, ...declared } = contract.request(operation);
  return (
    'body' in declared ||
    danger !== undefined ||
    [parameters, cases, success].some((said) => Object.keys(said).length > 0)
  );
}
