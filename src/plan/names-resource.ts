import type { Operation } from '../model/operation.ts';

/** `projectId`, `segment_ids`; and `id` itself. */
const reference = /(?:^|[_-])(?:id|uuid)s?$|[a-z\d](?:Id|ID|Uuid|UUID)s?$/;

const kinds = new WeakMap<readonly Operation[], ReadonlySet<string>>();

/** Whether a property of a body speaks of a resource: by its name it is an id, or what a path of the document is about. */
export function namesResource(body: unknown, documented: readonly Operation[]): boolean {
  let known = kinds.get(documented);
  if (!known) kinds.set(documented, (known = kindsIn(documented)));
  return speaksOf(body, known);
}

/** `{projectId}`, `{featureName}`, `{environment}`: project, feature, environment. */
function kindsIn(documented: readonly Operation[]): ReadonlySet<string> {
  const names = documented.flatMap(({ parameters }) =>
    parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name),
  );
  return new Set([...names, ...names.map((name) => name.replace(/[_-]?(?:id|name|uuid|key)$/i, ''))]);
}

function speaksOf(value: unknown, known: ReadonlySet<string>): boolean {
  if (Array.isArray(value)) return value.some((child) => speaksOf(child, known));
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, child]: [string, unknown]) => {
    if (isScalar(child)) return reference.test(name) || known.has(name);
    return (isList(child) && reference.test(name)) || speaksOf(child, known);
  });
}

function isScalar(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}

function isList(value: unknown): boolean {
  return Array.isArray(value) && value.some(isScalar);
}
