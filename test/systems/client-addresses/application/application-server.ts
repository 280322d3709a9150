import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { addressSources } from './address-sources.ts';
import { addressDenied, answerTo } from './answer-to.ts';
import type { ApplicationOptions } from './application-options.ts';
import { seenRequest } from './seen-request.ts';

// Three operations, two of them for the office only. It shares no code with src; how it is to be is read from the
// variable ADDRESS_APPLICATION, as JSON of ApplicationOptions.

const options = JSON.parse(process.env['ADDRESS_APPLICATION'] ?? '') as ApplicationOptions;
const { addressFrom = 'socket', header = 'x-forwarded-for', proxy = '', refusesBy = 'answering', ipv6 } = options;

function serve(request: IncomingMessage, response: ServerResponse): void {
  const answer = answerTo(
    {
      call: `${request.method} ${request.url?.split('?')[0]}`,
      authorization: request.headersDistinct['authorization'] ?? [],
      address: addressSources[addressFrom](seenRequest(request, { header, proxy })),
    },
    options,
  );
  if (answer === addressDenied && refusesBy === 'closing') {
    request.socket.resetAndDestroy();
    return;
  }
  const { status, headers, body } = answer;
  request.resume();
  response.writeHead(status, { ...headers, 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function listen(port: number, host: string): Promise<number> {
  const server = createServer(serve).listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

const port = await listen(0, '127.0.0.1');
if (ipv6) await listen(port, '::1');
console.log(`http://127.0.0.1:${port}`);
