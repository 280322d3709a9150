/** Said where the file is not whole, or the browser is too old: what else there is stays below. */
export function Broken({ error }: { readonly error: unknown }) {
  return (
    <p class="broken" role="alert">
      Matrix and evidence cannot be shown ({error instanceof Error ? error.message : String(error)}). What follows is
      the summary; <code>rolecall report</code> shows the rest as text.
    </p>
  );
}
