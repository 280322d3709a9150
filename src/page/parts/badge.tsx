import { levels } from '../data/level-of.ts';

/** A verdict with its sign: what it is can be read without its colour. */
export function Badge({ name, words = name }: { readonly name: string; readonly words?: string }) {
  const sign = levels.find((level) => level.name === name)?.sign ?? '';
  return (
    <span class={`badge ${name}`}>
      <span aria-hidden="true">{sign}</span> {words}
    </span>
  );
}
