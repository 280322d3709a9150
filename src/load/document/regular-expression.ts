const known = new Map<string, RegExp>();

/** JSON Schema asks for Unicode semantics; many real patterns are only valid without. */
export function regularExpression(pattern: string, flags: string): RegExp {
  const made = known.get(pattern) ?? compiled(pattern, flags);
  known.set(pattern, made);
  return made;
}

function compiled(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return new RegExp(pattern);
  }
}
