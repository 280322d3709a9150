/** What an island of the file holds: JSON, compressed and in base64, so that nothing in it can be taken for markup. */
export async function readIsland<Data>(id: string): Promise<Data> {
  const text = document.querySelector(`#${id}`)?.textContent;
  if (text === null || text === undefined) throw new Error(`the file has no part "${id}": it is not complete`);
  const bytes = Uint8Array.from(atob(text.trim()), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const data: Data = await new Response(stream).json();
  return data;
}
