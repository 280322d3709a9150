/** An address that may be shown to everybody: without user name, password, query and fragment, which may be secrets. `undefined`: no address of a web page. */
export function plainUrl(text: string): string | undefined {
  const url = URL.parse(text);
  if (!url || !['http:', 'https:'].includes(url.protocol)) return undefined;
  return url.origin + url.pathname;
}
