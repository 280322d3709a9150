import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { hashOf, stateFrom, type PageState } from './data/page-state.ts';

/** How the page is told to show something else. */
export type Go = (change: Partial<PageState>, how?: { readonly replace?: boolean }) => void;

/** What the page shows, kept in its address: back and forward work, and links can be sent. */
export function usePageState(): readonly [PageState, Go] {
  const [state, setState] = useState(() => stateFrom(location.hash));
  // Two steps may come before the page is drawn: the second one starts where the first one led to.
  const now = useRef(state);
  const show = useCallback((next: PageState) => {
    now.current = next;
    setState(next);
  }, []);
  useEffect(() => {
    const read = () => {
      // `#matrix` and the like lead to a place on the page, and say nothing of what it shows.
      if (/[=]/.test(location.hash) || location.hash === '') show(stateFrom(location.hash));
    };
    addEventListener('popstate', read);
    return () => {
      removeEventListener('popstate', read);
    };
  }, []);
  const go = useCallback<Go>((change, { replace = false } = {}) => {
    const next = { ...now.current, ...change };
    const address = hashOf(next);
    // A file has no other address than its hash; who types a word does not want a step back for each letter.
    if (replace) history.replaceState(null, '', address);
    // Nothing after `#` is the same as no `#`: a step of its own would cut off the way forward.
    else if (address !== (location.hash || '#')) history.pushState(null, '', address);
    show(next);
  }, []);
  return [state, go];
}
