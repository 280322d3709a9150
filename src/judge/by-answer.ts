import type { Response } from '../model/signature.ts';

/** Reads each answer once: many exchanges share one, and patterns are dear. */
export function byAnswer<Value>(read: (response: Response) => Value): (response: Response) => Value {
  const known = new WeakMap<Response, { readonly value: Value }>();
  return (response) => {
    let found = known.get(response);
    if (!found) known.set(response, (found = { value: read(response) }));
    return found.value;
  };
}
