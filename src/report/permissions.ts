import type { Report, Reporter } from '../model/report.ts';
import { markdownCode } from './markdown-code.ts';
import { permissionLine } from './permission-line.ts';
import { PermissionTable } from './permission-table.ts';

/** For reviews: PERMISSIONS.md, one line for each operation and role, so that its diff is a list of permissions. */
export const permissions: Reporter = {
  summary: 'for reviews: PERMISSIONS.md, a line for each operation and role with who may and whether it is proven',
  file: 'PERMISSIONS.md',
  repeatable: true,
  render,
};

async function* render({ run, judged }: Report): AsyncGenerator<string> {
  const table = new PermissionTable();
  for await (const { verdict } of judged()) table.add(verdict);
  yield `# Permissions

Who may call what, as the contract says and as far as a run has proven it. Made by \`rolecall run --reporter permissions=PERMISSIONS.md\`; \`--check permissions=PERMISSIONS.md\` compares. Change the role matrix, not this file.
`;
  const rows = table.rows();
  yield* section('Who may call what', [
    ...rows.filter(({ allowed }) => allowed).map(permissionLine),
    ...table.closed().map((operation) => `${operation} · nobody`),
  ]);
  yield* section('Who may not', rows.filter(({ allowed }) => !allowed).map(permissionLine));
  yield* section('Admitted, and must not be', table.admitted());
  yield* section('Not called', [
    ...run.gaps.map((operation) => `${markdownCode(operation)} · no rule lists it`),
    ...run.skipped.map((operation) => `${markdownCode(operation)} · skipped by the scenario files`),
  ]);
  if (run.partial) yield '\nOnly a selection of the scenarios was run.\n';
}

function* section(title: string, lines: readonly string[]): Generator<string> {
  if (lines.length === 0) return;
  yield `\n## ${title}\n\n`;
  for (const line of lines.toSorted(byPath)) yield `- ${line}\n`;
}

/** By path, then method, then role; the same on every machine. */
function byPath(left: string, right: string): number {
  return keyOf(left) < keyOf(right) ? -1 : 1;
}

function keyOf(line: string): string {
  return line
    .replaceAll('`', '')
    .replaceAll(' · ', '\0')
    .replace(/^(\S+) (\S+)/, '$2 $1');
}
