import type { AuditOverview } from '../../model/audit-data.ts';
import { cellText } from '../data/cell-text.ts';
import { ShareBar } from '../parts/share-bar.tsx';

/** Runs one after the other, this one first. */
export function History({ overview: { run, conclusion, since } }: { readonly overview: AuditOverview }) {
  const earlier = since.flatMap(({ before, earlier: known }) => (known ? [{ name: before.name, ...known }] : []));
  if (earlier.length === 0) return null;
  const runs = [{ name: run.id, started: run.started, ...conclusion }, ...earlier];
  return (
    <div class="scroll">
      <table class="list">
        <thead>
          <tr>
            <th scope="col">Run</th>
            <th scope="col">What came out</th>
            <th scope="col">Proven</th>
            <th scope="col" class="number">
              Cells
            </th>
          </tr>
        </thead>
        <tbody>
          {runs.map(({ name, started, headline, share, cells }) => (
            <tr key={name}>
              <td>
                {started.slice(0, 16).replace('T', ' ')} <span class="faint">{cellText(name)}</span>
              </td>
              <td>{cellText(headline)}</td>
              <td>
                <ShareBar share={share} />
              </td>
              <td class="number">{cells.toLocaleString('en')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
