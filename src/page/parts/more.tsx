import type { ComponentChildren } from 'preact';

interface MoreProps {
  readonly all: readonly string[];
  readonly most?: number;
  readonly each: (text: string) => ComponentChildren;
}

/** The first of many texts, and the rest folded up. */
export function More({ all, most = 6, each }: MoreProps) {
  const first = all.slice(0, most);
  const rest = all.slice(most);
  return (
    <>
      <ul class="inline">
        {first.map((text) => (
          <li key={text}>{each(text)}</li>
        ))}
      </ul>
      {rest.length > 0 && (
        <details class="more">
          <summary>and {rest.length} more</summary>
          <ul class="inline">
            {rest.map((text) => (
              <li key={text}>{each(text)}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
