import AjvDraft04 from 'ajv-draft-04';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

/** `broken`: the schema does not compile, or the validator itself fails on the value. */
export type Judgement = 'valid' | 'invalid' | 'broken';

type Json = Readonly<Record<string, unknown>>;

const maps = new Set(['properties', 'patternProperties', 'definitions', '$defs', 'dependentSchemas']);
const data = new Set(['enum', 'const', 'required', 'type']);
const annotations = new Set(['example', 'examples', 'default', 'id', 'nullable', 'discriminator', 'readOnly']);

/**
 * Judges request bodies by the document as written, and shares no code with the product: draft 4 for OpenAPI 2.0 and 3.0,
 * 2020-12 for 3.1; read-only properties need not be sent.
 */
export function freshValidator(document: unknown): (pointer: string, value: unknown) => Judgement {
  const root = jsonOf(document);
  const options = {
    strict: false,
    validateSchema: false,
    logger: false,
    inlineRefs: false,
    unicodeRegExp: false,
  } as const;
  const modern = String(root['openapi']).startsWith('3.1');
  const ajv = modern ? new Ajv2020(options) : new AjvDraft04.default(options);
  formats.default(ajv);
  ajv.addSchema(jsonOf(cleaned(root, root)), 'judged');
  return (pointer, value) => {
    try {
      const fragment = pointer.split('/').map(encodeURIComponent).join('/');
      const validate = ajv.getSchema(`judged#${fragment}`) ?? ajv.compile({ $ref: `judged#${fragment}` });
      return validate(value) === true ? 'valid' : 'invalid';
    } catch {
      return 'broken';
    }
  };
}

/** The document with what is no constraint left out, by its position: a property may be called `example`. */
function cleaned(value: unknown, root: Json): unknown {
  if (Array.isArray(value)) return value.map((item) => cleaned(item, root));
  if (!isJson(value)) return value;
  // What leads nowhere says nothing; a stock validator would refuse to compile the whole schema.
  if (typeof value['$ref'] === 'string' && isDangling(value['$ref'], root)) return {};
  const entries = Object.entries(value).flatMap(([key, child]): [string, unknown][] => {
    if (data.has(key)) return [[key, key === 'required' ? neededOf(value, child, root) : child]];
    if (key === 'pattern' && !isPattern(child)) return [];
    if (annotations.has(key) || key.startsWith('x-')) return [];
    if (maps.has(key) && isJson(child))
      return [[key, Object.fromEntries(Object.entries(child).map(([name, one]) => [name, cleaned(one, root)]))]];
    return [[key, cleaned(child, root)]];
  });
  const schema = Object.fromEntries(entries);
  return value['nullable'] === true ? { anyOf: [schema, { enum: [null] }] } : schema;
}

function neededOf(schema: Json, required: unknown, root: Json): unknown {
  if (!Array.isArray(required)) return required;
  const properties = propertiesOf(schema, root, 0);
  const needed = required.filter((name) => followed(properties[String(name)], root)['readOnly'] !== true);
  return needed.length > 0 ? needed : undefined;
}

function propertiesOf(schema: Json, root: Json, depth: number): Json {
  const parts = Array.isArray(schema['allOf']) && depth < 6 ? schema['allOf'] : [];
  const inherited = parts.map((part) => propertiesOf(followed(part, root), root, depth + 1));
  return Object.assign({}, ...inherited, jsonOf(schema['properties']));
}

function followed(schema: unknown, root: Json): Json {
  let found = jsonOf(schema);
  for (let hops = 0; typeof found['$ref'] === 'string' && hops < 20; hops += 1)
    found = jsonOf(targetOf(found['$ref'], root));
  return found;
}

function targetOf(reference: string, root: Json): unknown {
  let target: unknown = root;
  for (const token of reference.replace(/^#\/?/, '').split('/'))
    target = jsonOf(target)[decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~')];
  return target;
}

function isDangling(reference: string, root: Json): boolean {
  return reference.startsWith('#/') && targetOf(reference, root) === undefined;
}

/** Whether the schema at a pointer of the document reaches itself. */
export function isCircular(document: unknown, pointer: string): boolean {
  const root = jsonOf(document);
  const open = new Set<string>();
  const done = new Set<string>();
  const reaches = (reference: string): boolean => {
    if (open.has(reference)) return true;
    if (done.has(reference)) return false;
    open.add(reference);
    const found = referencesIn(followed({ $ref: reference }, root)).some(reaches);
    open.delete(reference);
    done.add(reference);
    return found;
  };
  return reaches(`#${pointer}`);
}

function referencesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (!isJson(value)) return [];
  const own = typeof value['$ref'] === 'string' ? [value['$ref']] : [];
  return own.concat(
    Object.entries(value).flatMap(([key, child]) =>
      key === 'example' || key === 'examples' || key.startsWith('x-') ? [] : referencesIn(child),
    ),
  );
}

function isPattern(pattern: unknown): boolean {
  try {
    return new RegExp(String(pattern)) instanceof RegExp;
  } catch {
    return false;
  }
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function jsonOf(value: unknown): Json {
  return isJson(value) ? value : {};
}
