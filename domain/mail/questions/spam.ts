/**
 * A filter that stood before us has said: spam. Only its plain yes counts, no score. Each server writes its headers above those
 * that were there, so the topmost verdict is that of the filter nearest to us, and settles it. Whoever answers a letter of ours is
 * heard whatever a filter thinks: it is in no spammer's hands to know that letter.
 */
import { evidence, lowered } from '../headers.ts'
import type { MailHeader, Question } from '../mail.ts'
import { answersUs } from '../ours.ts'

interface Verdict {
  readonly header: string
  readonly isSpam: RegExp
  readonly isClean: RegExp
}

/** Of Exchange and Microsoft 365: from 5 on it goes to junk; `SFV` and `CAT` name the reason. */
const VERDICTS: readonly Verdict[] = [
  { header: 'x-spam-flag', isSpam: /^(?:yes|true)\b/, isClean: /^(?:no|false)\b/ },
  { header: 'x-spam-status', isSpam: /^(?:yes|true)\b/, isClean: /^(?:no|false)\b/ },
  { header: 'x-spam', isSpam: /^(?:yes|true|spam)\b/, isClean: /^(?:no|false|not)\b/ },
  { header: 'x-spamd-result', isSpam: /^[^:;]{0,40}:\s{0,3}true\b/, isClean: /^[^:;]{0,40}:\s{0,3}false\b/ },
  {
    header: 'x-rspamd-action',
    isSpam: /^(?:reject|add[ _-]header|rewrite[ _-]subject|quarantine)\b/,
    isClean: /^(?:no[ _-]action|greylist)\b/,
  },
  { header: 'x-ms-exchange-organization-scl', isSpam: /^[5-9]\b/, isClean: /^(?:-1|[0-4])\b/ },
  {
    header: 'x-forefront-antispam-report',
    isSpam: /(?:^|;)\s{0,3}(?:scl:[5-9]|sfv:(?:spm|sks|skb)|cat:(?:h?spm|h?phsh|malw))\b/,
    isClean: /(?:^|;)\s{0,3}(?:scl:(?:-1|[0-4])|sfv:(?:nspm|sfe|skn|ska))\b/,
  },
  { header: 'x-barracuda-spam-flag', isSpam: /^yes\b/, isClean: /^no\b/ },
  { header: 'x-barracuda-spam-status', isSpam: /^yes\b/, isClean: /^no\b/ },
  { header: 'x-bogosity', isSpam: /^(?:yes|spam)\b/, isClean: /^(?:no|ham)\b/ },
  { header: 'x-dspam-result', isSpam: /^(?:spam|blacklisted)\b/, isClean: /^(?:innocent|whitelisted)\b/ },
  { header: 'x-spamexperts-class', isSpam: /^(?:spam|phish)\b/, isClean: /^(?:ham|whitelisted)\b/ },
  { header: 'x-mailscanner-spamcheck', isSpam: /^spam\b/, isClean: /^not spam\b/ },
  { header: 'x-klms-antispam-status', isSpam: /^(?:spam|probable_spam)\b/, isClean: /^not_detected\b/ },
  { header: 'x-vr-spamstate', isSpam: /^spam\b/, isClean: /^ok\b/ },
  { header: 'x-cmae-verdict', isSpam: /^(?:spam|phish)\b/, isClean: /^(?:clean|ham)\b/ },
  {
    header: 'x-proofpoint-spam-details',
    isSpam: /^rule=(?:spam|phish)/,
    isClean: /^rule=(?:notspam|outbound_notspam)/,
  },
  { header: 'x-gnd-status', isSpam: /^spam\b/, isClean: /^legit\b/ },
]

const BY_HEADER: ReadonlyMap<string, Verdict> = new Map(VERDICTS.map(verdict => [verdict.header, verdict]))

export const spam: Question = {
  name: 'spam',
  asks: {
    en: 'Did a filter say that it is spam?',
    es: '¿Un filtro dijo que es correo no deseado?',
  },
  answer(mail, known) {
    if (answersUs(mail, known)) return null
    const decided = mail.headers.find(header => verdictOf(header) !== null)
    if (!decided || verdictOf(decided) !== 'spam') return null
    return {
      why: {
        en: 'The mail server before us tested it and says that it is spam.',
        es: 'El servidor de correo anterior lo examinó y dice que es correo no deseado.',
      },
      by: evidence(decided),
    }
  },
}

function verdictOf(header: MailHeader): 'spam' | 'clean' | null {
  const verdict = BY_HEADER.get(header.name)
  if (!verdict) return null
  const said = lowered(header)
  if (verdict.isSpam.test(said)) return 'spam'
  return verdict.isClean.test(said) ? 'clean' : null
}
