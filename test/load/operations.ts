import type { ApiDocument } from '../../src/load/document/api-document.ts';
import type { Operation, SecurityAlternative } from '../../src/model/operation.ts';

/** What a test says of an operation; the rest is empty. */
export interface Sketch {
  readonly operationId?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly SecurityAlternative[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** An operation as the document loader would hand it over. */
export function operation(id: string, { operationId, tags = [], security, extensions = {} }: Sketch = {}): Operation {
  const [method = '', path = ''] = id.split(' ');
  return {
    id: `${method} /${path.slice(1)}`,
    method,
    path,
    operationId,
    tags,
    place: { file: 'api.yaml', pointer: `/paths/${path.replaceAll('/', '~1')}/${method.toLowerCase()}` },
    security: security ?? 'undeclared',
    parameters: [],
    bodies: [],
    bodyRequired: false,
    responses: new Map(),
    extensions,
  };
}

/** A document that holds these operations; places in it all lie at 1:1. */
export function documentOf(operations: readonly Operation[]): ApiDocument {
  return {
    file: 'api.yaml',
    title: 'Orders',
    sha256: 'f'.repeat(64),
    operations,
    securitySchemes: new Map(),
    schemas: { check: () => [], sample: () => undefined, shape: () => ({}) },
    locate: ({ file }) => (file === 'api.yaml' ? { file, line: 1, column: 1 } : undefined),
    warnings: () => [],
  };
}
