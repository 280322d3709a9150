import { once } from 'node:events';
import { Command } from 'commander';
import { mutations } from '../registries.ts';
import { contractOptions, withContract, type ContractFlags } from './contract-options.ts';
import type { Finish } from './main.ts';
import { listOf, oneOf, wholeNumber } from './option-values.ts';
import { print } from './print.ts';

interface ServeFlags extends ContractFlags {
  readonly port: number;
  readonly mutate?: readonly string[];
  readonly trustedHops: number;
  readonly behindProxy?: boolean;
}

/** `rolecall serve`: the embedded API on a loopback port, until Ctrl-C. */
export function serve(finish: Finish): Command {
  return withContract(new Command('serve'))
    .option('-p, --port <number>', 'the port; 0 takes any free one', wholeNumber(0, 65_535), 0)
    .option('--mutate <name>', 'plant a defect; may come again', listOf(oneOf(Object.keys(mutations))))
    .option(
      '--trusted-hops <number>',
      'believe so many last entries of X-Forwarded-For, as Envoy’s xff_num_trusted_hops',
      wholeNumber(0, 100),
      0,
    )
    .option(
      '--behind-proxy',
      'a proxy stands before it and has written X-Forwarded-For: Envoy’s use_remote_address: false',
    )
    .option('--debug', 'show the stack of an unexpected error')
    .action(async (flags: ServeFlags) => {
      const [pipeline, { welcome }] = await Promise.all([import('../pipeline.ts'), import('./welcome.ts')]);
      const options = contractOptions(flags);
      const trust = { useRemoteAddress: !flags.behindProxy, trustedHops: flags.trustedHops };
      const served = await pipeline.serve({ ...options, mutate: flags.mutate ?? [], port: flags.port, trust });
      const planned = await pipeline.planOf({
        ...options,
        environment: 'embedded',
        strategy: 'single',
        seed: 1,
        only: [],
      });
      await print(welcome(served, planned));
      await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
      await served.close();
      finish(0);
    });
}
