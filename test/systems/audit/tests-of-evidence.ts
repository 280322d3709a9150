import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { addressOf } from './address-of.ts';
import type { ExchangeLine } from '../../../src/model/journal.ts';
import { verdictCodes } from '../../../src/model/verdict-codes.ts';
import type { Judged } from '../../../src/model/report.ts';
import { commandOf } from '../../../src/report/curl.ts';
import { reproduction } from '../../../src/report/reproduction.ts';
import { factOf } from './fact-of.ts';
import { patient } from './patient.ts';
import { openedPage } from './opened-page.ts';
import type { OpenedAudit } from './opened-audit.ts';
import type { WrittenAudit } from './written-audit.ts';

/** What holds for the evidence of cells. */
export function testsOfEvidence(opened: () => OpenedAudit): void {
  test('each code of a verdict comes with its evidence: requests, answers, rule and whoever answered', async () => {
    const { audit, shown } = opened();
    const { page } = shown;
    for (const judged of oneOfEachCode(audit.judged)) {
      const { verdict, fault, control, compared = new Map() } = judged;
      await page.goto(linkTo(audit, judged));
      const rule = await factOf(page, 'Rule');
      expect(rule).toContain(verdict.expected.ruleText);
      expect(rule).toContain(verdict.expected.rule);
      expect(await factOf(page, 'Because')).toBe(
        verdict.verdict === 'not-evaluable' ? `not sent: ${verdict.code}` : verdictCodes[verdict.code],
      );
      const answered = await factOf(page, 'Answered by');
      if (verdict.observed && verdict.observed.hop !== 'unknown') expect(answered).toContain(verdict.observed.hop);
      if (verdict.observed?.cause) expect(answered).toContain(verdict.observed.cause);
      const parts = (all: readonly (ExchangeLine | undefined)[]) => all.flatMap((one) => (one ? [partsOf(one)] : []));
      expect(await exchangesOf(page, '.look > .exchanges')).toEqual(parts([control, fault]));
      expect(await exchangesOf(page, 'summary:has-text("oracles") + .exchanges')).toEqual(
        parts([...compared.values()]),
      );
    }
    expect(shown.problems).toEqual([]);
  });

  test('where two commands show a cell, the lines in which they differ stand out, and no others', async () => {
    const { audit, shown } = opened();
    const { page } = shown;
    let ofOneLine = 0;
    for (const judged of oneOfEachCode(audit.judged)) {
      const { control = [], fault = [] } = reproduction(judged, audit.report.run);
      await page.goto(linkTo(audit, judged));
      await factOf(page, 'Rule');
      const pair = page.locator('dialog .pair');
      if (control.length + fault.length === 0) {
        expect(await pair.count()).toBe(0);
        continue;
      }
      const text = await pair.locator('pre').textContent();
      for (const line of [...control, ...fault]) expect(text).toContain(line);
      const marks = (await pair.locator('mark').allTextContents()).map((line) => line.trim());
      const differing =
        control.length > 0 && fault.length > 0
          ? [...control.filter((line) => !fault.includes(line)), ...fault.filter((line) => !control.includes(line))]
          : [];
      expect(marks).toEqual(differing);
      if (marks.length === 2) ofOneLine += 1;
    }
    expect(ofOneLine).toBeGreaterThan(0);
  });

  test('a pair that is copied is the two commands as the terminal prints them', async () => {
    const { audit, browser } = opened();
    const judged = audit.judged.find(({ fault, control }) => fault && control) ?? audit.judged[0];
    if (!judged) throw new Error('the run has no cell');
    await using shown = await openedPage(browser, linkTo(audit, judged), {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const { page } = shown;
    await page.locator('dialog .pair').getByRole('button', { name: 'Copy' }).click();
    await page.getByText('Copied').waitFor();
    const { control = [], fault = [] } = reproduction(judged, audit.report.run);
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(`${commandOf(control)}\n${commandOf(fault)}`);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await expect
      .poll(async () => await page.evaluate('navigator.clipboard.readText()'), patient)
      .toBe(await addressOf(page));
  });
}

function linkTo({ url }: WrittenAudit, { verdict }: Judged): string {
  return `${url}#cell=${encodeURIComponent(verdict.id)}`;
}

/** The first cell of each code, and of each outcome with it. */
function oneOfEachCode(judged: readonly Judged[]): readonly Judged[] {
  const first = new Map<string, Judged>();
  for (const one of judged) {
    const { code, observed } = one.verdict;
    const key = `${code} ${observed?.outcome}`;
    if (!first.has(key)) first.set(key, one);
  }
  return [...first.values()];
}

interface Parts {
  readonly line: string;
  readonly headers: readonly string[];
  readonly body: string;
  readonly status: string;
  readonly answer: string;
}

/** What the page must say of an exchange, blanks aside: bodies are set in lines there. */
function partsOf({ request, answer }: ExchangeLine): Parts {
  return {
    line: `${request.method} ${request.target}`,
    headers: request.headers.map(([name, value]) => `${name}: ${value}`).toSorted(),
    body: bare(request.body ?? ''),
    status: answer.kind === 'response' ? String(answer.status) : '',
    answer: answer.kind === 'response' ? bare(answer.body) : '',
  };
}

async function exchangesOf(page: Page, under: string): Promise<readonly Parts[]> {
  const articles = await page.locator(`dialog ${under} > .exchange`).all();
  return await Promise.all(
    articles.map(async (article) => {
      const [request = '', answer = ''] = await article.locator('pre').allTextContents();
      const [line = '', ...rest] = request.split('\n');
      const end = rest.indexOf('');
      const answerLines = answer.split('\n');
      const answerEnd = answerLines.indexOf('', 1);
      return {
        line,
        headers: rest.slice(0, end).toSorted(),
        body: bare(rest.slice(end + 1).join('\n')),
        status: answerLines[0] ?? '',
        answer: answerEnd < 0 ? '' : bare(answerLines.slice(answerEnd + 1).join('\n')),
      };
    }),
  );
}

function bare(text: string): string {
  return text.replaceAll(/\s+/g, '');
}
