import { parseArgs } from 'node:util';
import { deskServer } from './desk-server.ts';

// The desk as a process: node test/systems/desk/server.ts --port 0 --break expired-accepted
// It prints its URL first. What it does, healthy and broken, stands in README.md.

const { values } = parseArgs({
  options: { port: { type: 'string', default: '0' }, break: { type: 'string', multiple: true, default: [] } },
});

const app = deskServer({ breaks: values.break, env: process.env });
console.log(await app.listen({ host: '127.0.0.1', port: Number(values.port) }));
