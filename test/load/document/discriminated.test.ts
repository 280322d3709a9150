import { expect, test } from 'vitest';
import { rawDocument } from '../../../src/load/document/raw-document.ts';
import { addedKey, schemasOf } from '../../../src/load/document/schemas.ts';

const branch = (required: string) => ({
  type: 'object',
  required: ['method', required],
  properties: { method: { type: 'string' }, [required]: { type: 'string' } },
});
const components = { Password: branch('password'), Code: branch('method'), Link: branch('link') };
const references = ['Password', 'Code', 'Link'].map((name) => ({ $ref: `#/components/schemas/${name}` }));

function prepared(discriminator?: object) {
  const document = rawDocument('test.yaml', { components: { schemas: components } }, '3.0');
  const key = addedKey(document, { oneOf: references, ...(discriminator && { discriminator }) });
  if (key === undefined) throw new Error('no key');
  const schemas = schemasOf(document);
  return {
    sample: schemas.sample(key, { seed: 1, direction: 'request' })?.value,
    check: (value: unknown) => schemas.check(key, value, 'request'),
  };
}

test('a sample names its branch, by the mapping or by the name of the schema', () => {
  const mapping = { pw: '#/components/schemas/Password', code: 'Code', link: '#/components/schemas/Link' };
  // Password and Link overlap with Code, which asks for nothing of its own: only Code fits one branch alone.
  expect(prepared({ propertyName: 'method', mapping }).sample).toEqual({ method: 'code' });
  expect(prepared({ propertyName: 'method' }).sample).toEqual({ method: 'Code' });
});

test('branches that a discriminator tells apart may overlap, others may not', () => {
  const body = { method: 'password', password: 'x' };
  expect(prepared({ propertyName: 'method' }).check(body)).toEqual([]);
  expect(prepared().check(body)).not.toEqual([]);
});

test('a discriminator whose names its branches refuse does not stand in the way', () => {
  const document = rawDocument('test.yaml', {}, '3.0');
  const typed = { type: 'object', required: ['type'], properties: { type: { type: 'string', enum: ['a'] } } };
  const schema = { discriminator: { propertyName: 'type' }, oneOf: [{ $ref: '#/x-rolecall-schemas/1' }] };
  const key = addedKey(document, schema);
  addedKey(document, typed);
  if (key === undefined) throw new Error('no key');
  expect(schemasOf(document).sample(key, { seed: 1, direction: 'request' })?.value).toEqual({ type: 'a' });
});
