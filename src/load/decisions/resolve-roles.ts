import type { Decision } from '../../model/decision.ts';
import type { Conditions, Named } from '../matrix/role-matrix.ts';

/** What a rule gives a caller. */
interface Access {
  readonly access: Decision['access'];
  readonly own: boolean;
}

/** Rules with their names looked up, ready to be asked for any caller. */
export interface Resolver {
  (roles: readonly string[] | 'anonymous', conditions: Conditions): Access;
}

/** A resolver for the roles of a matrix: by name, the roles that it includes. */
export function resolver(includes: ReadonlyMap<string, readonly string[]>): Resolver {
  const everyone = ['anonymous', 'outsider', ...includes.keys()];
  const expand = (named: readonly Named[]) =>
    new Set(named.flatMap(({ name }) => (name === 'everyone' ? everyone : name === 'nobody' ? [] : [name])));
  const expanded = new WeakMap<Conditions, Expanded>();
  return (roles, conditions) => {
    let rule = expanded.get(conditions);
    if (!rule) {
      const { allow, own, deny, hide, otherwise } = conditions;
      rule = { allow: expand(allow), own: expand(own), deny: expand(deny), hide: expand(hide), otherwise };
      expanded.set(conditions, rule);
    }
    const callers = roles === 'anonymous' ? ['anonymous'] : roles.length === 0 ? ['outsider'] : roles;
    return best(callers.map((role) => accessOf(role, rule, includes)));
  };
}

interface Expanded {
  readonly allow: ReadonlySet<string>;
  readonly own: ReadonlySet<string>;
  readonly deny: ReadonlySet<string>;
  readonly hide: ReadonlySet<string>;
  readonly otherwise: Decision['access'];
}

/** A role that the rule names stands for itself; else only the allows of the nearest roles that it includes are inherited. */
function accessOf(role: string, rule: Expanded, includes: ReadonlyMap<string, readonly string[]>): Access {
  if (rule.deny.has(role)) return { access: 'deny', own: false };
  if (rule.hide.has(role)) return { access: 'hide', own: false };
  const seen = new Set<string>();
  let level: readonly string[] = [role];
  while (level.length > 0) {
    if (level.some((name) => rule.allow.has(name))) return { access: 'allow', own: false };
    if (level.some((name) => rule.own.has(name))) return { access: 'allow', own: true };
    for (const name of level) seen.add(name);
    level = level.flatMap((name) => includes.get(name) ?? []).filter((name) => !seen.has(name));
  }
  return { access: rule.otherwise, own: false };
}

/** Several roles: allowed if any is, on everything before on its own; denied before hidden. */
function best(all: readonly Access[]): Access {
  return (
    all.find(({ access, own }) => access === 'allow' && !own) ??
    all.find(({ access }) => access === 'allow') ??
    all.find(({ access }) => access === 'deny') ?? { access: 'hide', own: false }
  );
}
