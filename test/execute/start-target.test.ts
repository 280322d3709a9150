import { expect, test } from 'vitest';
import { Redactor } from '../../src/execute/redactor.ts';
import { startTarget } from '../../src/execute/start-target.ts';

test('the last words of a target that does not start tell no secret', async () => {
  const redactor = new Redactor();
  redactor.add('canary-secret', '$ADMIN_TOKEN');
  const command = [process.execPath, '-e', 'console.log(`refusing ${process.env.ADMIN_TOKEN}`); process.exit(3)'];
  const starting = startTarget(
    { command, ready: '/health' },
    {
      target: 'http://127.0.0.1:1',
      timeoutMs: 10_000,
      variables: { ADMIN_TOKEN: 'canary-secret' },
      signal: new AbortController().signal,
      redact: (text) => redactor.redact(text),
    },
  );
  await expect(starting).rejects.toThrow(/last words: refusing \$ADMIN_TOKEN$/);
});
