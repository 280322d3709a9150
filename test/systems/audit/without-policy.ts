/** A report whose content policy is gone: what holds then, the escaping does alone. */
export function withoutPolicy(text: string): string {
  const without = text.replace(/<meta http-equiv="content-security-policy" content="[^"]*">\n/, '');
  if (without === text) throw new Error('there is no policy to take away');
  return without;
}
