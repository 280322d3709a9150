import { builtIn } from '../matrix/role-matrix.ts';

const never: ReadonlySet<string> = new Set([...builtIn.principals, ...builtIn.groups]);

/** The names of users as names of principals: without blanks, none built in, each its own. */
export function principalNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((written) => {
    const safe = written.replaceAll(/[\s\p{Cc}\p{Cf}]+/gu, '-');
    const base = never.has(safe) ? `user-${safe}` : safe;
    let name = base;
    for (let count = 2; taken.has(name); count++) name = `${base}-${count}`;
    taken.add(name);
    return name;
  });
}
