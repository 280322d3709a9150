import { Command } from 'commander';
import type { Imported } from '../load/traffic/import-traffic.ts';
import { count } from '../report/count.ts';
import { contractOptions, withContract, type ContractFlags } from './contract-options.ts';
import type { Finish } from './main.ts';
import { print } from './print.ts';

interface ImportFlags extends ContractFlags {
  readonly output: string;
  readonly force?: true;
}

/** `rolecall import`: recorded traffic becomes a scenario file, a WFC `auth.yaml` principals, without their secrets. Nothing is sent. */
export function importCommand(finish: Finish): Command {
  return withContract(new Command('import'))
    .argument('<file...>', 'HTTP archives (HAR), files of curl commands, or one WFC auth.yaml')
    .option('-o, --output <file>', 'the scenario file to write', 'scenarios/imported.scenario.yaml')
    .option('--force', 'overwrite the file where it exists')
    .option('--debug', 'show the stack of an unexpected error')
    .action(async (files: readonly string[], flags: ImportFlags) => {
      const { force = false, output, config, env } = flags;
      const { wfcAmong } = await import('../load/wfc/wfc-among.ts');
      const wfc = await wfcAmong(files);
      if (wfc) {
        const { importAuth } = await import('./import-auth.ts');
        await importAuth(wfc, {
          ...(config !== undefined && { config }),
          ...(env !== undefined && { env }),
          output,
          force,
        });
        finish(0);
        return;
      }
      const [{ contractOf }, { importTraffic }, { declaredIn, writeScenarios }] = await Promise.all([
        import('../pipeline.ts'),
        import('../load/traffic/import-traffic.ts'),
        import('../load/traffic/write-scenarios.ts'),
      ]);
      const { contract, environment } = await contractOf(contractOptions(flags));
      const replaced = force ? await declaredIn(output) : new Set<string>();
      const imported = await importTraffic(files, { contract, target: environment.target, replaced });
      if (imported.requests.length > 0) await writeScenarios(output, imported.text, { force });
      await print(summary(imported, output));
      finish(0);
    });
}

function* summary({ requests, recorded, unmatched, declared }: Imported, output: string): Generator<string> {
  if (requests.length === 0) yield 'nothing to write: the scenario files declare these requests already\n';
  else yield `${output}: ${requests.length} of the contract's operations, from ${recorded} recorded requests\n`;
  for (const { operation, from, notes } of requests) {
    yield `  ${operation.id}  from ${from}\n`;
    for (const note of notes) yield `    ${note}\n`;
  }
  for (const id of declared) yield `  ${id}  not imported: a scenario file declares its request already\n`;
  if (unmatched > 0) yield `  ${count(unmatched, 'request')} to no operation that the run is about\n`;
  if (requests.length === 0) return;
  yield 'Read the file before you commit it: names, addresses and other personal data stay in.\n';
  yield 'A run reads it where `scenarios` of rolecall.yaml names it; so far nothing was changed there.\n';
}
