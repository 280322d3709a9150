import type { CompiledContract, CompiledOperation } from '../model/compiled-contract.ts';
import type { Contract } from '../model/contract.ts';
import type { Operation } from '../model/operation.ts';
import { compileRule } from './compile-rule.ts';
import { documentedSuccess } from './documented-success.ts';
import { fits } from './fits.ts';
import { isOpen } from './is-open.ts';
import { hasId, ownId } from './own-id.ts';

/** Faults that handlers of a compiled contract can find in a request. */
const faults = new Set(['missing', 'role', 'hidden', 'owner', 'address']);

/** The contract as plain data: the same for the same files, without environment and secrets. */
export function compile({ contract }: { readonly contract: Contract }): CompiledContract {
  const operations = contract.documented.map((operation) => compileOperation(contract, operation));
  const rules = operations.flatMap(({ rule, cases = [] }) => [...(rule ? [rule] : []), ...cases]);
  return {
    rolecall: 1,
    title: contract.spec.title,
    roles: contract.roles,
    networks: [...new Set(rules.flatMap(({ from = [], notFrom = [] }) => [...from, ...notFrom]))].toSorted(),
    refusals: Object.fromEntries(Object.entries(contract.refusals).filter(([name]) => faults.has(name))),
    operations,
  };
}

function compileOperation(contract: Contract, operation: Operation): CompiledOperation {
  const { id, operationId, method, path, bodies } = operation;
  const rule = compileRule(contract, operation);
  const cases = rule ? casesOf(contract, operation) : [];
  return {
    id,
    ...(operationId !== undefined && { operationId }),
    method,
    path,
    takes: bodies.map(({ type }) => type),
    success: successOf(contract, operation),
    ...(rule && { rule }),
    ...(!rule && isOpen(operation) && { open: true as const }),
    ...(cases.length > 0 && { cases }),
  };
}

/** A case without a patch is never recognised in a body. */
function casesOf(contract: Contract, operation: Operation): NonNullable<CompiledOperation['cases']> {
  const patches = contract.request(operation).cases;
  return contract.cases(operation).flatMap((name) => {
    const rule = compileRule(contract, operation, name);
    return rule && Object.hasOwn(patches, name) ? [{ name, patch: patches[name], ...rule }] : [];
  });
}

function successOf({ schemas }: Contract, operation: Operation): CompiledOperation['success'] {
  const success = documentedSuccess(operation, schemas);
  const { status, type, value } = success;
  if (type === undefined) return { status };
  const counted = hasId(value) ? { ...value, id: ownId(value, 1) } : value;
  const fixedId = operation.method === 'POST' && !fits(success, schemas)(counted);
  return { status, type, value, ...(fixedId && { fixedId }) };
}
