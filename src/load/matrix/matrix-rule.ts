import type { Rule } from '../../model/decision.ts';
import type { Place } from '../../model/place.ts';
import type { RuleFile } from '../formats/rule.ts';
import { pointerOf } from '../validate.ts';
import type { Conditions, MatrixRule, Named } from './role-matrix.ts';

/** A rule as written at a place, with the shorthands written out. */
export function matrixRule(
  written: RuleFile,
  { key, by, place }: { readonly key: string; readonly by: Rule['by']; readonly place: Place },
): MatrixRule {
  const at = { file: place.file, pointer: place.pointer };
  const cases = isList(written) ? {} : (written.cases ?? {});
  return {
    key,
    place,
    by,
    conditions: conditions(written, at),
    cases: new Map(
      Object.entries(cases).map(([name, rule]) => {
        const below = { ...at, pointer: at.pointer + pointerOf(['cases', name]) };
        return [name, { place: { ...below, on: 'key' as const }, conditions: conditions(rule, below) }];
      }),
    ),
  };
}

function conditions(written: RuleFile, place: Place): Conditions {
  const rule: Exclude<RuleFile, string | string[]> = isList(written) ? {} : written;
  const listed = (key: 'allow' | 'own' | 'deny' | 'hide' | 'from' | 'notFrom') =>
    namesAt(rule[key], { ...place, pointer: `${place.pointer}/${key}` });
  return {
    allow: isList(written) ? namesAt(written, place) : listed('allow'),
    own: listed('own'),
    deny: listed('deny'),
    hide: listed('hide'),
    otherwise: rule.otherwise ?? 'deny',
    from: listed('from'),
    notFrom: listed('notFrom'),
    severity: rule.severity,
  };
}

function isList(written: RuleFile): written is string | string[] {
  return typeof written === 'string' || Array.isArray(written);
}

/** A name or a list of names, each with its place. */
export function namesAt(written: string | readonly string[] | undefined, place: Place): readonly Named[] {
  if (written === undefined) return [];
  if (typeof written === 'string') return [{ name: written, place }];
  return written.map((name, index) => ({ name, place: { ...place, pointer: `${place.pointer}/${index}` } }));
}
