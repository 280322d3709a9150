import type { CompiledContract } from '../model/compiled-contract.ts';
import { RolecallError } from '../model/rolecall-error.ts';

/** A compiled contract as TypeScript sees an imported JSON file: with every text as just a text. */
export interface CompiledJson {
  readonly rolecall: number;
  readonly roles: readonly string[];
  readonly operations: readonly object[];
}

/** Trusts what `rolecall compile` wrote, and nothing that it cannot have written: the schema would double the bundle. */
export function assertCompiled(contract: CompiledContract | CompiledJson): asserts contract is CompiledContract {
  if (contract.rolecall === 1 && Array.isArray(contract.roles) && Array.isArray(contract.operations)) return;
  throw new RolecallError(
    'bad-value',
    'this is no compiled contract of this version of rolecall: write it with `rolecall compile -o contract.json`',
  );
}
