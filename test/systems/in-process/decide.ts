/** What is left out of a server on purpose. */
export type Defect = 'role' | 'token';

const roles: Readonly<Record<string, readonly string[]>> = {
  '/notes': ['editor', 'viewer'],
  '/orders': ['editor'],
  '/vault': ['editor'],
};

/** What every application of these tests decides, whatever framework carries it. */
export function decide(
  path: string,
  token: string | undefined,
  tokens: Readonly<Record<string, string>>,
  defect?: Defect,
): { readonly status: number; readonly body: Readonly<Record<string, string>> } {
  const known = Object.entries(tokens).find(([, secret]) => token === `Bearer ${secret}`)?.[0];
  const role = known ?? (defect === 'token' && token !== undefined ? 'editor' : undefined);
  if (role === undefined) return { status: 401, body: { error: 'who are you?' } };
  if (!roles[path]?.includes(role) && defect !== 'role') return { status: 403, body: { error: 'not for you' } };
  return { status: 201, body: { id: 'one' } };
}
