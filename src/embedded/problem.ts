/** What an error answer says, RFC 9457; `type` is a relative reference. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** Names the cause. */
  readonly detail: string;
}

/** An error answer as `application/problem+json`. */
export function problem(content: Problem, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(content), {
    status: content.status,
    headers: { ...headers, 'content-type': 'application/problem+json' },
  });
}
