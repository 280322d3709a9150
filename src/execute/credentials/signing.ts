import type { CredentialModule, RequestToSign } from '../../model/credential-module.ts';
import type { RequestSigner } from '../../model/request-signer.ts';
import type { Presentation } from '../../model/wire.ts';
import { inventToken } from './invent-token.ts';

/** What a module signs with. */
export interface SigningOptions {
  readonly principal: string;
  readonly secrets: Readonly<Record<string, string>>;
  readonly with: Readonly<Record<string, unknown>>;
  readonly now: () => Date;
  readonly seed: number;
}

/** A user's module, in every state that it can be asked for. */
export function signingWith(module: CredentialModule, options: SigningOptions): RequestSigner {
  const { principal, secrets, now, seed } = options;
  const others = Object.fromEntries(
    Object.entries(secrets).map(([name, secret]) => [name, inventToken(secret, `${seed}`)]),
  );
  return {
    expires: module.expires ?? false,
    signed: ({ shiftS = 0, strangers = false, another = false, nobody = false }) => ({
      headers: [],
      query: [],
      sign: async (request) => {
        const made = await module.sign(another ? otherThan(request) : request, {
          principal: nobody ? `nobody-${seed}` : principal,
          secrets: strangers ? others : secrets,
          with: options.with,
          now: new Date(now().getTime() + shiftS * 1000),
        });
        return presentationOf(made);
      },
    }),
  };
}

/** What is signed for it fits no other request. */
function otherThan(request: RequestToSign): RequestToSign {
  const joint = request.url.includes('?') ? '&' : '?';
  return { ...request, url: `${request.url}${joint}other=1`, body: `${String(request.body ?? '')} other` };
}

function presentationOf({ headers = {}, query = {} }: Awaited<ReturnType<CredentialModule['sign']>>): Presentation {
  return { headers: Object.entries(headers), query: Object.entries(query) };
}
