/** How grave a finding can be, gravest first. */
export const severities = ['critical', 'high', 'medium', 'low', 'info'] as const;

/** One of them. */
export type Severity = (typeof severities)[number];
