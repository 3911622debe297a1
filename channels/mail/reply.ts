/** What the door answers: a code, an enhanced code (RFC 3463), and a sentence that says what to do. */
export type Reply = Error & { readonly responseCode: number }

/** An SMTP reply as the library wants it: one line of ASCII. A 421 closes the line. */
export function reply(responseCode: number, enhanced: string, says: string): Reply {
  const line = says
    .normalize('NFKD')
    .replaceAll(/[^\x20-\x7e]/g, '')
    .slice(0, 400)
  return Object.assign(new Error(`${enhanced} ${line}`), { responseCode })
}

export function isReply(error: unknown): error is Reply {
  return error instanceof Error && 'responseCode' in error
}

export const stoppingNow = () => reply(421, '4.3.2', 'We are just stopping. Please try again in a moment.')
