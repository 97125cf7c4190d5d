/** What the detector says of a text: code, kind, span, and the masked form only. */
export type PrivacyCode = 'pii.id' | 'pii.bank' | 'pii.phone' | 'pii.maybe';
export type FindingKind =
  | 'idNumber'
  | 'bankCard'
  | 'mobile'
  | 'landline'
  | 'creditCode'
  | 'number'
  | 'health'
  | 'address';

export interface Finding {
  readonly code: PrivacyCode;
  readonly kind: FindingKind;
  /** Span in the text as it was given (UTF-16 units). */
  readonly start: number;
  readonly end: number;
  /** The only form in which a finding may be shown or logged. */
  readonly masked: string;
}
