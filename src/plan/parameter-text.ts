import type { Parameter } from '../model/operation.ts';
import { uniqueMarker, uniquePrefix } from './unique-marker.ts';

/** A value in a path, style `simple`: lists joined by commas. */
export function pathText(value: unknown): string {
  return flat(value).map(encoded).join(',');
}

/** A value in a query, style `form`, exploded: a pair for each item of a list and each property of an object. */
export function queryText(name: string, value: unknown): string {
  if (uniquePrefix(value) !== undefined || typeof value !== 'object' || value === null) return pair(name, value);
  if (Array.isArray(value)) return value.map((item) => pair(name, item)).join('&');
  return Object.entries(value)
    .map(([key, child]) => pair(key, child))
    .join('&');
}

/** A value in a header or cookie, as text: style `simple`. Cookies are percent-encoded, for a semicolon would end them. */
export function headerText(place: Parameter['in'], value: unknown): string {
  const write = place === 'cookie' ? encoded : plain;
  return flat(value).map(write).join(',');
}

function pair(name: string, value: unknown): string {
  return `${encodeURIComponent(name)}=${encoded(value)}`;
}

function flat(value: unknown): readonly unknown[] {
  if (uniquePrefix(value) !== undefined || typeof value !== 'object' || value === null) return [value];
  return Array.isArray(value) ? value : Object.entries(value).flat();
}

function encoded(value: unknown): string {
  const prefix = uniquePrefix(value);
  return prefix === undefined ? encodeURIComponent(textOf(value).toWellFormed()) : uniqueMarker(prefix);
}

function plain(value: unknown): string {
  const prefix = uniquePrefix(value);
  return prefix === undefined ? textOf(value) : uniqueMarker(prefix);
}

function textOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}
