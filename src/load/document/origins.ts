import type { Place } from '../../model/place.ts';
import { tokensOf } from '../source.ts';
import { childPointer } from './pointer.ts';

/** Where the parts of a document were written that do not stand there: brought in from another file, or put there by an overlay. */
export interface Origins {
  /** Says that what stands under a key of a mapping or list was written elsewhere. */
  readonly set: (holder: object, key: string, place: Place) => void;
  /** A copy of a mapping or list has what is known of the original. */
  readonly copied: (original: object, copy: object) => void;
  /** The place in the author's own file. */
  readonly placeOf: (root: unknown, pointer: string) => Place;
}

/** The origins of a document whose parts all stand in one file, until somebody says otherwise. */
export function originsOf(file: string): Origins {
  const known = new WeakMap<object, ReadonlyMap<string, Place>>();
  return {
    set: (holder, key, place) => known.set(holder, new Map([...(known.get(holder) ?? []), [key, place]])),
    copied: (original, copy) => {
      const places = known.get(original);
      if (places) known.set(copy, places);
    },
    placeOf: (root, pointer) => {
      let place: Place = { file, pointer: '' };
      let node = root;
      for (const token of tokensOf(pointer)) {
        const holder = typeof node === 'object' && node !== null ? node : {};
        place = known.get(holder)?.get(token) ?? { ...place, pointer: childPointer(place.pointer, token) };
        node = Object.hasOwn(holder, token) ? Reflect.get(holder, token) : undefined;
      }
      return place;
    },
  };
}
