import { describe, expect, test } from 'vitest';
// oxlint-disable-next-line import/no-unassigned-import -- as a test of a user does it
import '../../src/vitest.ts';
import { attribute } from '../../src/attribute/attribute.ts';
import { meansLimit } from '../../src/attribute/means-limit.ts';
import { samples } from '../attribute/samples.ts';

const envoy = { status: 403, headers: { server: 'envoy' }, body: 'RBAC: access denied' };
const plain = { status: 403, body: { error: 'forbidden' } };

/** What an assertion says when it fails; it must fail. */
async function said(assertion: Promise<void>): Promise<string> {
  const held = new Error('the assertion held');
  const error: unknown = await assertion.then(
    () => held,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error) || error === held) throw held;
  return error.message;
}

describe('toBeRefused', () => {
  test('holds for a refusal by whom and for what it names', async () => {
    await expect(new Response('no', { status: 401 })).toBeRefused();
    await expect(plain).toBeRefused({ status: 403 });
    await expect(envoy).toBeRefused({ by: 'gateway', cause: 'permission' });
    await expect({ status: 404 }).toBeRefused({ status: 404 });
  });

  test('leaves the body of a response to the test', async () => {
    const response = new Response('{"error":"no"}', { status: 403 });
    await expect(response).toBeRefused();
    expect(await response.json()).toEqual({ error: 'no' });
    expect(await said(expect(response).toBeRefused())).toMatch(/^the body of this response was read already/);
  });

  test('fails for what is no refusal, and says what it is', async () => {
    expect(await said(expect(new Response('{}')).toBeRefused())).toBe(
      'expected the response to be refused\nit is admitted with 200 by nobody in particular: no sign says who answered, or why',
    );
    for (const status of [200, 302, 404, 400, 429, 500]) {
      expect(await said(expect({ status }).toBeRefused()), String(status)).toMatch(
        /^expected the response to be refused\n/,
      );
    }
  });

  test('fails for another hop, cause or status, with the evidence of the right one', async () => {
    const wrong = await said(expect(envoy).toBeRefused({ by: 'application', cause: 'client-address', status: 403 }));
    expect(wrong).toBe(
      'expected the response to be refused with 403 by the application because of client-address\nit is refused with 403 by the gateway, cause: permission (403 with the body "RBAC: access denied")',
    );
    await said(expect(envoy).toBeRefused({ status: 401 }));
    expect(await said(expect(plain).toBeRefused({ by: 'gateway' }))).toMatch(/nobody in particular/);
    expect(await said(expect(plain).toBeRefused({ cause: 'token' }))).toMatch(/nobody in particular/);
  });

  test('a name that nothing is attributed to is an error, with the nearest right one', async () => {
    // @ts-expect-error -- the types refuse it, too
    const hop = expect(envoy).not.toBeRefused({ by: 'gatway' });
    expect(await said(hop)).toBe(
      'by: "gatway" is no hop, expected one of gateway, llm-proxy, application. Did you mean "gateway"?',
    );
    expect(await said(expect(envoy).not.toBeRefused({ cause: 'client-adress' }))).toMatch(
      /^cause: "client-adress" is no cause of a refusal, expected one of .*Did you mean "client-address"\?$/,
    );
  });

  test('what is no response is an error, with not as well', async () => {
    for (const received of [undefined, null, 403, 'no', {}, { status: '403' }, { status: 403, headers: 'x' }]) {
      expect(await said(expect(received).not.toBeRefused())).toMatch(
        /^expected a Response or \{ status, headers, body \}/,
      );
    }
  });

  test('not: holds for another answer, and never because nothing is known', async () => {
    await expect({ status: 200 }).not.toBeRefused();
    await expect(envoy).not.toBeRefused({ by: 'application' });
    await expect(envoy).not.toBeRefused({ cause: 'token' });
    expect(await said(expect(envoy).not.toBeRefused())).toMatch(
      /^expected the response not to be refused\nit is refused with 403 by the gateway/,
    );
    expect(await said(expect(envoy).not.toBeRefused({ by: 'gateway' }))).toMatch(/not to be refused by the gateway/);
    expect(await said(expect(plain).not.toBeRefused({ by: 'gateway' }))).toMatch(/nobody in particular/);
    expect(await said(expect(plain).not.toBeRefused({ cause: 'token' }))).toMatch(/nobody in particular/);
  });

  test.for(Object.entries(samples))(
    '%s: what the product answers is attributed, and to no other cause',
    async ([, all]) => {
      for (const sample of all.filter(({ status }) => status === 401 || status === 403)) {
        if (meansLimit(sample, []) !== undefined) {
          expect(await said(expect(sample).toBeRefused())).toMatch(/it is limited with/);
          continue;
        }
        const { cause, hop } = attribute(sample);
        await expect(sample).toBeRefused({ ...(hop !== 'unknown' && { by: hop }), ...(cause !== null && { cause }) });
        await said(expect(sample).toBeRefused({ cause: cause === 'waf' ? 'csrf' : 'waf' }));
      }
    },
  );
});

describe('toBeAdmitted', () => {
  test('holds for a success, and for the status that is declared', async () => {
    await expect(new Response('{}', { status: 201 })).toBeAdmitted();
    await expect({ status: 303 }).toBeAdmitted({ status: 303 });
    await expect(envoy).not.toBeAdmitted();
  });

  test('fails for everything else, with whom it is attributed to', async () => {
    expect(await said(expect(envoy).toBeAdmitted())).toBe(
      'expected the response to be admitted\nit is refused with 403 by the gateway, cause: permission (403 with the body "RBAC: access denied")',
    );
    for (const status of [302, 404, 400, 429, 500]) await said(expect({ status }).toBeAdmitted());
    expect(await said(expect({ status: 200 }).toBeAdmitted({ status: 201 }))).toMatch(
      /admitted with 201\nit is admitted with 200/,
    );
    expect(await said(expect({ status: 200 }).not.toBeAdmitted())).toMatch(/not to be admitted/);
  });
});
