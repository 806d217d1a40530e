/** Signs for the platform with the key that holds now. `kind` tells apart what was signed for different purposes. */
export type Signer = {
  key: { id: string; publicKey: string };
  sign: (kind: SignedKind, text: string) => string;
};

/** A certificate's payload, and the list of the revoked ones. */
export type SignedKind = 'TC1' | 'TR1';
