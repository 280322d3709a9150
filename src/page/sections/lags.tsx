import type { Lag } from '../../model/conclusion.ts';
import { cellText } from '../data/cell-text.ts';

/** How long ended credentials went on working. */
export function Lags({ lags }: { readonly lags: readonly Lag[] }) {
  if (lags.length === 0) return null;
  return (
    <>
      <h3>How long ended credentials went on working</h3>
      <table class="list">
        <thead>
          <tr>
            <th scope="col">Principal</th>
            <th scope="col">How it ended</th>
            <th scope="col">Worked on for</th>
            <th scope="col">Allowed</th>
          </tr>
        </thead>
        <tbody>
          {lags.map(({ principal, token, ms, refused, within }) => (
            <tr key={`${principal} ${token}`}>
              <td>{cellText(principal)}</td>
              <td>{cellText(token)}</td>
              <td>
                {seconds(ms)}
                {!refused && ', and still admitted then'}
              </td>
              <td>{seconds(within)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
