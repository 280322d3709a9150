import type { CertificateSource, ClientCertificate } from '../../../model/client-certificate.ts';
import { variableOf } from '../variable-of.ts';
import { madeCertificate } from './made-certificate.ts';
import { newSigner, type Signer } from './signer.ts';

const dayMs = 86_400_000;

/** The certificates of a principal: its own, and those that are made of it. */
export function certificateSource(
  own: ClientCertificate,
  { principal, token, authority }: { principal: string; token: string; authority: Signer | undefined },
): CertificateSource {
  const shown = { cert: `${variableOf(principal, token)}_CERT`, key: `${variableOf(principal, token)}_KEY` };
  const made = (change: { name?: string; fromMs: number; toMs: number; by?: Signer }): ClientCertificate => {
    const { publicKey, ...stranger } = newSigner();
    const { name, by = stranger, fromMs, toMs } = change;
    const cert = madeCertificate(own.cert, {
      ...(name !== undefined && { name }),
      life: { fromMs, toMs },
      publicKey,
      signer: by,
    });
    return { cert, key: stranger.key.export({ type: 'pkcs8', format: 'pem' }).toString(), shown };
  };
  return {
    own,
    stranger: () => Promise.resolve(made({ ...around(), name: 'rolecall, issued by nobody' })),
    imitation: () => Promise.resolve(made(around())),
    issue:
      authority &&
      (({ fromS, toS }) => Promise.resolve(made({ fromMs: fromS * 1000, toMs: toS * 1000, by: authority }))),
  };
}

/** From a day before it is used, so that no clock is too slow for it. */
function around(): { readonly fromMs: number; readonly toMs: number } {
  return { fromMs: Date.now() - dayMs, toMs: Date.now() + dayMs };
}
