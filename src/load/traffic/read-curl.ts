import { type CurlOptions, curlOptions } from './curl-options.ts';
import type { RecordedBody, RecordedRequest } from './recorded-request.ts';
import { shellWords } from './shell-commands.ts';

const form = 'application/x-www-form-urlencoded';

/** The requests of a file of curl commands, as browsers copy them and people keep them. */
export function readCurl(file: string, text: string): readonly RecordedRequest[] {
  const commands: CurlOptions[] = [];
  let words: string[] | undefined;
  const end = (): void => {
    if (words) commands.push(...curlOptions(words));
    words = undefined;
  };
  for (const word of shellWords(text)) {
    if (word === undefined) end();
    else if (words) words.push(word);
    else if (/(?:^|\/)curl(?:\.exe)?$/.test(word)) words = [];
  }
  end();
  return commands.flatMap((command, index) => requestOf(`${file}, command ${index + 1}`, command));
}

function requestOf(from: string, command: CurlOptions): readonly RecordedRequest[] {
  const written = command.url ?? '';
  // curl itself takes an address without scheme as http.
  const url = URL.parse(/^[a-z][\w+.-]*:\/\//i.test(written) ? written : `http://${written}`);
  if (!url || written === '') return [];
  const headers = command.headers.map(headerOf);
  const body = bodyOf(command, headers);
  if (command.get) url.search = [url.search.slice(1), ...command.data].filter((part) => part !== '').join('&');
  return [
    {
      from,
      method: (command.method ?? (body ? 'POST' : 'GET')).toUpperCase(),
      url,
      headers: [...headers, ...command.secretHeaders],
      body,
      status: undefined,
    },
  ];
}

function headerOf(line: string): readonly [string, string] {
  const colon = line.indexOf(':');
  return colon < 0 ? [line, ''] : [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
}

function bodyOf(command: CurlOptions, headers: RecordedRequest['headers']): RecordedBody | undefined {
  const declared = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  if (command.fields.length > 0) return { mediaType: 'multipart/form-data', content: command.fields };
  if (command.get || command.data.length === 0) return undefined;
  const mediaType = declared ?? (command.json ? 'application/json' : form);
  // What curl would read from a file is not in the recording.
  if (command.data.some((part) => part.startsWith('@'))) return { mediaType, content: undefined };
  return { mediaType, content: command.data.join(command.json ? '' : '&') };
}
