import type { Operation } from '../model/operation.ts';
import type { Acceptance, Exemption } from '../model/scenario.ts';
import type { Vocabulary } from '../model/vocabulary.ts';
import { unknownOperation } from './decisions/check-matrix.ts';
import type { OperationIndex } from './decisions/operation-index.ts';
import type { Exception } from './matrix/role-matrix.ts';
import { partOfToken } from '../model/part-of-token.ts';
import { expectedOneOf } from './nearest-name.ts';
import { placeText, type Locate, type Problem } from './problem.ts';

/** Looks up what the files accept or skip, while it lasts. */
export interface Exceptions {
  /** By the id of a scenario or an operation; an entry for an operation holds for all its scenarios. */
  readonly find: (id: string) => Acceptance | undefined;
  /** Those that still last, as written. */
  readonly lasting: readonly Exemption[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly string[];
}

/** Reads the entries of `accept` or `skip`; those whose last day is over only warn. */
export function exceptions(
  entries: readonly Exception[],
  {
    index,
    vocabulary,
    today,
    locate,
  }: {
    readonly index: OperationIndex;
    readonly vocabulary: Vocabulary;
    readonly today: string;
    readonly locate: Locate;
  },
): Exceptions {
  const byId = new Map<string, Acceptance>();
  const byOperation: { readonly operation: Operation; readonly acceptance: Acceptance }[] = [];
  const lasting: Exemption[] = [];
  const problems: Problem[] = [];
  const warnings: string[] = [];
  for (const { name, place, reason, until } of entries) {
    const found = index.mentioned(name);
    if (!found) {
      problems.push({ code: 'unknown-operation', place, message: unknownOperation(name, index) });
      continue;
    }
    problems.push(
      ...axisProblems(found.rest, vocabulary).map((message): Problem => ({ code: 'unknown-scenario', place, message })),
    );
    if (until !== undefined && until < today) {
      warnings.push(
        `${placeText(place, locate)} "${name}" held until ${until} and no longer applies: renew it or remove it.`,
      );
      continue;
    }
    const acceptance = { reason, until };
    const { operation, rest } = found;
    const id = rest === '' ? operation.id : `${operation.id} ${rest}`;
    lasting.push({ id, operation, place, ...acceptance });
    if (rest === '') byOperation.push({ operation, acceptance });
    else byId.set(id, acceptance);
  }
  // Asked for every scenario, and most files except none.
  const none = byId.size === 0 && byOperation.length === 0;
  return {
    find: (id) =>
      none
        ? undefined
        : (byId.get(id) ??
          byOperation.find(({ operation }) => id === operation.id || id.startsWith(`${operation.id} `))?.acceptance),
    lasting,
    problems,
    warnings,
  };
}

const axes = ['token', 'address', 'owner', 'case', 'claims'];

/** Principals and addresses differ from environment to environment; axes and token states do not. */
function axisProblems(rest: string, { tokenStates }: Vocabulary): string[] {
  const [, ...moved] = rest.split(' ');
  return moved.flatMap((axis) => {
    const [name = '', value = ''] = axis.split('=');
    if (!axes.includes(name)) return [`unknown axis "${name}" in the id of a scenario, ${expectedOneOf(name, axes)}`];
    const { state } = partOfToken(value);
    if (name !== 'token' || tokenStates.includes(state)) return [];
    return [`unknown token state "${state}", ${expectedOneOf(state, tokenStates)}`];
  });
}
