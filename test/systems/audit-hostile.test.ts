import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { printable } from '../../src/report/printable.ts';
import { chromiumPath } from './audit/chromium-path.ts';
import { factOf } from './audit/fact-of.ts';
import { hostileTexts } from './audit/hostile-texts.ts';
import { infectedReport } from './audit/infected-report.ts';
import { openBrowser } from './audit/open-browser.ts';
import { openedPage, type OpenedPage } from './audit/opened-page.ts';
import { patient } from './audit/patient.ts';
import { tour, type Toured } from './audit/tour.ts';
import { withoutPolicy } from './audit/without-policy.ts';
import { writtenAudit } from './audit/written-audit.ts';

// Several in one text: one that hides another from the browser has got out itself, and that is seen.
const groups = [
  ...Map.groupBy(hostileTexts.anywhere, (text) => Math.floor(hostileTexts.anywhere.indexOf(text) / 8)).values(),
];
const names = ['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'valueOf', '__defineGetter__'];

describe.skipIf(!existsSync(chromiumPath))('whatever servers and files say, the audit report', () => {
  let browser: Browser;
  let shown: OpenedPage;
  let harmless: Toured;
  const tried = new Set<string>();

  beforeAll(async () => {
    browser = await openBrowser();
    shown = await openedPage(browser, 'about:blank');
    harmless = await toured(infectedReport((text) => `a/b ${stem(text)}`));
  });
  afterAll(async () => {
    await browser?.close();
    console.log(`${tried.size} hostile texts were tried`);
  });

  const toured = async (report: Report, change?: (text: string) => string): Promise<Toured> => {
    await using audit = await writtenAudit(report, change);
    const { length } = shown.requests;
    await shown.open(audit.url);
    const seen = await tour(shown.page);
    expect(shown.requests.slice(length)).toEqual([audit.url]);
    return seen;
  };
  /** What ran, was added, leads away, is a formula or made somebody complain. */
  const escapes = ({ isTaken, names: elements, links, formulas }: Toured): readonly string[] => [
    ...shown.problems,
    ...(isTaken ? ['a script ran'] : []),
    ...elements.filter((name) => !harmless.names.includes(name)),
    ...links.filter((link) => !link.startsWith('#')),
    ...formulas,
  ];

  describe.for([
    ['with its policy', (text: string) => text],
    ['by its escaping alone', withoutPolicy],
  ] as const)('%s', ([, change]) => {
    test.for(groups.map((texts) => ({ texts, name: nameOf(texts[0]) })))(
      'shows $name and the like as text',
      async ({ texts }) => {
        const seen = await toured(
          infectedReport((value) => `${texts.join(' ')}${stem(value)}`),
          change,
        );
        expect(escapes(seen)).toEqual([]);
        for (const text of texts) {
          expect(bare(seen.heading)).toContain(bare(printable(text)));
          expect(bare(seen.evidence)).toContain(bare(visible(text)));
          tried.add(text);
        }
      },
    );
  });

  test.for(hostileTexts.first.map((text) => ({ text, name: nameOf(text) })))(
    'has no field of a table that a spreadsheet would take for a formula: $name',
    async ({ text }) => {
      const seen = await toured(infectedReport((value) => text + stem(value)));
      expect(escapes(seen)).toEqual([]);
      expect(bare(seen.heading)).toContain(bare(printable(text)));
      tried.add(text);
    },
  );

  test.for(names)('takes %j for the name of a role, an operation, a principal and an axis', async (name) => {
    const report = startedBy(infectedReport((text) => (isName(text) ? name : text)));
    expect(escapes(await toured(report))).toEqual([]);
    expect(escapes(await toured(withoutEachOtherAxis(report)))).toEqual([]);
    tried.add(name);
  });

  test.for(['javascript:window.pwned=1', 'data:text/html,<script>window.pwned=1</script>', 'file:///etc/passwd'])(
    'leads to no job at %s',
    async (url) => {
      expect(
        escapes(
          await toured(
            startedBy(
              infectedReport((text) => text),
              url,
            ),
          ),
        ),
      ).toEqual([]);
      tried.add(url);
    },
  );

  test('leads to the job of the run, and nowhere else', async () => {
    const { links } = await toured(
      startedBy(
        infectedReport((text) => text),
        'https://ci.example/runs/1',
      ),
    );
    expect(links.filter((link) => !link.startsWith('#'))).toEqual(['https://ci.example/runs/1']);
  });

  test('shows of each cell what was seen of that one, whatever it is called', async () => {
    await using audit = await writtenAudit(infectedReport((text) => `nul\u0000${stem(text)}\u202E`));
    await shown.open(audit.url);
    const { page } = shown;
    await page.locator('.matrix tbody th').last().click();
    const buttons = await page.locator('.points td button').all();
    expect(buttons.length).toBeGreaterThan(5);
    const seen = new Set<string | undefined>();
    for (const [index] of buttons.entries()) {
      const button = page.locator('.points td button').nth(index);
      const label = await button.getAttribute('aria-label');
      await button.click();
      const observed = await factOf(page, 'Observed');
      expect(label).toContain(`: ${observed}, `);
      seen.add(observed);
      await page.goBack();
      await button.waitFor();
    }
    expect(seen.size).toBeGreaterThan(1);
  });

  test.for(
    [
      'cell=<img src=x onerror=window.pwned=1>',
      'cell=%3Cscript%3Ewindow.pwned=1%3C/script%3E',
      'operation=__proto__&of=constructor',
      'operation=<svg onload=window.pwned=1>&of="><script>window.pwned=1</script>',
      'role=__proto__&tag=toString&verdict=constructor&severity=x&axis=__proto__=1&change=valueOf',
      'q=%zz%E0%A4%A&cell=%',
      'q=\u202E\u0000\u2028',
      `cell=${'x'.repeat(100_000)}`,
      `q=${'(a+)+'.repeat(2_000)}`,
      'javascript:window.pwned=1',
      '=&=&&&===',
      '#####',
      'view=<b>&axis=none=none',
    ].map((hash) => ({ hash, name: nameOf(hash) })),
  )('does nothing that an address says: $name', async ({ hash }) => {
    await using audit = await writtenAudit(infectedReport((text) => text));
    await shown.open(`${audit.url}#${hash}`);
    await shown.page.locator('.found').waitFor();
    expect(await shown.page.evaluate<boolean>(`'pwned' in window || 'pwned' in Object.prototype`)).toBe(false);
    expect(shown.problems).toEqual([]);
    expect(await shown.page.locator('script:not([type="text/plain"])').count()).toBe(1);
    expect(await shown.page.locator('img, svg, iframe, object, embed').count()).toBe(0);
    tried.add(hash);
  });
});

describe.skipIf(!existsSync(chromiumPath))('what would get out is seen', () => {
  const injected = {
    'a script': '<script>window.pwned=1</script>',
    'an image with a handler': '<img src=x onerror="window.pwned=1">',
    'a style with an address': '<style>@import url(https://evil.example/x.css);</style>',
    'a link to a script': '<a class="bad" href="javascript:window.pwned=1">x</a>',
  };
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });

  test.for(Object.entries(injected))('%s is stopped by the policy, and that is noticed', async ([, markup]) => {
    await using audit = await writtenAudit(
      infectedReport((text) => text),
      (text) => text.replace('</main>', () => `</main>${markup}`),
    );
    await using shown = await openedPage(browser, audit.url);
    const { page, problems } = shown;
    await page.evaluate(`document.querySelector('a.bad')?.click()`);
    await expect
      .poll(() => problems.filter((text) => text.includes('violation of')).length, patient)
      .toBeGreaterThan(0);
    expect((await tour(page)).isTaken).toBe(false);
  });

  test.for(Object.entries(injected).slice(0, 2))(
    '%s runs where there is no policy, and is seen',
    async ([, markup]) => {
      await using audit = await writtenAudit(
        infectedReport((text) => text),
        (text) => withoutPolicy(text).replace('</main>', () => `</main>${markup}`),
      );
      await using shown = await openedPage(browser, audit.url);
      expect((await tour(shown.page)).isTaken).toBe(true);
    },
  );

  test('a formula, an element of its own and a link that leads away are seen', async () => {
    const markup = '<table><tr><td> =1+1</td></tr></table><blink></blink><a href="https://evil.example/">x</a>';
    await using audit = await writtenAudit(
      infectedReport((text) => text),
      (text) => text.replace('</main>', () => `</main>${markup}`),
    );
    await using shown = await openedPage(browser, audit.url);
    const { formulas, names: elements, links } = await tour(shown.page);
    expect(formulas).toEqual([' =1+1']);
    expect(elements).toContain('blink');
    expect(links).toContain('https://evil.example/');
  });
});

/** Cells that lack an axis which others have. */
function withoutEachOtherAxis(report: Report): Report {
  return {
    ...report,
    judged: async function* () {
      let index = 0;
      for await (const judged of report.judged())
        yield index++ % 2 === 0 ? judged : { ...judged, verdict: { ...judged.verdict, axes: {} } };
    },
  };
}

/** Roles, principals, operations and axes of the synthetic report. */
function isName(text: string): boolean {
  return /^(viewer|editor|admin|auditor|principal|n|POST \/[a-z/]+)$/.test(text);
}

/** What is left of a text so that names stay apart from one another. */
function stem(text: string): string {
  return text.replaceAll(/\W+/g, '').slice(0, 40);
}

function bare(text: string): string {
  return text.replaceAll(/\s+/g, '');
}

/** What has no look of its own stands as its code point in what a server sent. */
function visible(text: string): string {
  return text.replaceAll(/[^\P{C}\n\t]|[\u2028\u2029]/gu, (character) =>
    /\p{Cn}|\p{Co}/u.test(character) ? character : `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}

function nameOf(text = ''): string {
  return text.length > 40 ? `${JSON.stringify(text.slice(0, 40))} …` : JSON.stringify(text);
}

/** The same as of a CI job with this address, or of none. */
function startedBy(report: Report, url?: string): Report {
  const { by, ...run } = report.run;
  if (by === undefined || url === undefined) return { ...report, run };
  return { ...report, run: { ...run, by: { ...by, ci: { name: 'CI', url } } } };
}
