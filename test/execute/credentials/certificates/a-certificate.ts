import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  Certificate,
  ExtendedKeyUsage,
  Extension,
  Extensions,
  GeneralName,
  id_ce_extKeyUsage,
  id_ce_subjectAltName,
  id_kp_clientAuth,
  Name,
  RelativeDistinguishedName,
  SubjectAlternativeName,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509';
import { createPublicKey, generateKeyPairSync, X509Certificate, type KeyObject } from 'node:crypto';
import { signerOf, type Signer } from '../../../../src/execute/credentials/certificates/signer.ts';

/** An authority, and a client certificate that it issued. */
export interface Issued {
  readonly authority: { readonly signer: Signer; readonly publicKey: KeyObject; readonly pem: string };
  readonly cert: string;
  /** PEM of the private key of the certificate. */
  readonly key: string;
}

const dayMs = 86_400_000;

/** A certificate for `CN=viewer` with two extensions, of an authority that has this key. */
export function aCertificate(authorityKey: KeyObject): Issued {
  const pem = pemOf(authorityKey);
  const signer = signerOf(pem);
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = new AlgorithmIdentifier({
    algorithm: signer.algorithm,
    ...(signer.nullParameters && { parameters: null }),
  });
  const signed = new TBSCertificate({
    version: Version.v3,
    serialNumber: new Uint8Array([1, 2, 3]).buffer,
    signature: algorithm,
    issuer: named('Own authority'),
    validity: new Validity({ notBefore: new Date(Date.now() - dayMs), notAfter: new Date(Date.now() + dayMs) }),
    subject: named('viewer'),
    subjectPublicKeyInfo: AsnConvert.parse(publicKey.export({ type: 'spki', format: 'der' }), SubjectPublicKeyInfo),
    extensions: new Extensions([
      extension(id_ce_extKeyUsage, new ExtendedKeyUsage([id_kp_clientAuth])),
      extension(id_ce_subjectAltName, new SubjectAlternativeName([new GeneralName({ dNSName: 'viewer.test' })])),
    ]),
  });
  const certificate = new Certificate({
    tbsCertificate: signed,
    signatureAlgorithm: algorithm,
    signatureValue: signer.sign(new Uint8Array(AsnConvert.serialize(signed))).buffer,
  });
  return {
    authority: { signer, publicKey: createPublicKey(authorityKey), pem },
    cert: new X509Certificate(new Uint8Array(AsnConvert.serialize(certificate))).toString(),
    key: pemOf(privateKey),
  };
}

function pemOf(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function named(name: string): Name {
  const value = new AttributeValue({ utf8String: name });
  return new Name([new RelativeDistinguishedName([new AttributeTypeAndValue({ type: '2.5.4.3', value })])]);
}

function extension(extnID: string, value: ExtendedKeyUsage | SubjectAlternativeName): Extension {
  return new Extension({ extnID, critical: false, extnValue: new OctetString(AsnConvert.serialize(value)) });
}
