/** The members of the object that the text holds; none where it holds something else. */
export function jsonBody(text: unknown): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(String(text));
    return value !== null && typeof value === 'object' ? { ...value } : {};
  } catch {
    return {};
  }
}
