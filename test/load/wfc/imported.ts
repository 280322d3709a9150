import { parse } from 'yaml';
import { sourceOf } from '../../../src/load/source.ts';
import { importWfc, type WfcOptions } from '../../../src/load/wfc/import-wfc.ts';

/** What an import of a text brings, with its files read again and everything that it says. */
export function imported(text: string, options: Partial<WfcOptions> = {}) {
  const result = importWfc(sourceOf('auth.yaml', text), {
    environment: undefined,
    output: 'logins.scenario.yaml',
    folder: '.',
    ...options,
  });
  const { environments, scenarios } = parse(result.text);
  const [environment] = Object.values<{ target: string; principals: Record<string, unknown> }>(environments);
  const steps: Record<string, unknown[]> = result.steps === undefined ? {} : parse(result.steps).steps;
  return {
    ...result,
    target: environment?.target,
    made: environment?.principals ?? {},
    scenarios,
    lists: steps,
    names: result.variables.map(({ name }) => name),
    said: [result.text, result.steps ?? '', ...result.notes, JSON.stringify(result.variables)].join('\n'),
  };
}
