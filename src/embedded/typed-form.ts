type Form = Readonly<Record<string, unknown>>;

/** A form as the JSON that it stands for: numbers, booleans and nested JSON as what they spell, all else as text. */
export function typedForm(form: Form, properties: unknown): Form {
  const typed = Object.entries(form).map(([name, value]) => [name, typedValue(value)] as const);
  const values = new Map<string, unknown>(typed);
  // A list of one is written like a single value, and an empty one not at all.
  for (const name of arraysOf(properties)) {
    const value = values.get(name);
    if (!values.has(name)) values.set(name, []);
    else if (!Array.isArray(value)) values.set(name, [value]);
  }
  return Object.fromEntries(values);
}

function typedValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(typedValue);
  // An uploaded file.
  if (typeof value !== 'string') return '';
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function arraysOf(properties: unknown): string[] {
  if (properties === null || typeof properties !== 'object') return [];
  return Object.entries(properties)
    .filter(
      ([, schema]) => schema !== null && typeof schema === 'object' && 'type' in schema && schema.type === 'array',
    )
    .map(([name]) => name);
}
