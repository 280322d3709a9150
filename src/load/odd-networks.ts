import type { Environment } from '../model/environment.ts';
import { allConditions, type MatrixRule, type RoleMatrix } from './matrix/role-matrix.ts';
import { nearestName } from './nearest-name.ts';
import { placeText, type Locate } from './problem.ts';
import { pointerOf } from './validate.ts';

/** Networks that only one of matrix and environment knows: cells that cannot be tried, or blocks that nobody uses. */
export function oddNetworks(
  rules: readonly MatrixRule[],
  parts: {
    readonly matrix: RoleMatrix;
    readonly environment: Environment;
    readonly networks: Readonly<Record<string, readonly string[]>> | undefined;
    readonly locate: Locate;
  },
): string[] {
  const { matrix, environment, networks, locate } = parts;
  if (!networks) return [];
  const used = new Map(
    rules
      .flatMap(allConditions)
      .flatMap(({ from, notFrom }) => [...from, ...notFrom])
      .toReversed()
      .map(({ name, place }) => [name, place]),
  );
  const undefinedOnes = [...used]
    .filter(([name]) => !Object.hasOwn(networks, name))
    .map(
      ([name, place]) =>
        `${placeText(place, locate)} network "${name}" has no addresses in environment "${environment.name}", so nothing can be sent from it: add \`networks: { ${name}: [10.0.0.0/8] }\` there.`,
    );
  const unknown = Object.keys(networks)
    .filter((name) => !matrix.networks.includes(name))
    .map((name) => {
      const place = {
        file: environment.place.file,
        pointer: environment.place.pointer + pointerOf(['networks', name]),
        on: 'key' as const,
      };
      const nearest = nearestName(name, matrix.networks);
      return `${placeText(place, locate)} network "${name}" is none that the matrix declares.${nearest === undefined ? '' : ` Did you mean "${nearest}"?`}`;
    });
  return [...undefinedOnes, ...unknown];
}
