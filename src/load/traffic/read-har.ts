import * as z from 'zod';
import type { RecordedBody, RecordedRequest } from './recorded-request.ts';

const pair = z.object({ name: z.string(), value: z.string() });

const entry = z.object({
  request: z.object({
    method: z.string(),
    url: z.string(),
    headers: z.array(pair).default([]),
    postData: z.exactOptional(
      z.object({
        mimeType: z.string().default(''),
        text: z.exactOptional(z.string()),
        encoding: z.exactOptional(z.string()),
        params: z.exactOptional(
          z.array(z.object({ name: z.string(), value: z.string().default(''), fileName: z.exactOptional(z.string()) })),
        ),
      }),
    ),
  }),
  response: z.exactOptional(z.object({ status: z.number() })),
});

const archive = z.object({ log: z.object({ entries: z.array(z.unknown()) }) });

/** The requests of an HTTP archive, HAR 1.2, as browsers and proxies save them; `undefined` where the text is none. */
export function readHar(file: string, text: string): readonly RecordedRequest[] | undefined {
  if (
    !text
      .trimStart()
      .replace(/^\uFEFF/, '')
      .startsWith('{')
  )
    return undefined;
  const read = archive.safeParse(jsonOf(text));
  return read.success
    ? read.data.log.entries.flatMap((written, index) => requestOf(`${file}, entry ${index + 1}`, written))
    : undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** Browsers record much that is no request of an API (data URLs, broken entries): it is passed over. */
function requestOf(from: string, written: unknown): readonly RecordedRequest[] {
  const read = entry.safeParse(written);
  const url = read.success ? URL.parse(read.data.request.url) : null;
  if (!read.success || !url || !/^https?:$/.test(url.protocol)) return [];
  const { method, headers, postData } = read.data.request;
  const status = read.data.response?.status ?? 0;
  return [
    {
      from,
      method: method.toUpperCase(),
      url,
      headers: headers.map(({ name, value }) => [name, value] as const),
      body: postData && bodyOf(postData),
      // Browsers write 0 where no answer came.
      status: status >= 100 ? status : undefined,
    },
  ];
}

function bodyOf({
  mimeType,
  text,
  encoding,
  params,
}: NonNullable<z.output<typeof entry>['request']['postData']>): RecordedBody {
  const fields = params?.map(({ name, value, fileName }) => ({ name, value, file: fileName !== undefined }));
  const form = /^(?:multipart\/|application\/x-www-form-urlencoded)/i.test(mimeType);
  if (form && fields !== undefined && fields.length > 0) return { mediaType: mimeType, content: fields };
  return { mediaType: mimeType, content: encoding === 'base64' ? undefined : text };
}
