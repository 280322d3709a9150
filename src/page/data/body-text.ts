const longest = 20_000;

/** A body as people read it: JSON in lines, everything else as it is; what is very long is cut. */
export function bodyText(body: string): string {
  const text = inLines(body);
  return text.length > longest ? `${text.slice(0, longest)}\n… and ${text.length - longest} more characters` : text;
}

function inLines(body: string): string {
  if (!/^\s*[[{]/.test(body)) return body;
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
