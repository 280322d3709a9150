import { describe, expect, test } from 'vitest';
import { ciServices } from '../../src/commands/ci-services.ts';
import { startedBy } from '../../src/commands/started-by.ts';

const templates = (service: (typeof ciServices)[number]) => [service.url, service.job, service.commit, service.ref];
const namesIn = (text: string) => [...text.matchAll(/\$([A-Z\d_]+)/g)].map(([, name = '']) => name);

describe.for(ciServices.map((service) => [service.name, service] as const))('%s', ([, service]) => {
  const own = [service.says, ...templates(service).flatMap((text) => namesIn(text ?? ''))];
  const variables = Object.fromEntries(own.map((name) => [name, name.endsWith('URL') ? 'https://ci.example/a' : '1']));

  test('is told by the variable that it sets, whatever else is set that all of them set', () => {
    expect(startedBy({ ...variables, CI: 'true' })?.name).toBe(service.name);
  });

  test('says what it documents, and leaves out what it does not set', () => {
    const { name: _, ...said } = startedBy(variables) ?? { name: '' };
    const parts = (['url', 'job', 'commit', 'ref'] as const).filter((part) => service[part] !== undefined);
    expect(Object.keys(said)).toEqual(parts);
    expect(startedBy({ [service.says]: 'true' })).toEqual({ name: service.name });
  });

  test('no other variable is read', () => {
    const documented = new Set([...ciServices.map(({ says }) => says), ...own]);
    const read = new Set<string>();
    startedBy(
      new Proxy(variables, {
        get: (all, name) => {
          read.add(String(name));
          return all[String(name)];
        },
      }),
    );
    expect([...read].filter((name) => !documented.has(name))).toEqual([]);
  });
});

test.for([{}, { CI: '' }, { CI: 'false' }, { GITHUB_SHA: 'a', BUILD_URL: 'https://ci.example' }])(
  'where no CI service says that it is one there is none: %o',
  (variables) => {
    expect(startedBy(variables)).toBeUndefined();
  },
);

test('a run of GitHub Actions is found by its address', () => {
  const variables = {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'shop/api',
    GITHUB_RUN_ID: '42',
    GITHUB_JOB: 'contract',
    GITHUB_SHA: 'abc',
    GITHUB_REF_NAME: '12/merge',
    GITHUB_TOKEN: 'secret',
  };
  expect(startedBy(variables)).toEqual({
    name: 'GitHub Actions',
    url: 'https://github.com/shop/api/actions/runs/42',
    job: 'contract',
    commit: 'abc',
    ref: '12/merge',
  });
});

test.for([
  ['https://user:secret@ci.example:8443/job/1/?token=secret#secret', 'https://ci.example:8443/job/1/'],
  ['http://ci.example/job/1/', 'http://ci.example/job/1/'],
  ['javascript:alert(1)', undefined],
  ['file:///secret', undefined],
  ['//ci.example/job', undefined],
  ['no address', undefined],
] as const)('of an address %s what may be shown is kept: %s', ([BUILD_URL, url]) => {
  expect(startedBy({ JENKINS_URL: 'https://ci.example', BUILD_URL })).toEqual({ name: 'Jenkins', ...(url && { url }) });
});
