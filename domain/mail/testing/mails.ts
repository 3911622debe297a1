/** Mails for tests, written as they stand on the wire: headers, an empty line, words. */
import type { Known, Mail, MailHeader, MailPart } from '../mail.ts'

/** The domain of the house in these tests; its help desk is `help@`. */
export const OURS = 'behemoth.example'

/** Of a letter of ours, and of somebody’s own mail. */
export const OUR_ID = `4f0c.7@${OURS}`
export const THEIR_ID = 'abc123@mail.example'

export function knowing(more: Partial<Known> = {}): Known {
  return {
    ourDomains: [OURS],
    isOurMessageId: id => /^[\da-f]{4}\.\d+@behemoth\.example$/.test(id),
    returnedLetter: null,
    isHereAlready: false,
    isNameUsedAgain: false,
    machineMailsThisHour: 0,
    isBackAndForth: false,
    ...more,
  }
}

/**
 * @param source header lines, an empty line, the words; lines that go on begin with a space
 * @param more what does not stand in the mail itself, or is told otherwise
 */
export function mailOf(source: string, more: Partial<Mail> = {}): Mail {
  const [head = '', ...words] = source.trim().split('\n\n')
  const headers = head
    .replaceAll(/\n[ \t]+/g, ' ')
    .split('\n')
    .map((line): MailHeader => {
      const colon = line.indexOf(':')
      return { name: line.slice(0, colon).toLowerCase(), value: line.slice(colon + 1).trim() }
    })
  const value = (name: string) => headers.find(header => header.name === name)?.value ?? ''
  const from = /^(?:"?([^"<]*?)"?\s*)<?([^\s<>]+@[^\s<>]+)>?$/.exec(value('from'))
  const ids = (name: string) => Array.from(value(name).matchAll(/<([^<>]+)>/g), ([, id]) => id ?? '')
  return {
    headers,
    envelopeFrom: from?.[2] ?? 'ana@mail.example',
    to: [`help@${OURS}`],
    from: from ? { address: from[2] ?? '', ...(from[1] && { name: from[1] }) } : null,
    subject: value('subject'),
    text: words.join('\n\n'),
    parts: [],
    messageId: ids('message-id')[0] ?? THEIR_ID,
    answers: [...ids('in-reply-to'), ...ids('references').toReversed()],
    ...more,
  }
}

export function partOf(mediaType: string, text: string | null, more: Partial<MailPart> = {}): MailPart {
  return { mediaType, parameters: {}, disposition: null, fileName: null, text, ...more }
}
