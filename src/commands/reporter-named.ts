import { importDefault } from '../execute/import-default.ts';
import type { Reporter } from '../model/report.ts';
import { RolecallError } from '../model/rolecall-error.ts';
import { reporters } from '../report/reporters.ts';
import { isModulePath } from './is-module-path.ts';

/** A reporter of Rolecall, or the one that a module of the user's exports; TypeScript is loaded as it is. */
export async function reporterNamed(name: string): Promise<Reporter> {
  const known: Readonly<Record<string, Reporter>> = reporters;
  const own = isModulePath(name) ? await exportedBy(name) : known[name];
  if (own !== undefined && isReporter(own)) return own;
  const missing = missingIn(own);
  throw new RolecallError(
    'bad-reporter',
    `${name} is no reporter: its default export has no ${missing.join(', no ')}. Expected \`export default { summary: '…', file: 'my.txt', async *render(report) { yield '…'; } }\``,
  );
}

async function exportedBy(path: string): Promise<unknown> {
  const loaded = await importDefault(path);
  if ('exported' in loaded) return loaded.exported;
  throw new RolecallError('bad-reporter', `the reporter ${path} cannot be loaded: ${loaded.why}`);
}

function isReporter(value: unknown): value is Reporter {
  return missingIn(value).length === 0;
}

const parts = { summary: 'string', file: 'string', render: 'function' } as const;

function missingIn(value: unknown): string[] {
  const found: ReadonlyMap<string, unknown> = new Map(
    typeof value === 'object' && value !== null ? Object.entries(value) : [],
  );
  return Object.entries(parts).flatMap(([name, type]) =>
    typeof found.get(name) === type ? [] : [`\`${name}\` (a ${type})`],
  );
}
