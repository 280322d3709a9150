import type { Place } from '../../../model/place.ts';
import type { Origins } from '../origins.ts';
import { childPointer } from '../pointer.ts';
import { isMapping, type Mapping } from '../record.ts';

type Location = readonly (string | number)[];

/** A document under change: what is changed is copied first, for the parts of a YAML tree may be shared. */
export interface Edited {
  readonly root: () => Mapping;
  readonly remove: (location: Location) => void;
  /** Merges a value into the mapping or list there; `place` is where the value was written. `false`: there is neither. */
  readonly update: (location: Location, value: unknown, place: Place) => boolean;
}

/** Begins to change a document. */
export function edited(original: Mapping, origins: Origins): Edited {
  const own = new WeakSet<object>();
  const copy = <T extends object>(node: T): T => {
    if (own.has(node)) return node;
    const made: T = Array.isArray(node) ? Object.assign([], node) : { ...node };
    own.add(made);
    origins.copied(node, made);
    return made;
  };
  let root = original;

  /** The node at a location, it and all above it copied. */
  const opened = (location: Location): unknown => {
    root = copy(root);
    let node: unknown = root;
    for (const key of location) {
      if (typeof node !== 'object' || node === null) return undefined;
      const child: unknown = Reflect.get(node, key);
      if (typeof child !== 'object' || child === null) return undefined;
      const made = copy(child);
      Reflect.set(node, key, made);
      node = made;
    }
    return node;
  };

  const put = (holder: object, key: string | number, value: unknown, place: Place): void => {
    Object.defineProperty(holder, key, { value, enumerable: true, writable: true, configurable: true });
    origins.set(holder, String(key), place);
  };

  const merge = (holder: object, value: unknown, place: Place): void => {
    if (Array.isArray(holder)) {
      put(holder, holder.length, value, place);
      return;
    }
    if (!isMapping(value)) return;
    for (const [key, added] of Object.entries(value)) {
      const at = { ...place, pointer: childPointer(place.pointer, key) };
      const old: unknown = Object.hasOwn(holder, key) ? Reflect.get(holder, key) : undefined;
      if (isMapping(old) && isMapping(added)) {
        const inner = copy(old);
        Reflect.set(holder, key, inner);
        merge(inner, added, at);
      } else if (Array.isArray(old) && Array.isArray(added)) {
        const inner = copy(old);
        Reflect.set(holder, key, inner);
        added.forEach((item, index) => put(inner, inner.length, item, { ...at, pointer: `${at.pointer}/${index}` }));
      } else put(holder, key, added, at);
    }
  };

  /** The items after it move up and keep the places where they were written. */
  const removeItem = (list: unknown[], location: Location): void => {
    const from = Number(location.at(-1));
    const above = childPointer('', ...location.slice(0, -1).map(String));
    const places = list
      .slice(from + 1)
      .map((_, index) => origins.placeOf(root, childPointer(above, String(from + 1 + index))));
    list.splice(from, 1);
    places.forEach((place, index) => origins.set(list, String(from + index), place));
  };

  return {
    root: () => root,
    remove: (location) => {
      const key = location.at(-1);
      const holder = opened(location.slice(0, -1));
      if (key === undefined || typeof holder !== 'object' || holder === null) return;
      if (Array.isArray(holder)) removeItem(holder, location);
      else Reflect.deleteProperty(holder, key);
    },
    update: (location, value, place) => {
      const node = opened(location);
      if (typeof node !== 'object' || node === null) return false;
      merge(node, value, place);
      return true;
    },
  };
}
