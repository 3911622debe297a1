/**
 * What stands below somebody's words in each of their mails: a rule and a card, the line that a phone writes, the telephone
 * numbers below a closing, legal footers. Only what is sure: a signature that stays in sight is a nuisance, hidden words are harm.
 */
import type { Line } from './lines.ts'
import { anyOf, mayEndIn, words } from './pattern.ts'
import { CLOSINGS, LEGAL } from './vocabulary.ts'

/** `--`, `___`, `=====`: but not one dash or star, which begins an item of a list. */
const RULE = /^(?:[-_,=+~#*ᐧ—–]{2,}|[ᐧ—_=~])$/u

export function isRule(line: Line): boolean {
  return !line.isQuoted && (line.isLong ? false : RULE.test(line.says))
}

/** Devices and mail programs. Not "mail" alone, by which letters are sent too. */
const DEVICE =
  /iphone|ipad|ipod|android|galaxy|samsung|huawei|xiaomi|htc|nokia|blackberry|phone|handy|mobile?|móvil|\bcell\b|tablet|gerät|téléphone|telefoon|telefon|celular|cellulare|teléfono|telemóvel|outlook|windows|thunderbird|superhuman|\bspark\b|(?:air|g|hot|aqua|proton ?|yahoo ?|apple |k-9 )mail|mail(?:box|bird|spring|droid|[ -]app\b)|proton|gmx|web\.de|aol|icloud|\bapp\b|موبائل|فون|मोबाइल|फ़ोन/iu
const BY_DEVICE: readonly RegExp[] = [
  /^[(<[*_]{1,4}\s?sent (?:from|via|with|by|using|on) \S.{0,100}$/iu,
  /^sent from \S.{0,100}$/iu,
  /^sent (?:via|with|by|using|on) \S.{0,100}$/iu,
  /^(?:get|download) outlook for /iu,
  /^from my .{1,30}$/iu,
  /^\p{L}{1,20} from mobile/iu,
  /^envoyé (?:depuis|de|avec|à partir d|par|via) ?.{1,100}$/iu,
  /^(?:télécharge[rz]|obtene[rz]|obtenir) outlook pour /iu,
  /^von mein\p{L}{1,3} .{1,60} gesendet/iu,
  /^gesendet (?:von|mit|über|via|aus) .{1,100}$/iu,
  /^diese nachricht wurde (?:von|mit) .{1,80} gesendet/iu,
  /^(?:holen sie sich|outlook für) .{1,60}$/iu,
  /^enviado (?:desde|do|da|de|a partir|por|com|con|através|via|pelo) .{1,100}$/iu,
  /^enviada? (?:do|a partir|desde|pelo) .{1,100}$/iu,
  /^(?:obtener|obter o|obtenga|descargar|baixar o?) ?outlook para /iu,
  /^inviat[oa] (?:da|dal|dallo|con|tramite) ?.{1,100}$/iu,
  /^(?:scarica|ottieni) outlook per /iu,
  /^(?:verzonden|verstuurd) (?:met|vanaf|via|vanuit|door) .{1,100}$/iu,
  /^(?:download outlook voor|outlook voor) /iu,
  /^(?:sendt fra|skickat från|från min|sendt med|lähetetty|wysłane z|odesláno z|odoslané z|отправлено (?:с|из)|надіслано з|küldve|trimis de pe) .{1,80}$/iu,
  /^(?:從我的|从我的|发自我的|发自|發自|来自|來自) ?.{1,40}$/u,
  /^yahoo mail: search, organize, conquer/iu,
]

/** In languages that put the verb last. */
const SENT_BY = words('gönderildi | سے بھیجا گیا | से भेजा गया | から送信 | 에서 보냄')
const ENDS_SENT_BY = new RegExp(String.raw`^.{1,40}${anyOf(SENT_BY)}[.。]?$`, 'u')
const mayEndSentBy = mayEndIn(SENT_BY, /[.。]/u)

function isByDevice(says: string): boolean {
  if (mayEndSentBy(says) && ENDS_SENT_BY.test(says)) return true
  return BY_DEVICE.some(pattern => pattern.test(says))
}

/** The line that a phone or a program writes below each mail. `isSure` names a device; without it, it counts only at the very end. */
export function deviceLine(line: Line): 'sure' | 'likely' | null {
  if (line.isBlank || line.isQuoted || line.says.length > 160) return null
  const says = line.says.replaceAll(/\[([^[\]]{1,80})\]\([^()]{0,200}\)/gu, '$1')
  if (!isByDevice(says)) return null
  if (DEVICE.test(says) && says.length <= 120) return 'sure'
  // "Sent by courier on Monday." is a sentence.
  const isSentence = says.endsWith('.') || says.length > 60 || /^sent (?!from)/iu.test(says)
  return isSentence ? null : 'likely'
}

const CLOSING = new RegExp(String.raw`^${anyOf(CLOSINGS)}[\s,.!;:]{0,4}$`, 'iu')
const CONTACT =
  /(?:\+|\b00)\p{Nd}[\p{Nd} ()./-]{6,20}|\(?\p{Nd}{2,5}\)?[ ./-]\p{Nd}{2,5}[ ./-]?\p{Nd}{2,5}|^(?:t|tel|telefon|tél|teléfono|telefono|phone|ph|mobile?|mob|cell|fax|m|f|e|w|web|www|e-?mail|mail|skype|fon|móvil|cel|mobil|handy|gsm|فون|موبائل|ای میل|फोन|फ़ोन|मोबाइल|ईमेल)\s?[.:|]|^(?:<?https?:\/\/|www\.)\S+$|^\S+@\S+\.\S+$/iu
const MOST_BELOW_CLOSING = 12

/** Where the card below a closing and a name begins, when at least two of its lines say how to reach somebody; else null. */
export function contactsBelowClosing(lines: readonly Line[], end: number): number | null {
  const below: number[] = []
  for (let index = end - 1; index >= 0 && below.length <= MOST_BELOW_CLOSING; index -= 1) {
    const line = lines[index]
    if (!line || line.isBlank) continue
    if (line.isQuoted || line.says.length > 100 || /[?？؟]$/u.test(line.says)) return null
    if (CLOSING.test(line.says)) {
      const [name, ...card] = below.toReversed()
      const hasName = name !== undefined && !CONTACT.test(lines[name]?.says ?? '')
      const [from] = hasName ? card : below.toReversed()
      const reaching = below.filter(each => CONTACT.test(lines[each]?.says ?? '')).length
      return from !== undefined && reaching >= 2 ? from : null
    }
    below.push(index)
  }
  return null
}

const legal = Object.values(LEGAL)
const LEGAL_TITLE =
  /^\W{0,4}(?:confidentiality notice|legal notice|disclaimer|aviso legal|aviso de confidencialidad|nota legal|haftungsausschluss|rechtlicher hinweis|avertissement|avis de confidentialité|avviso di riservatezza|aviso de confidencialidade)\W{0,4}$/iu

const UNSUBSCRIBE = /^(?:unsubscribe:\s|to unsubscribe\b.{0,80}(?:https?:|@|<))/iu

/** A paragraph that lawyers wrote: it holds cues of one language, three of them or two in few words. */
export function isLegal(paragraph: string): boolean {
  if (LEGAL_TITLE.test(paragraph) || (paragraph.length <= 300 && UNSUBSCRIBE.test(paragraph))) return true
  if (paragraph.length < 40) return false
  const says = paragraph.toLowerCase()
  return legal.some(cues => {
    const found = cues.filter(cue => says.includes(cue)).length
    return found >= 3 || (found === 2 && says.length <= 200)
  })
}
