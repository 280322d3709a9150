import type { Audit } from '../data/audit.ts';
import type { CellEvidence } from '../data/evidence.ts';
import { Pair } from '../parts/pair.tsx';
import type { Go } from '../use-page-state.ts';
import { Exchange } from './exchange.tsx';
import { Facts } from './facts.tsx';
import { Proof } from './proof.tsx';

interface EvidenceProps {
  readonly audit: Audit;
  readonly cell: number;
  readonly evidence: CellEvidence;
  readonly go: Go;
}

/** What was wanted, what was seen, what makes it a proof, and the requests themselves. */
export function Evidence({ audit, cell, evidence, go }: EvidenceProps) {
  const { verdict, fault, control, compared, witnesses, pair } = evidence;
  const name = verdict.faults.length === 0 ? 'The request' : 'The request with the fault';
  return (
    <>
      <Facts audit={audit} cell={cell} evidence={evidence} />
      <Proof evidence={evidence} go={go} />
      <div class="exchanges">
        {control && <Exchange title="The control: what was let in" exchange={control} other={fault} />}
        {fault ? (
          <Exchange title={name} exchange={fault} other={control} />
        ) : (
          <p class="faint">Nothing was sent for this cell.</p>
        )}
      </div>
      <Pair pair={pair} fault={verdict.id} />
      <Others title="What oracles held it against" exchanges={compared} />
      <Others title="What the witness read, before and after" exchanges={witnesses} />
    </>
  );
}

function Others({ title, exchanges }: { readonly title: string; readonly exchanges: CellEvidence['compared'] }) {
  if (exchanges.length === 0) return null;
  return (
    <details class="folded">
      <summary>
        {title} · {exchanges.length}
      </summary>
      <div class="exchanges">
        {exchanges.map((exchange) => (
          <Exchange key={exchange.id} title={exchange.about} exchange={exchange} other={undefined} />
        ))}
      </div>
    </details>
  );
}
