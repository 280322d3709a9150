import type { ComponentChildren } from 'preact';
import type { CellEvidence } from '../data/evidence.ts';
import { CellLink } from '../parts/cell-link.tsx';
import type { Go } from '../use-page-state.ts';

interface ProofProps {
  readonly evidence: CellEvidence;
  readonly go: Go;
}

/** What makes it a proof, and what is missing where it is none. */
export function Proof({ evidence: { verdict }, go }: ProofProps) {
  const { proof, control, observed } = verdict;
  if (observed === null) return null;
  const contrast = control !== null && <CellLink id={control} go={go} />;
  const rows: readonly (readonly [good: boolean, words: ComponentChildren])[] = [
    [proof.control !== 'none', controlWords(proof.control, contrast)],
    [
      proof.recognised,
      proof.recognised ? 'The server knows this credential.' : 'Nothing shows that the server knows this credential.',
    ],
    [
      proof.steady,
      proof.steady ? 'The same request got the same answer twice.' : 'The same request got two different answers.',
    ],
    [proof.witness === 'unchanged', witnessWords[proof.witness]],
  ];
  return (
    <section class="proof" aria-labelledby="proof-title">
      <h3 id="proof-title">{titleOf(verdict)}</h3>
      <ul>
        {rows.map(([good, words], index) => (
          <li key={index} class={good ? 'proven' : 'unproven'}>
            <span class="sign" aria-hidden="true">
              {good ? '✓' : '·'}
            </span>{' '}
            {words}
          </li>
        ))}
      </ul>
    </section>
  );
}

function controlWords(control: 'admitted' | 'past' | 'none', link: ComponentChildren): ComponentChildren {
  if (control === 'none') return 'There is no control: nothing shows that the request would have worked.';
  const what = control === 'admitted' ? 'The control was admitted' : 'The control got further than the refusal';
  return link ? (
    <>
      {what}: {link}
    </>
  ) : (
    `${what}.`
  );
}

const witnessWords = {
  none: 'No witness: what a refused call left behind was not looked at.',
  unchanged: 'A witness saw nothing changed by the refused call.',
  changed: 'A witness saw that the refused call changed something.',
} as const;

function titleOf({ verdict, proven, provable }: CellEvidence['verdict']): string {
  if (proven) return 'Proven';
  if (verdict !== 'pass') return 'What it stands on';
  return provable ? 'Not proven' : 'Not provable: nothing can be held against it';
}
