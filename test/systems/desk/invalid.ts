/** What a property must be: of a type, or one of these texts. */
export type Field = 'string' | 'integer' | 'boolean' | 'list' | readonly string[];

/** What is wrong with a body, in one sentence; `undefined` when it is right. Further properties are not looked at. */
export function invalid(
  body: Readonly<Record<string, unknown>>,
  { needs = {}, takes = {} }: { readonly needs?: Fields | undefined; readonly takes?: Fields | undefined },
): string | undefined {
  for (const [name, field] of Object.entries({ ...needs, ...takes })) {
    const value = body[name];
    if (value === undefined && !(name in needs)) continue;
    if (!isOf(field, value)) return `"${name}" must be ${described(field)}.`;
  }
  return undefined;
}

type Fields = Readonly<Record<string, Field>>;

function isOf(field: Field, value: unknown): boolean {
  if (field === 'integer') return Number.isInteger(value);
  if (field === 'list') return Array.isArray(value);
  if (field === 'string') return typeof value === 'string' && value !== '';
  if (field === 'boolean') return typeof value === 'boolean';
  return field.some((text) => text === value);
}

function described(field: Field): string {
  return typeof field === 'string' ? `a ${field}` : `one of ${field.join(', ')}`;
}
