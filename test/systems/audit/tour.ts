import type { Page } from 'playwright-core';

/** What was seen on the way through a report. */
export interface Toured {
  /** Names of elements, and of elements with each of their attributes. */
  readonly names: readonly string[];
  /** What links lead to. */
  readonly links: readonly string[];
  /** Fields of tables that a spreadsheet would take for a formula. */
  readonly formulas: readonly string[];
  readonly heading: string;
  /** All that the evidence of a cell says. */
  readonly evidence: string;
  /** Whether any text became a script. */
  readonly isTaken: boolean;
}

/** Unfolds and opens what can be: findings, list, operation, the cells of a role, the evidence of a cell. */
export async function tour(page: Page): Promise<Toured> {
  return await page.evaluate<Toured>(`(async () => {
    const names = new Set();
    const links = new Set();
    const formulas = new Set();
    const all = (selector) => [...document.querySelectorAll(selector)];
    const note = () => {
      for (const element of all('*')) {
        names.add(element.localName);
        for (const name of element.getAttributeNames()) names.add(element.localName + ' ' + name);
      }
      for (const { attributes } of all('[href], [src], [action], [data], [srcset], [formaction]'))
        for (const { name, value } of attributes)
          if (/^(href|src|action|data|srcset|formaction)$/.test(name)) links.add(value);
      for (const { textContent } of all('td, th'))
        if (/^\\s*[=+\\-@\\uFF0B\\uFF0D\\uFF1D\\uFF20]/.test(textContent)) formulas.add(textContent);
    };
    const found = async (selector) => {
      for (const end = Date.now() + 15000; Date.now() < end; await new Promise((done) => setTimeout(done, 4))) {
        const element = document.querySelector(selector);
        if (element) return element;
      }
      throw new Error('never came: ' + selector);
    };
    const click = async (selector, then) => {
      (await found(selector)).click();
      const came = await found(then);
      note();
      return came;
    };
    for (const details of all('details')) details.open = true;
    note();
    const list = '#matrix button[aria-pressed]';
    await click(list, '#matrix .list td');
    await click(list, '.matrix td[data-column]');
    await click('.matrix tbody th', 'dialog[open] .points td');
    await click('.points td button', 'dialog .exchange');
    const evidence = document.querySelector('dialog').innerText;
    await click('.crumbs .operation-link + * + .operation-link', 'dialog .list td .cell-link');
    await click('dialog .list td .cell-link', 'dialog .exchange');
    await click('.close', 'dialog:not([open])');
    const heading = document.querySelector('h1').innerText;
    return {
      names: [...names], links: [...links], formulas: [...formulas], heading, evidence,
      isTaken: 'pwned' in window || 'pwned' in Object.prototype,
    };
  })()`);
}
