import type { Fill } from '../model/fill.ts';
import type { Recipe } from '../model/recipe.ts';
import type { WireRequest } from '../model/wire.ts';
import { encodingFor } from './bodies/body-encodings.ts';
import { fillMarkers, withMarkers } from './markers.ts';
import { placeholder } from './placeholders.ts';

/** A recipe as a request, without credential; each call fills the open places anew. */
export function writeRequest(recipe: Recipe, fill: Fill): WireRequest {
  const known = fixed.get(recipe);
  if (known) return known;
  let varies = false;
  const noting = <Result>(part: (name: string) => Result) => {
    return (name: string): Result => {
      varies = true;
      return part(name);
    };
  };
  const request = written(recipe, {
    unique: noting(fill.unique),
    kept: noting(fill.kept),
    owner: noting(fill.owner),
    secret: noting(fill.secret),
  });
  if (!varies) fixed.set(recipe, request);
  return request;
}

/** Most recipes leave nothing open, and every scenario of an operation shares one: they are encoded once. */
const fixed = new WeakMap<Recipe, WireRequest>();

function written(recipe: Recipe, fill: Fill): WireRequest {
  const target = fillMarkers(recipe.target, fill);
  const headers = recipe.headers.map(([name, value]): readonly [string, string] => [
    name,
    fillMarkers(value, fill, (text) => text),
  ]);
  if (!recipe.body) return { method: recipe.method, target, headers, body: undefined };
  const { mediaType, value, layout } = recipe.body;
  const { contentType, body } = encodingFor(mediaType).encoding.encode(filled(value, fill), mediaType, layout);
  const own = headers.some(([name]) => name.toLowerCase() === 'content-type');
  return { method: recipe.method, target, headers: own ? headers : [...headers, ['content-type', contentType]], body };
}

function filled(value: unknown, fill: Fill): unknown {
  const open = placeholder(value);
  if (open) {
    const found = fill[open.kind](open.name);
    return open.suffix === undefined ? found : `${String(found)}${open.suffix}`;
  }
  if (typeof value === 'string') return fillMarkers(withMarkers(value), fill, (text) => text);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return value.map((item) => filled(item, fill));
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, filled(child, fill)]));
}
