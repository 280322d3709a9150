import type { Browser } from 'playwright-core';
import type { OpenedPage } from './opened-page.ts';
import type { WrittenAudit } from './written-audit.ts';

/** A report and a page that shows it, which tests take turns with. */
export interface OpenedAudit {
  readonly audit: WrittenAudit;
  readonly browser: Browser;
  readonly shown: OpenedPage;
}
