import { useState } from 'preact/hooks';

/** Puts a text where it can be pasted from, and says whether it could. */
export function CopyButton({ text, words = 'Copy' }: { readonly text: string; readonly words?: string }) {
  const [said, say] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      say('Copied');
    } catch {
      say('Not allowed here: select it');
    }
  };
  return (
    <button type="button" class="quiet small no-print" onClick={() => void copy()}>
      {words}
      <span role="status">{said === '' ? '' : ` · ${said}`}</span>
    </button>
  );
}
