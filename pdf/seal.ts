import { createPrivateKey, type KeyObject, privateEncrypt, constants } from 'node:crypto';
import { pdfkitAddPlaceholder } from '@signpdf/placeholder-pdfkit';
import { P12Signer } from '@signpdf/signer-p12';
import { SignPdf } from '@signpdf/signpdf';
import forge from 'node-forge';

/** Seals PDFs with a detached PKCS#7 signature (adbe.pkcs7.detached) that common readers recognise. */
export type Seal = {
  /** Who seals, as the certificate in the key file says. */
  holder: string;
  /** The signing time for a document of this instant: not before the seal's own certificate holds. */
  timeFor: (at: Date) => Date;
  /** Leaves room in a document for the signature that `seal` puts there. */
  placeIn: (doc: PDFKit.PDFDocument, about: { reason: string; at: Date }) => void;
  /** The same document, time and key give the same bytes. */
  seal: (pdf: Buffer, at: Date) => Promise<Buffer>;
};

/** The seal of a PKCS#12 file with an RSA key; nothing where file or password is wrong. */
export function sealFrom(p12: Buffer, password: string): Seal | undefined {
  const read = readP12(p12, password);
  if (!read) return undefined;
  const signer = new OpenedSigner(p12, read);
  const { certificate, chain } = read;
  const room = 2048 + chain.reduce((sum, one) => sum + derOf(one).length, 0);
  const timeFor = (at: Date): Date =>
    at < certificate.validity.notBefore ? certificate.validity.notBefore : at;
  const holder = commonName(certificate);
  return {
    holder,
    timeFor,
    placeIn: (doc, { reason, at }) => {
      const about = {
        pdf: doc,
        pdfBuffer: Buffer.alloc(0),
        reason,
        name: holder,
        contactInfo: '',
        location: '',
      };
      pdfkitAddPlaceholder({ ...about, signingTime: timeFor(at), signatureLength: room });
    },
    seal: (pdf, at) => new SignPdf().sign(pdf, signer, timeFor(at)),
  };
}

type Opened = { key: KeyObject; certificate: forge.pki.Certificate; chain: forge.pki.Certificate[] };

function readP12(bytes: Buffer, password: string): Opened | undefined {
  try {
    const p12 = forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(bytes.toString('binary')), false, password);
    const bagsOf = (bagType: string): forge.pkcs12.Bag[] => p12.getBags({ bagType })[bagType] ?? [];
    const chain = bagsOf(forge.pki.oids.certBag ?? '').flatMap(({ cert }) => cert ?? []);
    const key = bagsOf(forge.pki.oids.pkcs8ShroudedKeyBag ?? '').flatMap((bag) => bag.key ?? [])[0];
    const isOurs = ({ publicKey }: forge.pki.Certificate): boolean =>
      key !== undefined && (publicKey as forge.pki.rsa.PublicKey).n.compareTo(key.n) === 0;
    const certificate = chain.find(isOurs);
    if (!key || !certificate) return undefined;
    // forge writes the issuer's name into each signature anew, and encodes again what it has not decoded.
    for (const one of certificate.issuer.attributes)
      if (String(one.valueTagClass) === String(forge.asn1.Type.UTF8)) one.value = readable(String(one.value));
    return { key: createPrivateKey(forge.pki.privateKeyToPem(key)), certificate, chain };
  } catch {
    return undefined;
  }
}

const derOf = (certificate: forge.pki.Certificate): string =>
  forge.asn1.toDer(forge.pki.certificateToAsn1(certificate)).getBytes();

const commonName = ({ subject }: forge.pki.Certificate): string => {
  const { value } = (subject.getField('CN') ?? {}) as { value?: unknown };
  return typeof value === 'string' ? readable(value) : '';
};
/** forge reads UTF-8 as single bytes. */
const readable = (text: string): string =>
  /^[^\u0100-\uffff]*$/.test(text) ? Buffer.from(text, 'latin1').toString() : text;

/** DigestInfo of SHA-256, before the digest itself. */
const sha256Prefix = Buffer.from('3031300d060960864801650304020105000420', 'hex');

/**
 * The key file is opened once and not for each document, and the number-crunching is left to OpenSSL: forge's own takes
 * longer than all the rest of a certificate.
 */
class OpenedSigner extends P12Signer {
  private readonly opened: Opened;
  constructor(p12: Buffer, opened: Opened) {
    super(p12);
    this.opened = opened;
  }

  override sign(pdf: Buffer, signingTime = new Date()): Promise<Buffer> {
    const { key, certificate, chain } = this.opened;
    const { oids } = forge.pki;
    const signed = forge.pkcs7.createSignedData();
    signed.content = forge.util.createBuffer(pdf.toString('binary'));
    for (const one of chain) signed.addCertificate(one);
    const native = {
      sign: (md: forge.md.MessageDigest): string => {
        const digest = Buffer.from(md.digest().getBytes(), 'binary');
        const padding = constants.RSA_PKCS1_PADDING;
        return privateEncrypt({ key, padding }, Buffer.concat([sha256Prefix, digest])).toString('binary');
      },
    };
    signed.addSigner({
      key: native as unknown as forge.pki.rsa.PrivateKey,
      certificate,
      digestAlgorithm: oids.sha256 ?? '',
      authenticatedAttributes: [
        { type: oids.contentType ?? '', value: oids.data ?? '' },
        { type: oids.signingTime ?? '', value: signingTime as unknown as string },
        { type: oids.messageDigest ?? '' },
      ],
    });
    signed.sign({ detached: true });
    return Promise.resolve(Buffer.from(forge.asn1.toDer(signed.toAsn1()).getBytes(), 'binary'));
  }
}
