import type { RequestToSign } from '../../model/credential-module.ts';
import type { NotSent } from '../../model/not-sent.ts';
import type { Presentation } from '../../model/wire.ts';

/** Several credentials on one request; why there is none where one of them is missing. */
export function together(parts: readonly (Presentation | NotSent)[]): Presentation | NotSent {
  const signer = parts.find((part) => 'sign' in part);
  const headers: (readonly [string, string])[] = [];
  const query: (readonly [string, string])[] = [];
  const cookies: string[] = [];
  let certificate: Presentation['certificate'];
  for (const part of parts) {
    if ('code' in part) return part;
    for (const header of part.headers) {
      if (header[0].toLowerCase() === 'cookie') cookies.push(header[1]);
      else headers.push(header);
    }
    query.push(...part.query);
    certificate ??= part.certificate;
  }
  // RFC 6265 §5.4: one Cookie header.
  if (cookies.length > 0) headers.push(['cookie', cookies.join('; ')]);
  const made = { headers, query, ...(certificate && { certificate }) };
  if (!signer || 'code' in signer || !signer.sign) return made;
  const { sign } = signer;
  // Signed is the request with the others on it; shown as transient, they are hidden all the same.
  const own = async (request: RequestToSign) => {
    const signed = await sign({ ...request, headers: [...request.headers, ...headers] });
    return 'code' in signed
      ? signed
      : { ...signed, ...made, headers: [...headers, ...signed.headers], query: [...query, ...signed.query] };
  };
  return { ...made, sign: own };
}
