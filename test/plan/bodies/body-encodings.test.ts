import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bodyEncodings, encodingFor } from '../../../src/plan/bodies/body-encodings.ts';

const typical = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
  multipart: 'multipart/form-data',
  text: 'text/plain',
  xml: 'application/xml',
  raw: 'application/octet-stream',
} satisfies Record<keyof typeof bodyEncodings, string>;

const bytesOf = (body: string | Uint8Array) => Buffer.from(body).toString('latin1');

describe.for(Object.entries(bodyEncodings))('%s', ([name, encoding]) => {
  const mediaType = new Map(Object.entries(typical)).get(name) ?? '';

  test('is chosen for its content type', () => {
    expect(encodingFor(mediaType).name).toBe(name);
  });

  test('writes any value, the same every time, as the type that it was asked for', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const written = encoding.encode(value, mediaType);
        expect(written.contentType.split(';')[0]).toBe(mediaType);
        expect(bytesOf(encoding.encode(structuredClone(value), mediaType).body)).toBe(bytesOf(written.body));
      }),
      { numRuns: 50 },
    );
  });

  test('carries the content', () => {
    expect(bytesOf(encoding.encode({ note: 'rolecall-content' }, mediaType).body)).toContain('rolecall-content');
  });
});

test.for([
  ['application/json; charset=utf-8', 'json'],
  ['application/vnd.api+json', 'json'],
  ['*/*', 'json'],
  ['APPLICATION/JSON', 'json'],
  ['multipart/mixed', 'multipart'],
  ['text/csv', 'text'],
  ['text/xml', 'xml'],
  ['application/soap+xml', 'xml'],
  ['image/png', 'raw'],
  ['', 'raw'],
])('%s is written as %s', ([contentType, name]) => {
  expect(encodingFor(contentType ?? '').name).toBe(name);
});

test('a wildcard content type never goes onto the wire', () => {
  expect(bodyEncodings.json.encode({}, '*/*').contentType).toBe('application/json');
});

test('nested form fields are written with brackets', () => {
  const { body } = bodyEncodings.form.encode(
    { a: { b: 'c' }, list: ['x', 'y & z'], items: [{ id: 1 }], empty: null },
    typical.form,
  );
  expect([...new URLSearchParams(String(body))]).toEqual([
    ['a[b]', 'c'],
    ['list[0]', 'x'],
    ['list[1]', 'y & z'],
    ['items[0][id]', '1'],
    ['empty', ''],
  ]);
});

test('another reader finds the parts and files of a multipart body', async () => {
  const file = new TextEncoder().encode('\r\n--rolecall-not-a-boundary\r\n');
  const { body, contentType } = bodyEncodings.multipart.encode(
    { 'na"me': 'värde', tags: ['a', 'b'], more: { x: 1 }, file },
    typical.multipart,
  );
  if (typeof body === 'string') throw new Error('bytes expected');
  const parts = await new Response(body, { headers: { 'content-type': contentType } }).formData();
  expect(parts.get('na"me')).toBe('värde');
  expect(parts.getAll('tags')).toEqual(['a', 'b']);
  const read = parts.get('file');
  expect(read instanceof File && (await read.text())).toBe('\r\n--rolecall-not-a-boundary\r\n');
});

test('text that would end an element is escaped in XML', () => {
  expect(bodyEncodings.xml.encode({ 'a b': '<&>' }, typical.xml).body).toContain('<a_b>&lt;&amp;&gt;</a_b>');
});
