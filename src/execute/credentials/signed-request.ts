import type { RequestToSign } from '../../model/credential-module.ts';
import type { NotSent } from '../../model/not-sent.ts';
import type { Presentation } from '../../model/wire.ts';
import type { Redactor } from '../redactor.ts';

const timeoutMs = 10_000;

/** Has a module sign in time; what goes wrong in it is said and stops no run. `name`: what stands for its signatures in outputs. */
export function guarded(
  sign: NonNullable<Presentation['sign']>,
  { principal, name, redactor }: { principal: string; name: string; redactor: Redactor },
): NonNullable<Presentation['sign']> {
  return async (request: RequestToSign): Promise<Presentation | NotSent> => {
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => late.reject(new Error(`no answer in ${timeoutMs / 1000} s`)), timeoutMs);
    try {
      const made = await Promise.race([sign(request), late.promise]);
      return 'code' in made ? made : { ...made, transient: name };
    } catch (cause) {
      const [why = 'unknown'] = redactor.redact(cause instanceof Error ? cause.message : String(cause)).split('\n');
      return { code: 'no-credential', supply: `mend the module of ${principal}, whose \`sign\` failed: ${why}` };
    } finally {
      clearTimeout(timer);
    }
  };
}
