import { Command } from 'commander';
import type { Finish } from './main.ts';
import { oneOf } from './option-values.ts';
import { planningOptions, withPlanning, type PlanningFlags } from './planning-options.ts';
import { print } from './print.ts';

interface PlanFlags extends PlanningFlags {
  readonly format: 'table' | 'ndjson';
  readonly explain?: string;
}

/** `rolecall plan`: what a run would ask and what it would expect. No traffic. */
export function plan(finish: Finish): Command {
  return withPlanning(new Command('plan'))
    .option('-f, --format <name>', 'table, or ndjson: one scenario a line', oneOf(['table', 'ndjson']), 'table')
    .option('--explain <id>', 'why a scenario, or each of an operation, is expected to end as it is')
    .option('--debug', 'show the stack of an unexpected error')
    .action(async (flags: PlanFlags) => {
      const [{ planOf }, { planTable, planLines }, { explanation }] = await Promise.all([
        import('../pipeline.ts'),
        import('./plan-output.ts'),
        import('./explanation.ts'),
      ]);
      const planned = await planOf(planningOptions(flags));
      if (flags.explain !== undefined) await print(explanation(planned, flags.explain));
      else await print(flags.format === 'ndjson' ? planLines(planned) : planTable(planned));
      finish(0);
    });
}
