import type { Share } from '../../model/conclusion.ts';

/** How much is proven, as figures and as a bar. Rounded down, so that 100 % means all of them. */
export function ShareBar({ share: { proven, provable } }: { readonly share: Share }) {
  if (provable === 0) return <span class="faint">no cell is provable</span>;
  const percent = Math.floor((proven / provable) * 1000) / 10;
  return (
    <span class="share">
      <meter min={0} max={provable} value={proven} aria-label={`${percent} % proven`} />
      <span>
        {proven.toLocaleString('en')} of {provable.toLocaleString('en')} ({percent} %)
      </span>
    </span>
  );
}
