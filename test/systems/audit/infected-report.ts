import type { Report } from '../../../src/model/report.ts';
import { syntheticComparison } from '../../report/synthetic-comparison.ts';
import { syntheticReport } from '../../report/synthetic-report.ts';

/** Said by Rolecall alone, in words of its own. */
const own = new Set([
  'type',
  'kind',
  'verdict',
  'code',
  'severity',
  'outcome',
  'access',
  'hop',
  'witness',
  'matrixToo',
  'phase',
  'credential',
  'why',
  'until',
  'sha256',
  'started',
  'sent',
]);

/**
 * A report in which every text that comes from a file, a server or a person is what `change` makes of it: names of roles,
 * operations, axes and principals, headers and bodies, rules, targets, files.
 */
export function infectedReport(change: (text: string) => string): Report {
  const { judged, ...rest } = syntheticReport();
  const comparison = syntheticComparison();
  const infect = <Value>(value: Value): Value => infected(value, change) as Value;
  const { changes, ...side } = comparison;
  return {
    ...infect(rest),
    judged: async function* () {
      for await (const each of judged()) yield infect(each);
    },
    since: [{ comparison: { ...infect(side), changes: () => [...changes()].map(infect) }, earlier: null }],
  };
}

function infected(value: unknown, change: (text: string) => string, key = ''): unknown {
  if (typeof value === 'string') return own.has(key) ? value : change(value);
  if (Array.isArray(value)) return value.map((each) => infected(each, change, key));
  if (value instanceof Map)
    return new Map(
      [...value].map(([name, inner]) => [
        key === 'notEvaluable' ? name : change(String(name)),
        infected(inner, change),
      ]),
    );
  if (typeof value !== 'object' || value === null) return value;
  const pairs = Object.entries(value).map(([name, inner]) => {
    const isProof = key === 'proof' && name === 'control';
    return [isForeign(key) ? change(name) : name, isProof ? inner : infected(inner, change, name)] as const;
  });
  const made = Object.fromEntries(pairs);
  if (made['type'] !== 'verdict') return made;
  // An id says in one what the other fields say one by one.
  const axes = Object.entries(made['axes'] as object).map(([name, inner]) => `${name}=${inner}`);
  return { ...made, id: [made['operation'], made['principal'], ...axes].join(' ') };
}

/** Maps whose names come from files and servers. */
function isForeign(key: string): boolean {
  return ['axes', 'at', 'kept', 'documented', 'headers'].includes(key);
}
