/**
 * Mail that goes in circles: our own mark has come back in a mail that is not our letter, it has passed more servers than any mail
 * needs, or two machines answer each other.
 */
import { evidence, headersNamed, headerThat } from '../headers.ts'
import type { Known, Mail, Question } from '../mail.ts'
import { answersUs, ourMark } from '../ours.ts'
import { autoReply } from './auto-reply.ts'

/** Postfix gives up at as many. A mail that is passed on from house to house counts some twenty. */
const MOST_SERVERS = 50
/** So many answers of one machine are read in an hour; the next one is the loop. */
const MOST_MACHINE_MAILS = 3

export const loop: Question = {
  name: 'loop',
  asks: {
    en: 'Does it go in circles?',
    es: '¿Da vueltas en círculo?',
  },
  answer(mail, known) {
    const mark = ourMark(mail, known)
    if (mark) {
      return {
        why: {
          en: 'It carries the mark of our own letters: a program sent back what we had sent.',
          es: 'Lleva la marca de nuestras propias cartas: un programa devolvió lo que enviamos.',
        },
        by: evidence(mark),
      }
    }
    const passed = headersNamed(mail, 'received')
    if (passed.length > MOST_SERVERS) {
      return {
        why: {
          en: `It passed ${passed.length} servers on its way, which only mail that goes in circles does.`,
          es: `Pasó por ${passed.length} servidores; eso solo le ocurre al correo que da vueltas.`,
        },
        by: evidence(passed[0], passed[1]),
      }
    }
    return answeredTooOften(mail, known)
  },
}

/** A machine that tells of many things (an alarm, a till) is no loop: it must be answering. */
function answeredTooOften(mail: Mail, known: Known) {
  if (known.machineMailsThisHour < MOST_MACHINE_MAILS) return null
  const isReply = answersUs(mail, known) || /^\s{0,5}(?:re|aw|rv|sv|antw|rif)\s{0,2}:/i.test(mail.subject)
  // Lists, groups and other desks mark what people write, too: only what calls itself automatic answers by itself.
  const saysSo = isReply ? headerThat(mail, ['auto-submitted'], /^(?!no\b)\S/) : null
  const by = autoReply.answer(mail, known)?.by ?? (saysSo && evidence(saysSo))
  if (!by) return null
  return {
    why: {
      en: `A machine answered from this address ${known.machineMailsThisHour} times within the hour: two machines answer each other.`,
      es: `Una máquina respondió desde esta dirección ${known.machineMailsThisHour} veces en la última hora: dos máquinas se responden.`,
    },
    by,
  }
}
