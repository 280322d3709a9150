import type { Contract, Undecided } from '../model/contract.ts';
import type { Environment } from '../model/environment.ts';
import type { Operation } from '../model/operation.ts';
import type { Vocabulary } from '../model/vocabulary.ts';
import { callsOf } from './calls.ts';
import { checkCalls } from './check-calls.ts';
import { checkMatrix, checkRule } from './decisions/check-matrix.ts';
import { decisions } from './decisions/decisions.ts';
import { operationIndex } from './decisions/operation-index.ts';
import type { ApiDocument } from './document/api-document.ts';
import { exceptions } from './exceptions.ts';
import type { Exception, RoleMatrix } from './matrix/role-matrix.ts';
import { credentialParameters, unclaimedCredentials } from './credentials/credential-parameters.ts';
import { oddNetworks } from './odd-networks.ts';
import { principalsOf } from './principals.ts';
import { placeText, raise, type Locate, type Problem } from './problem.ts';
import { requestsOf, type ReadScenarioFile } from './requests.ts';
import { pointerOf } from './validate.ts';

/** All that was read, before its names are held against each other. */
export interface Parts {
  readonly document: ApiDocument;
  readonly matrix: RoleMatrix;
  readonly environment: Environment;
  readonly scenarios: readonly ReadScenarioFile[];
  /** `undefined`: the command line names everything. */
  readonly config?: Contract['config'] | undefined;
  readonly methods: readonly string[];
  readonly refusals: Contract['refusals'];
  readonly undecided: readonly Undecided[];
  readonly minProven: number | undefined;
  readonly oracles: Contract['oracles'];
  readonly coverage: Contract['coverage'] | undefined;
  readonly baseline?: Contract['baseline'] | undefined;
  readonly vocabulary: Vocabulary;
  readonly today: string;
  readonly locate: Locate;
  /** Found out on the way here. */
  readonly problems: readonly Problem[];
  readonly warnings: readonly string[];
  /** Networks that the environment defines, by name; `undefined`: it brings all that the matrix asks for. */
  readonly networks: Readonly<Record<string, readonly string[]>> | undefined;
}

/** Puts the contract together; every name that stands for nothing is said at once. */
export function contractFrom(parts: Parts): Contract {
  const { document, matrix, environment, vocabulary, today, locate } = parts;
  const index = operationIndex(document.operations);
  const operations = document.operations.filter(({ method }) => parts.methods.includes(method));
  const decided = decisions(matrix, operations, { index, vocabulary, locate });
  const rules = new Set(operations.flatMap((operation) => decided.rule(operation) ?? []));
  const calls = callsOf(parts.scenarios, index);
  const requests = requestsOf(parts.scenarios, { index, decisions: decided, calls, locate });
  const lookup = { index, vocabulary, today, locate };
  const accepted = exceptions(matrix.accept, lookup);
  const skipped = exceptions(parts.scenarios.flatMap(skipsOf), lookup);
  const problems = [
    ...parts.problems,
    ...checkMatrix(matrix, index),
    ...[...rules].filter(({ by }) => by === 'extension').flatMap((rule) => checkRule(rule, matrix)),
    ...noOperation(operations, parts),
    ...decided.problems,
    ...requests.problems,
    ...calls.problems,
    ...checkCalls(parts.scenarios, { calls, environment }),
    ...accepted.problems,
    ...skipped.problems,
  ];
  if (problems.length > 0) raise(problems, locate);
  const isCredential = credentialParameters(environment.identities);
  let warnings: readonly string[] | undefined;
  const includes = new Map([...matrix.roles].map(([name, role]) => [name, role.includes.map((each) => each.name)]));
  return {
    spec: { file: document.file, title: document.title, sha256: document.sha256 },
    matrix: { file: matrix.file, sha256: matrix.sha256 },
    scenarios: parts.scenarios.map(({ file, sha256 }) => ({ file, sha256 })),
    ...(parts.config && { config: { file: parts.config.file, sha256: parts.config.sha256 } }),
    operations,
    documented: document.operations,
    roles: [...matrix.roles.keys()],
    includes,
    principals: principalsOf(environment.identities, operations, {
      decide: decided.decide,
      includes,
      steps: calls.steps,
    }),
    addresses: environment.addresses,
    ...(environment.trustedHops !== undefined && { trustedHops: environment.trustedHops }),
    schemas: document.schemas,
    cases: (operation) => [...(decided.rule(operation)?.cases.keys() ?? [])],
    decide: decided.decide,
    request: requests.request,
    fixtures: calls.fixtures,
    steps: calls.steps,
    refusals: parts.refusals,
    undecided: parts.undecided,
    skip: (id, operation) => skipped.find(id) ?? skipped.find(operation.id),
    accept: accepted.find,
    skips: skipped.lasting,
    accepts: accepted.lasting,
    unmatched: decided.unmatched.map(({ key, place }) => ({ rule: key, place })),
    isCredential,
    harmless: environment.target === undefined,
    ...(parts.minProven !== undefined && { minProven: parts.minProven }),
    oracles: parts.oracles,
    ...(parts.coverage && { coverage: parts.coverage }),
    ...(parts.baseline && { baseline: parts.baseline }),
    locate,
    get warnings() {
      return (warnings ??= [
        ...parts.warnings,
        ...document.warnings(operations),
        ...decided.warnings,
        ...accepted.warnings,
        ...skipped.warnings,
        ...oddNetworks([...rules], parts),
        ...unclaimedWarnings(operations, { isCredential, locate }),
      ]);
    },
  };
}

function unclaimedWarnings(
  operations: readonly Operation[],
  { isCredential, locate }: Pick<Required<Contract>, 'isCredential' | 'locate'>,
): string[] {
  return [...unclaimedCredentials(operations, isCredential)].map(([name, [first, ...others]]) => {
    const place = first ? `${placeText(first.place, locate)} ` : '';
    const more = others.length > 0 ? ` and ${others.length} more` : '';
    return `${place}the header ${name} of ${first?.id ?? ''}${more} looks like a credential, and a generated text is sent in it: say whose it is (\`at: { header: ${name} }\` of a principal), or give its value under \`requests\`.`;
  });
}

function skipsOf({ file, written }: ReadScenarioFile): readonly Exception[] {
  return (written.skip ?? []).map(({ operation, reason, until }, index) => ({
    name: operation,
    place: { file, pointer: pointerOf(['skip', index, 'operation']) },
    reason,
    until,
  }));
}

function noOperation(operations: readonly Operation[], { document, methods }: Parts): Problem[] {
  if (operations.length > 0) return [];
  const others = [...new Set(document.operations.map(({ method }) => method))];
  const remedy =
    others.length === 0 ? 'it has no operation at all.' : `it has ${others.join(', ')}: choose with \`methods\`.`;
  const place = { file: document.file, pointer: '/paths', on: 'key' as const };
  return [{ code: 'no-operation', place, message: `the document has no ${methods.join(' or ')} operation; ${remedy}` }];
}
