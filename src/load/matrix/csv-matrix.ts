import { CsvError, parse } from 'csv-parse/sync';
import type { Place } from '../../model/place.ts';
import { RolecallError } from '../../model/rolecall-error.ts';
import { keyKind } from '../decisions/rule-key.ts';
import { expectedOneOf } from '../nearest-name.ts';
import { raise, type Problem } from '../problem.ts';
import type { Source } from '../source.ts';
import { builtIn, type MatrixRule, type Named, type RoleMatrix } from './role-matrix.ts';

const cells = ['allow', 'deny', 'hide', 'own'] as const;
type Cell = (typeof cells)[number];

/** Reads a role matrix that is a CSV table: operations down, roles across, an empty cell denies. */
export function csvMatrix(source: Source): RoleMatrix {
  const [header = [], ...rows] = records(source);
  const at = (row: number, column: number): Place => ({ file: source.file, pointer: `/${row}/${column}` });
  const roles = header.slice(1).map((name, index) => ({ name, place: at(0, index + 1) }));
  const problems = headerProblems(header, roles, at);
  const rules: MatrixRule[] = [];
  const seen = new Map<string, number>();
  for (const [index, row] of rows.entries()) {
    const [key = '', ...access] = row;
    if (row.every((cell) => cell === '')) continue;
    const line = index + 1;
    if (key === '')
      problems.push({
        code: 'bad-value',
        place: at(line, 0),
        message: 'a row without an operation: expected METHOD /path, operationId or tag:name in the first column.',
      });
    if (row.length > header.length)
      problems.push({
        code: 'bad-value',
        place: at(line, header.length),
        message: `a cell beyond the last role: expected ${header.length} cells, as in the header.`,
      });
    const first = seen.get(key);
    if (first !== undefined)
      problems.push({
        code: 'bad-value',
        place: at(line, 0),
        message: `"${key}" has a second row here: keep one of the two.`,
      });
    seen.set(key, line);
    problems.push(...access.flatMap((cell, column) => cellProblem(cell, at(line, column + 1))));
    const named = (wanted: Cell): Named[] =>
      roles.flatMap(({ name }, column) => (access[column] === wanted ? [{ name, place: at(line, column + 1) }] : []));
    rules.push({
      key,
      place: at(line, 0),
      by: keyKind(key),
      conditions: {
        allow: named('allow'),
        own: named('own'),
        deny: named('deny'),
        hide: named('hide'),
        otherwise: 'deny',
        from: [],
        notFrom: [],
        severity: undefined,
      },
      cases: new Map(),
    });
  }
  if (problems.length > 0) raise(problems, source.locate);
  const declared = roles.filter(
    ({ name }) => ![...builtIn.principals, ...builtIn.groups].some((known) => known === name),
  );
  return {
    file: source.file,
    sha256: source.sha256,
    roles: new Map(declared.map((role) => [role.name, { ...role, includes: [], scopes: [] }])),
    networks: [],
    rules,
    extension: undefined,
    unlisted: { access: 'report', place: at(0, 0) },
    accept: [],
  };
}

function records(source: Source): string[][] {
  try {
    return parse(source.text, { bom: true, trim: true, relax_column_count: true });
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const line = typeof cause['lines'] === 'number' ? cause['lines'] : 1;
    throw new RolecallError(
      'bad-syntax',
      `${source.file}:${line}:1 is not CSV: ${cause.message}. Check the quotes of this row.`,
      { cause },
    );
  }
}

function headerProblems(
  header: readonly string[],
  roles: readonly Named[],
  at: (row: number, column: number) => Place,
): Problem[] {
  if (header[0] !== 'operation') {
    const message = `the header begins with "${header[0] ?? ''}": expected operation,<role>,<role>… separated by commas.`;
    return [{ code: 'bad-value', place: at(0, 0), message }];
  }
  return roles.flatMap(({ name, place }, index): Problem[] => {
    if (name === '')
      return [{ code: 'bad-value', place, message: 'a column without a role: expected its name in the header.' }];
    const twice = roles.findIndex((role) => role.name === name) < index;
    return twice
      ? [{ code: 'bad-value', place, message: `the role "${name}" has a second column here: keep one of the two.` }]
      : [];
  });
}

function cellProblem(cell: string, place: Place): Problem[] {
  if (cell === 'own') return [{ code: 'not-supported-yet', place, message: '"own" is not supported yet.' }];
  if (cell === '' || cells.some((known) => known === cell)) return [];
  return [
    { code: 'bad-value', place, message: `the cell is "${cell}": ${expectedOneOf(cell, ['allow', 'deny', 'hide'])}` },
  ];
}
