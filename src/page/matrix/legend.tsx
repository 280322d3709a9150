import { levels } from '../data/level-of.ts';

/** What the signs mean; colour says nothing that they do not say, too. */
export function Legend() {
  return (
    <p class="legend">
      A field shows what the worst of its cells is, what the matrix says of the role, and how many cells are as bad:{' '}
      {levels.slice(1).map(({ name, sign, words }) => (
        <span key={name} class={`key ${name}`}>
          <span aria-hidden="true">{sign}</span> {words}
        </span>
      ))}
    </p>
  );
}
