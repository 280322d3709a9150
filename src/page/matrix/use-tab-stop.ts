import { useEffect, useRef } from 'preact/hooks';

/**
 * The one field of a grid that Tab leads to: the one where somebody was last, else the first row head
 * (https://www.w3.org/WAI/ARIA/apg/practices/keyboard-interface/#kbd_roving_tabindex). Other fields begin it anew.
 */
export function useTabStop(
  table: { readonly current: HTMLElement | null },
  fields: object,
): (target: EventTarget | null) => void {
  const stop = useRef<HTMLElement | null>(null);
  const move = (to: HTMLElement | null) => {
    if (stop.current) stop.current.tabIndex = -1;
    if (to) to.tabIndex = 0;
    stop.current = to;
  };
  useEffect(() => {
    const first = table.current?.querySelector<HTMLElement>('tbody th') ?? null;
    if (stop.current?.isConnected !== true) move(first);
  }, [fields]);
  return (target) => {
    if (target instanceof HTMLElement && target.dataset['row'] !== undefined) move(target);
  };
}
