import { useMemo } from 'preact/hooks';
import type { Audit } from './data/audit.ts';
import { Dialog } from './look/dialog.tsx';
import { Matrix } from './matrix/matrix.tsx';
import { Bar } from './parts/bar.tsx';
import { Changes } from './sections/changes.tsx';
import { Coverage } from './sections/coverage.tsx';
import { Findings } from './sections/findings.tsx';
import { NotTested } from './sections/not-tested.tsx';
import { Provenance } from './sections/provenance.tsx';
import { Verdict } from './sections/verdict.tsx';
import { Worklist } from './sections/worklist.tsx';
import { usePageState } from './use-page-state.ts';

/** The whole page, top to bottom in the order in which people ask. */
export function App({ audit }: { readonly audit: Audit }) {
  const [state, go] = usePageState();
  const { overview } = audit;
  // What does not depend on the filters is not drawn anew with each letter.
  const before = useMemo(
    () => (
      <>
        <Verdict overview={overview} />
        <Findings overview={overview} go={go} />
        <Worklist overview={overview} go={go} />
        <NotTested overview={overview} go={go} />
      </>
    ),
    [overview, go],
  );
  const after = useMemo(
    () => (
      <>
        <Changes overview={overview} go={go} />
        <Coverage audit={audit} go={go} />
        <Provenance overview={overview} />
      </>
    ),
    [audit, overview, go],
  );
  return (
    <>
      <Bar overview={overview} />
      {before}
      <Matrix audit={audit} state={state} go={go} />
      {after}
      <Dialog audit={audit} look={state.look} filters={state.filters} go={go} />
    </>
  );
}
