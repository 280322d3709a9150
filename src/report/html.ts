import type { Reporter } from '../model/report.ts';

/** For auditors: one HTML file that needs nothing but a browser. */
export const html: Reporter = {
  summary: 'for auditors: one HTML file with findings, the matrix, and the evidence of every cell',
  file: 'report.html',
  opened: true,
  async *render(report) {
    // Loaded here, because the names of all reporters are read by every command that has output.
    const { auditPage } = await import('./html/audit-page.ts');
    yield* auditPage(report);
  },
};
