import type { Contract, RequestDeclaration } from '../../src/model/contract.ts';
import type { Schemas } from '../../src/model/schemas.ts';

/** A contract of which only the schemas and what the user declares about requests matter. */
export function requestContract(schemas: Schemas, declared: Partial<RequestDeclaration> = {}): Contract {
  const declaration: RequestDeclaration = { parameters: {}, cases: {}, success: [], danger: undefined, ...declared };
  return {
    spec: { file: 'api.yaml', title: 'API', sha256: '' },
    matrix: { file: 'matrix.yaml', sha256: '' },
    operations: [],
    documented: [],
    roles: [],
    includes: new Map(),
    principals: [],
    addresses: [],
    schemas,
    cases: () => [],
    decide: () => undefined,
    request: () => declaration,
    fixtures: new Map(),
    steps: new Map(),
    refusals: {},
    undecided: [],
    oracles: {},
    skip: () => undefined,
    accept: () => undefined,
    harmless: true,
    locate: () => undefined,
    warnings: [],
  };
}
