import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { root } from './rolecall.ts';

test('serve prints where it is and a token for each principal, answers as the matrix says, and ends with Ctrl-C', async () => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('../../src/cli.ts', import.meta.url)), 'serve'], {
    cwd: root,
  });
  let text = '';
  for await (const part of child.stdout.setEncoding('utf8')) {
    text += String(part);
    if (text.includes('Ctrl-C')) break;
  }
  const [url = ''] = text.split('\n');
  const token = /^export ADMIN_TOKEN=(.+)$/m.exec(text)?.[1] ?? '';
  const call = (headers: Readonly<Record<string, string>>) =>
    fetch(`${url}/reports/sales`, { method: 'POST', headers, body: '{}' });
  expect((await call({ 'content-type': 'application/json' })).status).toBe(401);
  expect((await call({ 'content-type': 'application/json', authorization: `Bearer ${token}` })).status).not.toBe(401);
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([0, null]);
});
