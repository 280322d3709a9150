const longest = 120;
const mostFields = 3;

/**
 * What a server says about a request that it rejects: fields with their messages where it names them, else its sentence.
 * Read from the shapes that frameworks answer with: RFC 9457, Spring, ASP.NET, FastAPI, Laravel, Joi, Zod, express-validator.
 */
export function complaintIn(body: string): string | undefined {
  const value = parsed(body);
  if (value === undefined) return undefined;
  const fields = [...new Set(fieldsIn(value, 0))];
  if (fields.length > 0) return shortened(fields.slice(0, mostFields).join('; '));
  const sentence = sentenceIn(value);
  return sentence === undefined ? undefined : shortened(sentence);
}

function parsed(body: string): unknown {
  if (!/^\s*[[{]/.test(body)) return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

const lists = ['errors', 'details', 'detail', 'violations', 'issues', 'invalid-params', 'invalidParams', 'fieldErrors'];
const wheres = ['field', 'path', 'pointer', 'loc', 'param', 'property', 'propertyPath', 'instancePath', 'name', 'key'];
const whats = ['message', 'msg', 'defaultMessage', 'reason', 'detail', 'description', 'title', 'error'];

function* fieldsIn(value: unknown, depth: number): Generator<string> {
  if (depth > 2 || !isRecord(value)) return;
  for (const name of lists) {
    const found = value[name];
    for (const item of Array.isArray(found) ? found : []) yield* fieldOf(item);
    // Laravel, ASP.NET: the fields are the keys.
    if (isRecord(found)) for (const [field, said] of Object.entries(found)) yield* keyed(field, said);
  }
  for (const name of ['error', 'body', 'data']) yield* fieldsIn(value[name], depth + 1);
}

function* fieldOf(item: unknown): Generator<string> {
  if (typeof item === 'string') yield item;
  if (!isRecord(item)) return;
  const what = textOf(item, whats);
  const where = whereOf(item);
  if (what === undefined) return;
  yield where === undefined || what.includes(where) ? what : `${where}: ${what}`;
}

function* keyed(field: string, said: unknown): Generator<string> {
  const [first]: unknown[] = Array.isArray(said) ? said : [said];
  if (typeof first === 'string') yield first.includes(field) ? first : `${field}: ${first}`;
}

function whereOf(item: Readonly<Record<string, unknown>>): string | undefined {
  for (const name of wheres) {
    const found = item[name];
    const words = Array.isArray(found) ? found.filter((part) => part !== 'body').join('.') : found;
    if (typeof words === 'string' && words !== '') return words.replace(/^[#/.]+/, '').replaceAll('/', '.');
  }
  const { source } = item;
  return isRecord(source) ? whereOf(source) : undefined;
}

function sentenceIn(value: unknown): string | undefined {
  if (!isRecord(value)) return undefined;
  return (
    textOf(value, ['detail', 'message', 'error_description', 'error', 'title', 'reason']) ?? sentenceIn(value['error'])
  );
}

function textOf(record: Readonly<Record<string, unknown>>, names: readonly string[]): string | undefined {
  for (const name of names) {
    const text = record[name];
    if (typeof text === 'string' && text.trim() !== '') return text;
  }
  return undefined;
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
