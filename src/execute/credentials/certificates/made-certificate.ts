import { AsnConvert } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  Certificate,
  Name,
  RelativeDistinguishedName,
  SubjectPublicKeyInfo,
  Validity,
} from '@peculiar/asn1-x509';
import { randomBytes, X509Certificate, type KeyObject } from 'node:crypto';
import type { Signer } from './signer.ts';

/** How a certificate that is made of another differs from it. */
export interface CertificateChange {
  /** Common name of subject and issuer alike; both as they were when absent. */
  readonly name?: string;
  /** In milliseconds since the epoch. */
  readonly life: { readonly fromMs: number; readonly toMs: number };
  readonly publicKey: KeyObject;
  readonly signer: Signer;
}

/** A certificate like another, extensions and all, in PEM: RFC 5280 §4.1. */
export function madeCertificate(like: string, { name, life, publicKey, signer }: CertificateChange): string {
  const certificate = AsnConvert.parse(new X509Certificate(like).raw, Certificate);
  const { tbsCertificate: signed } = certificate;
  signed.serialNumber = serialNumber();
  signed.subjectPublicKeyInfo = AsnConvert.parse(
    publicKey.export({ type: 'spki', format: 'der' }),
    SubjectPublicKeyInfo,
  );
  signed.validity = new Validity({ notBefore: new Date(life.fromMs), notAfter: new Date(life.toMs) });
  if (name !== undefined) signed.subject = signed.issuer = commonName(name);
  const algorithm = new AlgorithmIdentifier({
    algorithm: signer.algorithm,
    ...(signer.nullParameters && { parameters: null }),
  });
  signed.signature = certificate.signatureAlgorithm = algorithm;
  delete certificate.tbsCertificateRaw;
  certificate.signatureValue = signer.sign(new Uint8Array(AsnConvert.serialize(signed))).buffer;
  return new X509Certificate(new Uint8Array(AsnConvert.serialize(certificate))).toString();
}

/** RFC 5280 §4.1.2.4 and appendix A: id-at-commonName. */
function commonName(name: string): Name {
  const value = new AttributeValue({ utf8String: name });
  return new Name([new RelativeDistinguishedName([new AttributeTypeAndValue({ type: '2.5.4.3', value })])]);
}

/** RFC 5280 §4.1.2.2: positive, at most 20 octets. */
function serialNumber(): ArrayBuffer {
  const bytes = new Uint8Array(randomBytes(16));
  bytes[0] = (bytes[0] ?? 0) & 0x7f || 1;
  return bytes.buffer;
}
