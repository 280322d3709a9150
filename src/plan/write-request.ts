import type { Recipe } from '../model/recipe.ts';
import type { WireRequest } from '../model/wire.ts';
import { encodingFor } from './bodies/body-encodings.ts';
import { fillMarkers, uniqueText } from './unique-marker.ts';

/** A recipe as a request, without credential; each call makes its unique values anew. */
export function writeRequest(recipe: Recipe, unique: (prefix: string) => string): WireRequest {
  const known = fixed.get(recipe);
  if (known) return known;
  let varies = false;
  const request = written(recipe, (prefix) => {
    varies = true;
    return unique(prefix);
  });
  if (!varies) fixed.set(recipe, request);
  return request;
}

/** Most recipes hold nothing unique, and every scenario of an operation shares one: they are encoded once. */
const fixed = new WeakMap<Recipe, WireRequest>();

function written(recipe: Recipe, unique: (prefix: string) => string): WireRequest {
  const target = fillMarkers(recipe.target, unique);
  const headers = recipe.headers.map(([name, value]): readonly [string, string] => [name, fillMarkers(value, unique)]);
  if (!recipe.body) return { method: recipe.method, target, headers, body: undefined };
  const { mediaType, value, layout } = recipe.body;
  const { contentType, body } = encodingFor(mediaType).encoding.encode(filled(value, unique), mediaType, layout);
  return { method: recipe.method, target, headers: [...headers, ['content-type', contentType]], body };
}

function filled(value: unknown, unique: (prefix: string) => string): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return value.map((item) => filled(item, unique));
  const text = uniqueText(value, unique);
  if (text !== undefined) return text;
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, filled(child, unique)]));
}
