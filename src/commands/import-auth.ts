import { dirname } from 'node:path';
import type { ImportedWfc } from '../load/wfc/import-wfc.ts';
import { RolecallError } from '../model/rolecall-error.ts';
import type { Source } from '../load/source.ts';
import { count } from '../report/count.ts';
import { print } from './print.ts';

/** What the command line says about it. */
interface WfcFlags {
  readonly config?: string;
  readonly env?: string;
  readonly output: string;
  readonly force: boolean;
}

/**
 * A WFC `auth.yaml`: what goes into rolecall.yaml is printed, so that it can be sent into a file; its logins are written
 * as any import is, and what is left to do stands on standard error.
 */
export async function importAuth(source: Source, { config, env, output, force }: WfcFlags): Promise<void> {
  const [{ vocabulary }, { knownEnvironment }, { importWfc }, { writeScenarios }] = await Promise.all([
    import('../registries.ts'),
    import('../load/known-environment.ts'),
    import('../load/wfc/import-wfc.ts'),
    import('../load/traffic/write-scenarios.ts'),
  ]);
  const environment = await knownEnvironment(config, { wanted: env, vocabulary });
  const folder = config === undefined ? '.' : dirname(config);
  const imported = importWfc(source, { environment, output, folder });
  if (imported.principals.length === 0) throw new RolecallError('no-match', imported.notes.join('\n'));
  if (imported.steps !== undefined) await writeScenarios(output, imported.steps, { force });
  await print([imported.text]);
  await print(summary(imported, { file: source.file, output }), process.stderr);
}

function* summary(
  { principals, steps, variables, notes }: ImportedWfc,
  { file, output }: { readonly file: string; readonly output: string },
): Generator<string> {
  yield `${file}: ${count(principals.length, 'principal')}${steps === undefined ? '' : `; their logins are steps of ${output}`}\n`;
  if (variables.length > 0) yield 'Set these variables before a run, or in a .env beside rolecall.yaml:\n';
  for (const { name, at } of variables) yield `  ${name}  in the place of what stands at ${at}\n`;
  if (notes.length > 0) yield 'Not taken over as it stands:\n';
  for (const note of notes) yield `  ${note}\n`;
  yield 'Copy the principals into rolecall.yaml, and `scenarios` with them; so far nothing was changed there.\n';
  yield 'WFC knows no roles: each has the role of its own name. Give it `roles: […]`, as the matrix calls them,\n';
  yield 'and `verify: GET /…`, a read that only a recognised credential gets.\n';
}
