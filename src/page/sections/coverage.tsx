import type { ComponentChildren } from 'preact';
import type { Audit } from '../data/audit.ts';
import { acceptedCells } from '../data/accepted-cells.ts';
import { cellText } from '../data/cell-text.ts';
import { count } from '../data/count.ts';
import { shown } from '../data/shown.ts';
import { CellLink } from '../parts/cell-link.tsx';
import { More } from '../parts/more.tsx';
import { OperationLink } from '../parts/operation-link.tsx';
import { Section } from '../parts/section.tsx';
import { Table } from '../parts/table.tsx';
import type { Go } from '../use-page-state.ts';
import { Lags } from './lags.tsx';

interface CoverageProps {
  readonly audit: Audit;
  readonly go: Go;
}

/** How far contract, document and run cover each other, and what each of them leaves out. */
export function Coverage({ audit, go }: CoverageProps) {
  const { run, conclusion } = audit.overview;
  const { coverage, lags } = conclusion;
  const link = (operation: string) => <OperationLink operation={operation} go={go} />;
  const withStatuses = (all: readonly { readonly operation: string; readonly statuses: readonly string[] }[]) => {
    const statuses = new Map(all.map(({ operation, statuses: each }) => [operation, each.join(', ')]));
    return (
      <More
        all={[...statuses.keys()]}
        each={(operation) => (
          <>
            {link(operation)} ({statuses.get(operation)})
          </>
        )}
      />
    );
  };
  const unproven = Map.groupBy(coverage.unproven, ({ why }) => why);
  const accepted = acceptedCells(audit);
  const rows: readonly (readonly [what: string, number: number, where: ComponentChildren])[] = [
    ['Operations without a rule', run.gaps.length, <More all={run.gaps} each={cellText} />],
    [
      'Rules without an operation',
      coverage.unmatched.length,
      <More all={coverage.unmatched.map(({ rule, at }) => `${rule} (${at})`)} each={cellText} />,
    ],
    [
      'Roles that were admitted nowhere',
      coverage.admittedNowhere.length,
      <More
        all={coverage.admittedNowhere.map(({ role, allowed }) =>
          allowed === 0
            ? `${role} (the matrix allows it nowhere)`
            : `${role} (allowed by ${count(allowed, 'operation')})`,
        )}
        each={cellText}
      />,
    ],
    ...[...unproven].map(
      ([why, all]) =>
        [
          `Operations of which nothing is proven: ${why}`,
          all.length,
          <More all={all.map(({ operation }) => operation)} each={link} />,
        ] as const,
    ),
    [
      'Refusals that the contract expects and the document does not describe',
      coverage.undocumented.length,
      withStatuses(coverage.undocumented),
    ],
    [
      'Refusals that the document describes and nobody got',
      coverage.neverSeen.length,
      withStatuses(coverage.neverSeen),
    ],
    [
      'Secured operations whose document does not describe what happens without a credential',
      coverage.undescribed.length,
      withStatuses(coverage.undescribed),
    ],
    [
      'Operations that the coverage baseline does not list',
      coverage.unlisted.length,
      <More all={coverage.unlisted} each={link} />,
    ],
    ['Accepted deviations', accepted.length, <More all={accepted} each={(id) => <CellLink id={id} go={go} />} />],
  ];
  const left = rows.filter(([, number]) => number > 0);
  return (
    <Section id="coverage" title="Coverage">
      {left.length === 0 ? (
        <p>Contract, document and run cover each other entirely.</p>
      ) : (
        <Table
          heads={['What is left out', '#Number', 'Where']}
          rows={left.map(([what, number, where]) => ({
            key: what,
            cells: [shown(what), number.toLocaleString('en'), where],
          }))}
        />
      )}
      <Lags lags={lags} />
    </Section>
  );
}
