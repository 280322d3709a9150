import type { Call } from '../model/call.ts';
import type { Operation, Parameter } from '../model/operation.ts';
import { unknownOperation } from './decisions/check-matrix.ts';
import type { OperationIndex } from './decisions/operation-index.ts';
import { ruleKey } from './decisions/rule-key.ts';

/**
 * The operation that a call names, or the sentence that says why there is none. Path parameters are called as the call
 * calls them. What the document does not know can be called all the same, unless it must be `documented`.
 */
export function calledOperation(
  key: string,
  index: OperationIndex,
  { documented }: { readonly documented: boolean },
): Pick<Call, 'operation' | 'documented'> | string {
  const parsed = ruleKey(key);
  const named = parsed.kind === 'operation' || parsed.kind === 'operationId';
  const operation = named ? index.matching(parsed)[0] : undefined;
  const path = /^\S+\s+(\/.*)$/.exec(key)?.[1];
  if (operation) return { operation: path === undefined ? operation : renamed(operation, path), documented: operation };
  if (parsed.kind !== 'operation' || path === undefined || documented) return unknownOperation(key, index);
  return { operation: undocumented(parsed.method, path), documented: undefined };
}

function renamed(operation: Operation, path: string): Operation {
  if (operation.path === path) return operation;
  const [before, after] = [namesIn(operation.path), namesIn(path)];
  const names = new Map(before.map((name, position) => [name, after[position] ?? name]));
  const parameters = operation.parameters.map((parameter) =>
    parameter.in === 'path' ? { ...parameter, name: names.get(parameter.name) ?? parameter.name } : parameter,
  );
  return { ...operation, path, parameters };
}

function undocumented(method: string, path: string): Operation {
  return {
    id: `${method} /${path.slice(1)}`,
    method,
    path,
    operationId: undefined,
    tags: [],
    place: { file: '', pointer: '' },
    security: 'undeclared',
    parameters: namesIn(path).map(pathParameter),
    bodies: [],
    bodyRequired: false,
    responses: new Map(),
    extensions: {},
  };
}

function pathParameter(name: string): Parameter {
  return { name, in: 'path', required: true, schema: undefined, examples: [], declared: false };
}

function namesIn(path: string): string[] {
  return [...path.matchAll(/\{([^{}/]*)\}/g)].map(([, name = '']) => name);
}
