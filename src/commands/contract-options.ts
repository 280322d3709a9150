import { variables } from './variables.ts';
import type { Command } from 'commander';
import type { ContractOptions } from '../run-options.ts';
import { listOf } from './option-values.ts';

/** What the command line says about the contract: the same for every command that reads one. */
export interface ContractFlags {
  readonly config?: string;
  readonly env?: string;
  readonly spec?: string;
  readonly matrix?: string;
  readonly scenarios?: readonly string[];
  readonly method?: readonly string[];
}

/** Adds the options that name the contract's files. */
export function withContract(command: Command): Command {
  return command
    .option('-c, --config <file>', 'the configuration (default: rolecall.yaml)')
    .option('-e, --env <name>', 'an environment of the configuration, or embedded: the API that rolecall brings along')
    .option('--spec <file>', 'the OpenAPI document, a file or a URL, instead of the configured one')
    .option('--matrix <file>', 'the role matrix, instead of the configured one')
    .option('--scenarios <glob>', 'scenario files, instead of the configured ones; may come again', listOf(String))
    .option('--method <method>', 'operations of this method, instead of POST; may come again', listOf(upperCase));
}

function upperCase(text: string): string {
  return text.toUpperCase();
}

/** The options as the pipeline takes them. */
export function contractOptions({ config, env, spec, matrix, scenarios, method }: ContractFlags): ContractOptions {
  return {
    ...(config !== undefined && { config }),
    ...(env !== undefined && { environment: env }),
    ...(spec !== undefined && { spec }),
    ...(matrix !== undefined && { matrix }),
    ...(scenarios !== undefined && { scenarios }),
    ...(method !== undefined && { methods: method }),
    variables: variables(config),
    today: new Date().toISOString().slice(0, 10),
  };
}
