/** Amounts as they are typed at the desk, in English. */
export const amountsEn = {
  wrong: (like: string) => `This is no amount: write it in digits, like ${like}.`,
  nothing: 'Write an amount above nothing.',
  currency: 'Write the currency with its three letters, like GBP.',
  unclear: (typed: string, large: string, small: string) =>
    `“${typed}” can be read in two ways: write ${large}, or ${small}.`,
}
export type AmountsWords = typeof amountsEn
