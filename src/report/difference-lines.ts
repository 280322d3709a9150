import { changeKindNames, changeKinds, type ChangeKind } from '../model/change-kinds.ts';
import type { Difference } from '../model/difference.ts';
import { count } from './count.ts';
import { groupWords } from './difference/group-words.ts';
import type { Paint, Tone } from './paint.ts';
import { printable } from './printable.ts';

const shownGroups = 20;

/** What changed, the gravest kind first, equal changes in one line. */
export function* differenceLines({ groups, counts }: Difference, paint: Paint): Generator<string> {
  for (const kind of changeKindNames) {
    const own = groups.filter((group) => group.kind === kind);
    if (own.length === 0) continue;
    const { words, summary } = changeKinds[kind];
    yield '';
    yield `${paint('strong', words.toUpperCase())} · ${count(counts[kind], 'cell')}: ${summary}`;
    const marks = { safe: printable, strong: (text: string) => paint(toneOf(kind), text) };
    for (const group of own.slice(0, shownGroups)) {
      const { what, where } = groupWords(group, marks);
      yield `  ${what}`;
      if (where !== undefined) yield `    ${paint('faint', where)}`;
    }
    if (own.length > shownGroups) yield `  and ${own.length - shownGroups} more`;
  }
}

function toneOf(kind: ChangeKind): Tone {
  if (kind === 'widened') return 'bad';
  return changeKinds[kind].misses ? 'open' : 'faint';
}
