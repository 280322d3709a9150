import { cellText } from '../data/cell-text.ts';
import { hashOf, startState, type Look } from '../data/page-state.ts';
import type { Go } from '../use-page-state.ts';
import { OperationName } from './operation-name.tsx';

interface LookLinkProps {
  readonly look: Look;
  readonly words: string;
  readonly go: Go;
}

/** A way to what can be looked at, which can be opened, copied and sent. */
export function LookLink({ look, words, go }: LookLinkProps) {
  return (
    <a
      class={`look-link ${look.kind}-link`}
      href={hashOf({ ...startState, look })}
      onClick={(event) => {
        event.preventDefault();
        go({ look });
      }}
    >
      <OperationName name={cellText(words)} />
    </a>
  );
}
