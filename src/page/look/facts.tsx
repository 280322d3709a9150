import type { ComponentChildren } from 'preact';
import { changeKinds } from '../../model/change-kinds.ts';
import type { Audit } from '../data/audit.ts';
import { textOf } from '../data/cell-table.ts';
import { codeWords } from '../data/code-words.ts';
import type { CellEvidence } from '../data/evidence.ts';
import { shown } from '../data/shown.ts';
import { Rows } from '../parts/rows.tsx';

interface FactsProps {
  readonly audit: Audit;
  readonly cell: number;
  readonly evidence: CellEvidence;
}

/** Expected against observed: the rule, who answered and why, and whatever else is known of the cell. */
export function Facts({ audit, cell, evidence }: FactsProps) {
  const { verdict, remedy } = evidence;
  const { expected, observed, accepted, notes, seen, changed, supply, owner, code, attempts, opened = [] } = verdict;
  const change = audit.changes.get(audit.table.idOf(cell));
  const rows: readonly (readonly [name: string, value: ComponentChildren])[] = [
    ['Expected', shown(textOf(audit.table.expected, cell))],
    ['Observed', shown(textOf(audit.table.observed, cell))],
    ['Because', codeWords(code)],
    ['Rule', <Rule text={expected.ruleText} at={expected.rule} />],
    ['Answered by', observed && answeredBy(observed)],
    ['Evidence', observed && listOf(observed.evidence)],
    ['Changed all the same', listOf(changed)],
    ['Changed the answer', listOf(opened)],
    ['Resources of', owner && shown(owner)],
    ['Accepted', accepted && `${shown(accepted.reason)}${accepted.until === null ? '' : `, until ${accepted.until}`}`],
    ['Notes', listOf(notes)],
    ['Seen by oracles', listOf(seen.map(({ oracle, severity, evidence: saw }) => `${oracle} (${severity}): ${saw}`))],
    ['To settle it', supply && shown(supply)],
    ['Attempts', attempts > 1 && attempts],
    [
      'Since before',
      change && `${changeKinds[change.kind].words}: ${change.before ?? 'not asked'} → ${change.after ?? 'not asked'}`,
    ],
    ['What to do', remedy && shown(remedy)],
  ];
  return <Rows rows={rows} />;
}

function Rule({ text, at }: { readonly text: string; readonly at: string }) {
  return (
    <>
      <code>{shown(text)}</code> <span class="faint">{shown(at)}</span>
    </>
  );
}

function answeredBy({ hop, cause }: NonNullable<CellEvidence['verdict']['observed']>): string {
  const who = hop === 'unknown' ? 'not known: no signature of a known product fits' : `the ${hop}`;
  return cause === null ? who : `${who}; cause: ${shown(cause)}`;
}

function listOf(texts: readonly string[]): ComponentChildren {
  const [only, ...others] = texts;
  if (only === undefined) return null;
  if (others.length === 0) return shown(only);
  return (
    <ul>
      {texts.map((text) => (
        <li key={text}>{shown(text)}</li>
      ))}
    </ul>
  );
}
