import type { Recipe } from '../model/recipe.ts';
import type { WireRequest } from '../model/wire.ts';
import { encodingFor } from './bodies/body-encodings.ts';
import { fillMarkers, uniquePrefix } from './unique-marker.ts';

/** A recipe as a request, without credential; each call makes its unique values anew. */
export function writeRequest(recipe: Recipe, unique: (prefix: string) => string): WireRequest {
  const target = fillMarkers(recipe.target, unique);
  const headers = recipe.headers.map(([name, value]): readonly [string, string] => [name, fillMarkers(value, unique)]);
  if (!recipe.body) return { method: recipe.method, target, headers, body: undefined };
  const { mediaType, value } = recipe.body;
  const { contentType, body } = encodingFor(mediaType).encoding.encode(filled(value, unique), mediaType);
  return { method: recipe.method, target, headers: [...headers, ['content-type', contentType]], body };
}

function filled(value: unknown, unique: (prefix: string) => string): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return value.map((item) => filled(item, unique));
  const prefix = uniquePrefix(value);
  if (prefix !== undefined) return unique(prefix);
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, filled(child, unique)]));
}
