import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { addressOf } from './address-of.ts';
import type { OpenedAudit } from './opened-audit.ts';

/** What holds for ways through a report: from the matrix down to a cell and back, by mouse and by keys. */
export function testsOfMoving(opened: () => OpenedAudit): void {
  test('a field of the matrix opens the cells of its role on its operation', async () => {
    const { audit, shown } = opened();
    await shown.open(audit.url);
    const { page } = shown;
    const field = page.locator('.matrix td[data-column]:not(.none)').nth(5);
    const { operation, role } = await placeOf(page, field);
    await field.click();
    expect(await page.locator('#look-title').textContent()).toBe(`${role} on ${operation}`);
    const cells = audit.judged.map(({ verdict }) => verdict);
    const own = cells.filter((verdict) => verdict.operation === operation && verdict.role === role);
    const links = await page.locator('dialog table .cell-link').allTextContents();
    expect(links.toSorted()).toEqual(own.map(({ id }) => id.slice(operation.length + 1)).toSorted());
  });

  test('the head of a row opens the operation: who was let in, who was not, and every point that was tried', async () => {
    const { audit, shown } = opened();
    await shown.open(audit.url);
    const { page } = shown;
    const operations = await page.locator('.matrix tbody th').allTextContents();
    for (const [index, operation] of operations.slice(0, 4).entries()) {
      await page.locator('.matrix tbody th').nth(index).click();
      expect(await page.locator('#look-title').textContent()).toBe(operation);
      const own = audit.judged.map(({ verdict }) => verdict).filter((verdict) => verdict.operation === operation);
      const plain = own.filter(({ axes }) => Object.keys(axes).every((axis) => axis === 'case'));
      const pointsOf = (wanted: (verdict: (typeof own)[number]) => boolean) =>
        plain
          .filter(wanted)
          .map(({ id }) => id.slice(operation.length + 1))
          .toSorted();
      expect(await listed(page, 'Were admitted')).toEqual(pointsOf(({ observed }) => observed?.outcome === 'admitted'));
      expect(await listed(page, 'Were refused')).toEqual(
        pointsOf(({ observed }) => observed !== null && observed.outcome !== 'admitted'),
      );
      expect(await listed(page, 'Were not asked')).toEqual(pointsOf(({ observed }) => observed === null));
      const points = new Set(own.map(({ axes }) => JSON.stringify(axes)));
      const principals = new Set(own.map(({ principal }) => principal));
      expect(await page.locator('.points tbody tr').count()).toBe(points.size);
      expect(new Set((await page.locator('.points thead th').allTextContents()).slice(1))).toEqual(principals);
      expect(await page.locator('.points td button').count()).toBe(own.length);
      await page.keyboard.press('Escape');
    }
  });

  test('a finding leads to its cells: all of those that it counts, and its first ones by name', async () => {
    const { audit, shown } = opened();
    const { page } = shown;
    for (const { title, cells, examples } of audit.report.conclusion.findings) {
      await shown.open(audit.url);
      await page.evaluate(`for (const details of document.querySelectorAll('details')) details.open = true`);
      const card = page
        .locator('article.card')
        .filter({ has: page.getByRole('heading', { name: title, exact: true }) });
      await card.locator('.facts button').click();
      const links = await page.locator('#matrix .list .cell-link').allTextContents();
      expect([title, links.length]).toEqual([title, cells]);
      for (const { verdict } of examples) expect(links).toContain(verdict.id);
      await card.locator('.evidence-of .cell-link').first().click();
      expect(await page.locator('dialog .operation-link').first().textContent()).toBe(examples[0]?.verdict.operation);
    }
    expect(shown.problems).toEqual([]);
  });

  test('from the operation to a cell, to its neighbours by buttons and by j and k, and back to where one was', async () => {
    const { audit, shown } = opened();
    await shown.open(audit.url);
    const { page } = shown;
    const head = page.locator('.matrix tbody th').nth(2);
    await head.click();
    await page.locator('.points td button').first().click();
    const title = page.locator('#look-title');
    await page.locator('dialog .steps').waitFor();
    const next = page.getByRole('button', { name: 'Next cell, key j' });
    const before = page.getByRole('button', { name: 'Cell before, key k' });
    const first = await page.locator('dialog').textContent();
    const firstUrl = await addressOf(page);
    if (await next.isDisabled()) await before.click();
    else await next.click();
    expect(await addressOf(page)).not.toBe(firstUrl);
    await page.keyboard.press('k');
    await page.keyboard.press('j');
    await title.waitFor();
    await page.goto(firstUrl);
    await page.keyboard.press('j');
    const secondUrl = await addressOf(page);
    expect(secondUrl).not.toBe(firstUrl);
    await page.keyboard.press('k');
    expect(await addressOf(page)).toBe(firstUrl);
    await page.locator('dialog .exchange').first().waitFor();
    expect(await page.locator('dialog').textContent()).toBe(first);
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    expect(await focused(page)).toBe(await head.textContent());
  });

  test('the keyboard alone leads everywhere: Tab to the matrix, arrows in it, Enter into a field, Escape out', async () => {
    const { audit, shown } = opened();
    await shown.open(audit.url);
    const { page } = shown;
    await page.getByRole('button', { name: 'Cell by cell' }).focus();
    // Clear is no stop while there is nothing to clear.
    for (let presses = 0; presses < 3 && (await placeFocused(page)) === null; presses++)
      await page.keyboard.press('Tab');
    expect(await placeFocused(page)).toEqual([0, -1]);
    const rows = await page.locator('.matrix tbody tr').count();
    const columns = (await page.locator('.matrix thead th').count()) - 2;
    const steps: readonly (readonly [key: string, place: readonly [row: number, column: number]])[] = [
      ['ArrowRight', [0, 0]],
      ['ArrowDown', [1, 0]],
      ['End', [1, columns - 1]],
      ['ArrowRight', [1, columns - 1]],
      ['PageDown', [Math.min(11, rows - 1), columns - 1]],
      ['PageUp', [Math.max(0, Math.min(11, rows - 1) - 10), columns - 1]],
      ['Home', [Math.max(0, Math.min(11, rows - 1) - 10), -1]],
    ];
    for (const [key, place] of steps) {
      await page.keyboard.press(key);
      expect([key, await placeFocused(page)]).toEqual([key, place]);
    }
    await page.keyboard.press('ArrowRight');
    const place = await placeFocused(page);
    await page.keyboard.press('Enter');
    await page.locator('dialog[open]').waitFor();
    expect(await page.evaluate<boolean>(`document.querySelector('dialog').contains(document.activeElement)`)).toBe(
      true,
    );
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    expect(await placeFocused(page)).toEqual(place);
    await page.keyboard.press('/');
    expect(await page.evaluate<string>('document.activeElement.type')).toBe('search');
    await page.keyboard.type('/');
    expect(await page.getByRole('searchbox').inputValue()).toBe('/');
  });

  test('the fields of the matrix are one stop for Tab', async () => {
    const { audit, shown } = opened();
    await shown.open(audit.url);
    const { page } = shown;
    await page.locator('.matrix tbody th').first().focus();
    await page.keyboard.press('Tab');
    expect(await placeFocused(page)).toBeNull();
    await page.keyboard.press('Shift+Tab');
    expect(await placeFocused(page)).not.toBeNull();
  });
}

async function listed(page: Page, title: string): Promise<readonly string[]> {
  const group = page.locator('.who > div').filter({ has: page.getByText(title, { exact: true }) });
  return (await group.locator('.cell-link').allTextContents()).toSorted();
}

async function focused(page: Page): Promise<string> {
  return await page.evaluate<string>('document.activeElement.textContent');
}

async function placeFocused(page: Page): Promise<readonly number[] | null> {
  return await page.evaluate<readonly number[] | null>(`(() => {
    const { row, column = -1 } = document.activeElement.dataset;
    return row === undefined ? null : [Number(row), Number(column)];
  })()`);
}

async function placeOf(page: Page, field: ReturnType<Page['locator']>) {
  const [row, column] = [await field.getAttribute('data-row'), await field.getAttribute('data-column')];
  const operation = await page.locator('.matrix tbody th').nth(Number(row)).textContent();
  const role = await page
    .locator('.matrix thead th')
    .nth(Number(column) + 1)
    .textContent();
  return { operation: operation ?? '', role: role ?? '' };
}
