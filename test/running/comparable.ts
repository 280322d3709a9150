import type { Report } from '../../src/model/report.ts';

/** Ids of requests: the time of the run, what is random in it, and a serial. */
const requestId = /\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}-[\da-f]{6}(-[\da-f]{6})?-\d+/g;

/** The verdicts of a run, a line each in the order of their ids, without times, request ids and the server's own ids. */
export async function comparableVerdicts({ judged }: Report): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const { verdict } of judged()) {
    const kept = Object.fromEntries(Object.keys(verdict.kept).map((name) => [name, 'kept']));
    lines.push(JSON.stringify({ ...verdict, kept, ms: 0 }).replaceAll(requestId, 'id'));
  }
  return lines.toSorted();
}

/** What a run comes to, without times, request ids and the examples that hold them. */
export function comparableConclusion({ run, conclusion }: Report): unknown {
  const { id: _, started: __, environment, addresses: ___, ...same } = run;
  const { ms: ____, ended: _____, lags, findings, ...rest } = conclusion;
  return plain({
    run: { ...same, environment: environment.name },
    ...rest,
    lags: lags.map(({ principal, token, refused }) => ({ principal, token, refused })),
    findings: findings.map(({ examples, ...finding }) => ({
      ...finding,
      examples: examples.map(({ verdict }) => verdict.id),
    })),
  });
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, each: unknown) => (each instanceof Map ? [...each] : each)));
}
