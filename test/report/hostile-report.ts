import type { Report } from '../../src/model/report.ts';
import { syntheticReport } from './synthetic-report.ts';

/** Where people and servers may write what they like. */
const free = new Set([
  'title',
  'remedy',
  'headline',
  'evidence',
  'ruleText',
  'reason',
  'supply',
  'operation',
  'operations',
  'role',
  'principal',
  'id',
  'body',
  'cause',
  'notes',
  'warnings',
  'gaps',
  'folder',
  'name',
  'address',
  'from',
  'saw',
  'about',
  'fault',
  'skipped',
]);

/** A report in which the text stands wherever a server, a document or a matrix could have put it. */
export function hostileReport(text: string): Report {
  const report = syntheticReport();
  const { judged, ...rest } = report;
  return {
    ...infected(rest, text),
    judged: async function* () {
      for await (const each of judged()) yield infected(each, text);
    },
  };
}

function infected<Value>(value: Value, text: string, key = ''): Value {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same shape with other strings
  return change(value, text, key) as Value;
}

function change(value: unknown, text: string, key: string): unknown {
  if (typeof value === 'string') {
    if (key === 'rule') return `x/${text}.yaml:9:3`;
    // Names stay apart from one another.
    return free.has(key) ? `${text}${value.replaceAll(/\W+/g, '')}` : value;
  }
  if (Array.isArray(value)) return value.map((each) => change(each, text, key));
  if (value instanceof Map)
    return new Map(
      [...value].map(([name, inner]) => [`${text}${String(name).replaceAll(/\W+/g, '')}`, change(inner, text, key)]),
    );
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, change(inner, text, name)]));
}
