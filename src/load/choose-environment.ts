import type { RolecallFile, EnvironmentFile } from './formats/rolecall-file.ts';
import { expectedOneOf } from './nearest-name.ts';
import { placeText, raise } from './problem.ts';
import type { Source } from './source.ts';
import { RolecallError } from '../model/rolecall-error.ts';

/** The environment asked for; without a name the only one of the file, and the embedded API where the file has none. */
export function chooseEnvironment(
  config: RolecallFile | undefined,
  source: Source | undefined,
  wanted: string | undefined,
): { readonly name: string; readonly written: EnvironmentFile } {
  const environments = config?.environments ?? {};
  const names = Object.keys(environments);
  const [only, ...others] = names;
  const name = wanted ?? only ?? 'embedded';
  if (wanted === undefined && others.length > 0 && source) {
    const message = `has several environments, and none was chosen: say --env with one of ${names.join(', ')}.`;
    raise(
      [{ code: 'unknown-environment', place: { file: source.file, pointer: '/environments', on: 'key' }, message }],
      () => source.locate({ pointer: '/environments', on: 'key' }),
    );
  }
  const written = environments[name];
  if (written) return { name, written };
  // The embedded API needs no words of the file.
  if (name === 'embedded') return { name, written: {} };
  throw new RolecallError(
    'unknown-environment',
    `${source ? placeText({ file: source.file, pointer: '/environments', on: 'key' }, source.locate) : 'rolecall.yaml'} has no environment "${name}": ${expectedOneOf(name, [...names, 'embedded'])}`,
  );
}
