export interface Fold {
  /** UTF-16 offsets into the text. */
  readonly from: number
  readonly to: number
  readonly is: 'quote' | 'signature' | 'disclaimer' | 'forward'
}
