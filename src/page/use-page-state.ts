import { useCallback, useEffect, useState } from 'preact/hooks';
import { hashOf, stateFrom, type PageState } from './data/page-state.ts';

/** How the page is told to show something else. */
export type Go = (change: Partial<PageState>, how?: { readonly replace?: boolean }) => void;

/** What the page shows, kept in its address: back and forward work, and links can be sent. */
export function usePageState(): readonly [PageState, Go] {
  const [state, setState] = useState(() => stateFrom(location.hash));
  useEffect(() => {
    const read = () => {
      // `#matrix` and the like lead to a place on the page, and say nothing of what it shows.
      if (/[=]/.test(location.hash) || location.hash === '') setState(stateFrom(location.hash));
    };
    addEventListener('popstate', read);
    return () => {
      removeEventListener('popstate', read);
    };
  }, []);
  const go = useCallback<Go>((change, { replace = false } = {}) => {
    setState((before) => {
      const next = { ...before, ...change };
      const address = hashOf(next);
      // A file has no other address than its hash; who types a word does not want a step back for each letter.
      if (replace) history.replaceState(null, '', address);
      // Nothing after `#` is the same as no `#`: a step of its own would cut off the way forward.
      else if (address !== (location.hash || '#')) history.pushState(null, '', address);
      return next;
    });
  }, []);
  return [state, go];
}
