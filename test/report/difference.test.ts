import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { changeKinds } from '../../src/model/change-kinds.ts';
import { differenceDocument, type Comparison } from '../../src/model/difference.ts';
import type { DifferenceFormat } from '../../src/model/difference-format.ts';
import { codeSpan } from '../../src/report/difference/code-span.ts';
import { differenceFormats } from '../../src/report/difference/formats.ts';
import { comparisonOf, hostileMarkdown, syntheticComparison } from './synthetic-comparison.ts';

const all = Object.entries<DifferenceFormat>(differenceFormats);
// oxlint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E]/;
const textOf = (format: DifferenceFormat, comparison: Comparison, colour = false) =>
  [...format.render(comparison, { colour, width: 100 })].join('');

test('the comparison of the tests holds every kind of change', () => {
  const { counts } = syntheticComparison();
  for (const kind of Object.keys(changeKinds)) expect(counts, kind).not.toHaveProperty(kind, 0);
});

describe('every format of a difference', () => {
  test.for(all)('%s says what it said before', ([name, format]) => {
    const text = textOf(format, syntheticComparison());
    const golden = new URL(`golden/difference-${name}.golden.txt`, import.meta.url);
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, text);
    expect(existsSync(golden), `${golden.pathname} is missing: run once with UPDATE_GOLDEN=1`).toBe(true);
    expect(text).toBe(readFileSync(golden, 'utf8'));
  });

  test.for(all)('%s lets no control or direction character through', ([, format]) => {
    expect(hostileMarkdown).toMatch(forbidden);
    expect(textOf(format, syntheticComparison())).not.toMatch(forbidden);
  });

  test.for(all)('%s says so when nothing changed', ([, format]) => {
    const same = comparisonOf({ 'POST /orders viewer': ['admitted, proven', 'admitted, proven'] });
    expect(textOf(format, same)).toMatch(/no difference|"groups":\[\]/i);
  });
});

test('the gravest kind comes first, and equal changes of many cells are one line', () => {
  const text = textOf(differenceFormats.terminal, syntheticComparison());
  const order = ['WIDENED', 'NARROWED', 'NO LONGER PROVEN', 'VANISHED', 'CHANGED REASON', 'APPEARED'].map((mark) =>
    text.indexOf(mark),
  );
  expect(order).not.toContain(-1);
  expect(order).toEqual(order.toSorted((left, right) => left - right));
  expect(text).toContain(
    'customer, customer-2, viewer: refused 403 for permission, proven → admitted, over-permissive\n    24 cells, 8 operations: POST /resources-0,',
  );
  expect(text).toContain('POST /reports editor: refused 403, proven → admitted, proven (the matrix changed, too)');
});

test('colour adds nothing that the text does not say', () => {
  const plain = textOf(differenceFormats.terminal, syntheticComparison());
  const coloured = textOf(differenceFormats.terminal, syntheticComparison(), true);
  expect(coloured).not.toBe(plain);
  expect(stripVTControlCharacters(coloured)).toBe(plain);
});

test('a part says that it is one', () => {
  const part = comparisonOf({ 'POST /a viewer': ['admitted, proven', 'inconclusive'] }, { whole: false });
  expect(textOf(differenceFormats.terminal, part)).toContain('one side is a part only');
  expect(textOf(differenceFormats.markdown, part)).toContain('one side is a part only');
});

test('JSON is as its schema says, with every single change', () => {
  const comparison = syntheticComparison();
  const parsed = differenceDocument.parse(JSON.parse(textOf(differenceFormats.json, comparison)));
  expect(parsed.changes).toHaveLength([...comparison.changes()].length);
});

/** What is left of Markdown without its code spans: CommonMark §6.1. */
function outsideOfCode(text: string): string {
  return text.replaceAll(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '');
}

test('nothing of foreign origin stands outside of code spans in Markdown', () => {
  const outside = outsideOfCode(textOf(differenceFormats.markdown, syntheticComparison()));
  expect(outside).toContain('**1 vanished**');
  expect(outside).not.toMatch(/[@<>[\]!`|]|http|evil|viewer|POST/);
  expect(outside.replaceAll(/^### /gm, '')).not.toContain('#');
});

test.for(['`', '``', 'a`b', '`a', 'a``', '```js', '', '\n\n# head', ' a ', 'x'.repeat(5000)])(
  'a code span holds %j whole',
  (text) => {
    const span = codeSpan(text);
    expect(outsideOfCode(span)).toBe('');
    expect(span).not.toContain('\n');
    expect(span.length).toBeLessThan(300);
  },
);

test('a comment of a pull request is never too long, and says what was cut', () => {
  const cells = Array.from({ length: 6000 }, (_, index) => [
    `POST /${'é'.repeat(index % 90)}/${index} role-${index}`,
    [`refused ${400 + (index % 100)} for cause-${index}, proven`, 'admitted, proven'] as const,
  ]);
  const comparison = comparisonOf(Object.fromEntries(cells));
  const text = textOf(differenceFormats.markdown, comparison);
  expect(Buffer.byteLength(text)).toBeLessThan(65_536);
  expect(text).toMatch(/\*Cut here: \d+ more lines\.\* `rolecall diff --format json` lists every cell\.\n$/);
  expect(textOf(differenceFormats.markdown, syntheticComparison())).not.toContain('Cut here');
});
