const pieceLength = 12;

/** Pieces of secrets that stand in a text as it is, or in what it holds in base64, percent or JSON escapes. */
export function piecesFound(text: string, secrets: readonly string[]): readonly string[] {
  const pieces = new Set(secrets.flatMap((secret) => [...piecesOf(secret)]));
  const found = new Set<string>();
  for (const reading of readingsOf(text))
    for (const piece of piecesOf(reading)) if (pieces.has(piece)) found.add(piece);
  return [...found];
}

function* piecesOf(text: string): Generator<string> {
  for (let from = 0; from + pieceLength <= text.length; from++) yield text.slice(from, from + pieceLength);
}

function* readingsOf(text: string): Generator<string> {
  yield text;
  yield text.replaceAll(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  yield text.replaceAll(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  const decoded = [...text.matchAll(/[\w+/-]{16,}/g)].flatMap(([run]) =>
    [0, 1, 2, 3].map((shift) => Buffer.from(run.slice(shift), 'base64').toString('latin1')),
  );
  yield decoded.join('\n');
}
