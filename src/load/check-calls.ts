import type { Call, Fixture } from '../model/call.ts';
import type { Environment } from '../model/environment.ts';
import type { Place } from '../model/place.ts';
import type { Calls } from './calls.ts';
import { expectedOneOf } from './nearest-name.ts';
import type { Problem } from './problem.ts';
import type { ReadScenarioFile } from './requests.ts';
import { pointerOf } from './validate.ts';

/** Names in calls that stand for nothing: principals, fixtures, lists of steps; and fixtures that need themselves. */
export function checkCalls(
  files: readonly ReadScenarioFile[],
  { calls: { fixtures, steps }, environment }: { readonly calls: Calls; readonly environment: Environment },
): Problem[] {
  const principals = ['anonymous', ...environment.identities.map(({ name }) => name)];
  const embedded = environment.target === undefined;
  const unknownPrincipal = (name: string | undefined, place: Place): Problem[] =>
    // The embedded API brings principals of its own, named after the roles.
    name === undefined || embedded || principals.includes(name)
      ? []
      : [unknown('principal', name, { place, known: principals })];
  const called = (call: Call | undefined) => (call ? unknownPrincipal(call.as, call.place) : []);
  return [
    ...[...fixtures.values()].flatMap(({ as, place, make, undo, witness, needs }) => [
      ...(as === 'owner' ? [] : unknownPrincipal(as.principal, { ...place, pointer: `${place.pointer}/as` })),
      ...[make, undo, witness?.call].flatMap(called),
      ...unknownFixtures(needs, { place: { ...place, pointer: `${place.pointer}/needs` }, fixtures }),
    ]),
    ...[...fixtures.values()].flatMap((fixture) => circular(fixture, fixtures)),
    ...[...steps.values()].flat().flatMap(({ call, undo }) => [call, undo].flatMap(called)),
    ...environment.identities.flatMap(({ credential, place }) =>
      credential.kind === 'steps'
        ? [...credential.steps, ...credential.logout, ...credential.revoke]
            .filter((name) => !steps.has(name))
            .map((name) => unknown('list of steps', name, { place, known: [...steps.keys()] }))
        : [],
    ),
    ...files.flatMap(({ file, written }) =>
      Object.entries(written.requests ?? {}).flatMap(([key, { needs = [] }]) =>
        unknownFixtures([needs].flat(), { place: { file, pointer: pointerOf(['requests', key, 'needs']) }, fixtures }),
      ),
    ),
  ];
}

function unknownFixtures(
  needs: readonly string[],
  { place, fixtures }: { readonly place: Place; readonly fixtures: ReadonlyMap<string, Fixture> },
): Problem[] {
  return needs
    .filter((name) => !fixtures.has(name))
    .map((name) => unknown('fixture', name, { place, known: [...fixtures.keys()] }));
}

function unknown(what: string, name: string, { place, known }: { place: Place; known: readonly string[] }): Problem {
  return { code: 'unknown-name', place, message: `unknown ${what} "${name}", ${expectedOneOf(name, known)}` };
}

/** Fixtures that need one another in a ring could never be made. */
function circular({ name, place }: Fixture, fixtures: ReadonlyMap<string, Fixture>): Problem[] {
  const seen = new Set<string>();
  const open = [...(fixtures.get(name)?.needs ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === name)
      return [
        { code: 'bad-value', place, message: `the fixture "${name}" needs itself: break the ring of \`needs\`.` },
      ];
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(fixtures.get(next)?.needs ?? []));
  }
  return [];
}
