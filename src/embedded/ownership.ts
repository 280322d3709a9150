/** Remembers who made what, by the ids that the embedded API gave away. */
export interface Ownership {
  readonly record: (id: unknown, subject: string) => void;
  /** Whether what a request names belongs to the caller: the last thing named counts, and what nobody made belongs to all. */
  readonly owns: (subject: string, path: string, body: unknown) => boolean;
}

/** Old things make room, so that a long run does not fill the memory. */
export function ownership(room = 10_000): Ownership {
  const owners = new Map<string, string>();
  return {
    record: (id, subject) => {
      owners.set(String(id), subject);
      const oldest = owners.keys().next();
      if (owners.size > room && !oldest.done) owners.delete(oldest.value);
    },
    owns: (subject, path, body) => {
      const named = [...path.split('/').map(decodedOr), ...valuesIn(body)];
      const owner = named.map((name) => owners.get(name)).findLast((one) => one !== undefined);
      return owner === undefined || owner === subject;
    },
  };
}

function decodedOr(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function valuesIn(body: unknown): string[] {
  if (typeof body !== 'object' || body === null) return [];
  return Object.values(body)
    .filter((value) => typeof value === 'string' || typeof value === 'number')
    .map(String);
}
