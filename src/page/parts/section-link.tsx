import { shown } from '../data/shown.ts';

/** A way to a part of the page; what is looked for stays in the address. */
export function SectionLink({ id, words }: { readonly id: string; readonly words: string }) {
  return (
    <a
      href={`#${id}`}
      onClick={(event) => {
        const section = document.querySelector<HTMLElement>(`#${id}`);
        if (!location.hash.includes('=') || !section) return;
        event.preventDefault();
        section.scrollIntoView();
        section.focus({ preventScroll: true });
      }}
    >
      {shown(words)}
    </a>
  );
}
