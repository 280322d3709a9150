import { existsSync } from 'node:fs';
import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addressOf } from './audit/address-of.ts';
import type { Comparison } from '../../src/model/difference.ts';
import type { VerdictRecord } from '../../src/model/verdict.ts';
import { comparisonOf } from '../report/synthetic-comparison.ts';
import { cellsLike, type Asked } from './audit/cells-like.ts';
import { chromiumPath } from './audit/chromium-path.ts';
import { deskAudit } from './audit/desk-audit.ts';
import { openBrowser } from './audit/open-browser.ts';
import { openedPage, type OpenedPage } from './audit/opened-page.ts';
import { withTags } from './audit/with-tags.ts';
import { writtenAudit, type WrittenAudit } from './audit/written-audit.ts';

const nothing: Asked = { role: '', tag: '', verdict: '', severity: '', axis: '', text: '' };
const choices = ['Role', 'Tag', 'Verdict', 'Severity', 'Axis'] as const;

describe.skipIf(!existsSync(chromiumPath))('the filters of the audit report', () => {
  let browser: Browser;
  let audit: WrittenAudit;
  let opened: OpenedPage;
  let page: Page;
  let comparison: Comparison;
  let verdicts: readonly VerdictRecord[];
  let tags: ReadonlyMap<string, readonly string[]>;

  beforeAll(async () => {
    await using desk = await deskAudit();
    comparison = comparisonOf(cellsBefore(desk.judged.map(({ verdict }) => verdict.id)), { name: 'before' });
    const report = { ...desk.report, since: [{ comparison, earlier: null }] };
    audit = await writtenAudit(report, (text) => withTags(text, tagsOf));
    verdicts = audit.judged.map(({ verdict }) => verdict);
    tags = new Map(verdicts.map(({ operation }) => [operation, tagsOf(operation)]));
    browser = await openBrowser();
    opened = await openedPage(browser, audit.url);
    ({ page } = opened);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await audit?.[Symbol.asyncDispose]();
  });

  const choice = (name: string) => page.getByRole('combobox', { name, exact: true });
  const options = (name: string) =>
    choice(name)
      .locator('option')
      .evaluateAll<string[], { value: string }>((all) => all.map(({ value }) => value));
  const ask = async (asked: Asked) => {
    for (const name of choices) await choice(name).selectOption(asked[keyOf(name)]);
    await page.getByRole('searchbox').fill(asked.text);
  };
  const said = (of: Page = page) => of.locator('.found').textContent();
  const expected = (asked: Asked) => {
    const cells = cellsLike(verdicts, asked, tags);
    const isAny = Object.values(asked).every((text) => text === '');
    const operations = new Set(cells.map(({ operation }) => operation)).size;
    const roles = new Set(cells.map(({ role }) => role)).size;
    const of = isAny ? '' : ` of ${verdicts.length.toLocaleString('en')}`;
    return `${count(cells.length, 'cell')}${of}, ${count(operations, 'operation')}, ${count(roles, 'role')}`;
  };

  test('offer what there is, and nothing else', async () => {
    const sorted = (texts: Iterable<string>) => [...new Set(texts)].toSorted();
    expect(sorted(await options('Role'))).toEqual(sorted(['', ...verdicts.map(({ role }) => role)]));
    expect(sorted(await options('Tag'))).toEqual(sorted(['', ...[...tags.values()].flat()]));
    const axes = verdicts.flatMap(({ axes: own }) =>
      Object.entries(own).flatMap(([name, value]) => [name, `${name}=${value}`]),
    );
    expect(sorted(await options('Axis'))).toEqual(sorted(['', 'none', ...axes]));
  });

  test.for(choices)('find with each %s as many cells as the run has', async (name) => {
    const values = await options(name);
    expect(values.length).toBeGreaterThan(3);
    await ask(nothing);
    for (const value of values) {
      const asked = { ...nothing, [keyOf(name)]: value };
      await choice(name).selectOption(value);
      expect(`${value}: ${await said()}`).toBe(`${value}: ${expected(asked)}`);
    }
  });

  test.for(['refund', 'MANAGER', 'tickets customer token=expired', 'tag-1 post', 'nobody has this', '{', '=', '$&'])(
    'find the words %j as somebody who reads the ids does',
    async (text) => {
      await ask({ ...nothing, text });
      expect(await said()).toBe(expected({ ...nothing, text }));
    },
  );

  test('find the cells that changed, by how they did', async () => {
    await ask(nothing);
    const change = page.getByRole('combobox', { name: 'Change', exact: true });
    const kinds = new Set([...comparison.changes()].map(({ kind }) => kind));
    expect(kinds.size).toBeGreaterThan(3);
    for (const kind of kinds) {
      await change.selectOption(kind);
      const here = [...comparison.changes()].filter((each) => each.kind === kind && each.after !== null);
      expect(`${kind}: ${await said()}`).toMatch(
        `${kind}: ${here.length === 1 ? '1 cell' : `${here.length} cells`} of `,
      );
    }
    await change.selectOption('');
  });

  test('combine: what is found is what all of them ask for', async () => {
    const all = await Promise.all(choices.map(async (name) => await options(name)));
    const valueOf = (index: number) => fc.oneof(fc.constant(''), fc.constantFrom(...(all[index] ?? [])));
    const anyAsked = fc.record({
      role: valueOf(0),
      tag: valueOf(1),
      verdict: valueOf(2),
      severity: valueOf(3),
      axis: valueOf(4),
      text: fc.constantFrom('', 'post', 'tickets', 'manager', 'token'),
    });
    await fc.assert(
      fc.asyncProperty(anyAsked, async (asked) => {
        await ask(asked);
        expect(await said()).toBe(expected(asked));
      }),
      { numRuns: 25, seed: 1 },
    );
  });

  test('show the same cells one by one', async () => {
    const asked = { ...nothing, verdict: 'finding' };
    await ask(asked);
    await page.getByRole('button', { name: 'Cell by cell' }).click();
    const shown = await page.locator('#matrix .list .cell-link').allTextContents();
    expect(shown.toSorted()).toEqual(
      cellsLike(verdicts, asked, tags)
        .map(({ id }) => id)
        .toSorted(),
    );
    await page.getByRole('button', { name: 'Cell by cell' }).click();
  });

  test('say when nothing is found, and Clear takes all of them back', async () => {
    await ask({ ...nothing, text: 'nobody has this' });
    await expect(page.getByText('No cell is like that.').isVisible()).resolves.toBe(true);
    const clear = page.getByRole('button', { name: 'Clear' });
    await clear.click();
    expect(await said()).toBe(expected(nothing));
    expect(await page.getByRole('searchbox').inputValue()).toBe('');
    expect(await clear.isDisabled()).toBe(true);
  });

  test('stand in the address: the same stands after a reload, and in another window', async () => {
    const asked = { ...nothing, role: 'manager', axis: 'token=expired', text: 'post' };
    await ask(asked);
    await page.reload();
    await page.locator('.found').waitFor();
    expect(await said()).toBe(expected(asked));
    expect(await choice('Role').inputValue()).toBe('manager');
    await using other = await openedPage(browser, await addressOf(page));
    expect(await said(other.page)).toBe(expected(asked));
    expect(await other.page.getByRole('searchbox').inputValue()).toBe('post');
  });

  test('come back with the button of the browser', async () => {
    const asked = { ...nothing, role: 'manager' };
    await ask(asked);
    await page.getByRole('button', { name: 'Clear' }).click();
    expect(await said()).toBe(expected(nothing));
    await page.goBack();
    await page.getByText(expected(asked)).waitFor();
    expect(await choice('Role').inputValue()).toBe('manager');
    await page.goForward();
    await page.getByText(expected(nothing)).waitFor();
  });

  test('leave nothing to complain about', () => {
    expect(opened.problems).toEqual([]);
  });
});

/** How some of the cells stood before: one of each four is another one now, and one is gone. */
function cellsBefore(
  ids: readonly string[],
): Readonly<Record<string, readonly [string | undefined, string | undefined]>> {
  const pairs = [
    ['refused 403, proven', 'admitted, over-permissive'],
    ['admitted, proven', 'refused 403, over-restrictive'],
    [undefined, 'admitted, proven'],
    ['refused 403, proven', 'refused 403, unproven'],
  ] as const;
  const some = ids.slice(0, 23).map((id, index) => [id, pairs[index % 4] ?? pairs[0]] as const);
  return { ...Object.fromEntries(some), 'POST /gone viewer': ['admitted, proven', undefined] };
}

/** Three tags, so that they cut through everything else. */
function tagsOf(operation: string): readonly string[] {
  return [`tag-${operation.length % 3}`, ...(operation.includes('{') ? ['of one'] : [])];
}

function keyOf(name: (typeof choices)[number]): keyof Asked {
  return ({ Role: 'role', Tag: 'tag', Verdict: 'verdict', Severity: 'severity', Axis: 'axis' } as const)[name];
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
