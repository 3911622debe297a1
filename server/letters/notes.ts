/**
 * Notes about acting for somebody: the question to the customer, the link for the helper, that it began and that it ended. They go to
 * an address of their own each, not to the one that a case is written from, and hold no words of the case.
 */
import { signReturnPath } from '../../channels/mail/return-path.ts'
import type { CaseFact } from '../../domain/case/facts.ts'
import { DAY, MINUTE } from '../../domain/time.ts'
import { type HelperRow, helperOf } from '../acting/sql.ts'
import type { House } from '../ledger/directory.ts'
import { formatDate } from '../ledger/story.ts'
import { knownAddresses } from '../proof/sql.ts'
import { greeted, type Letter, toLanguage } from './compose.ts'
import type { Delivery, LetterJob } from './deliver.ts'
import { handOver, statusOf } from './hand-over.ts'
import type { Handled, Job } from './queue.ts'
import { addresseeOf, languageOfCustomer } from './sql.ts'
import { type NoteWords, noteWords } from './note-words.ts'
import { letterWords } from './words.ts'
import { asMail, linkTo } from './write.ts'

type Note = 'asked' | 'may-act' | 'told' | 'ended'

const notesOn: Readonly<Partial<Record<CaseFact['type'], readonly Note[]>>> = {
  HelperAsked: ['asked'],
  CaseIsAbout: ['asked'],
  HelperAuthorised: ['may-act', 'told'],
  HelperWithdrawn: ['ended'],
}

/** What follows by mail from a fact about who acts. */
export function noteJobs(caseId: string, fact: CaseFact): readonly Job<LetterJob>[] {
  if (!('helperId' in fact) || fact.helperId === undefined) return []
  const { helperId } = fact
  return (notesOn[fact.type] ?? []).map(note => ({
    data: { kind: 'note', caseId, helperId, note },
    key: `note-${helperId}`,
  }))
}

export async function deliverNote(
  delivery: Delivery,
  { caseId, helperId, note }: LetterJob & { readonly kind: 'note' },
): Promise<Handled> {
  const { ledger, log } = delivery
  const helper = await helperOf(ledger.db, helperId)
  if (!helper || !isStillSo(helper, note)) return undefined
  const to = await addressOf(delivery, helper, note)
  if (to === null) return undefined
  const letter = compose(helper, note, {
    house: await delivery.directory.house(),
    // A helper is written to in the language of the one whom they help: nobody has asked them for theirs.
    language: toLanguage(await languageOfCustomer(ledger.db, helper.customerId)),
    link: await linkFor(delivery, helper, note),
  })
  const handed = await handOver(delivery, to, () =>
    Promise.resolve({
      id: `note-${note}-${helperId}`,
      to,
      returnPath: signReturnPath(delivery.secret, { caseId, seq: null, helperId }, delivery.mailDomain),
      ...asMail(letter),
      automatic: 'generated',
      attachments: [],
    }),
  )
  if (handed.how === 'sent' || handed.how === 'nothing') return undefined
  const age = ledger.clock() - helper.askedAt
  if (handed.how === 'wait' && !(handed.refusedUs && age >= DAY)) return { againAfterMs: handed.ms }
  // It is not counted how often it was tried: the pause grows with its age.
  if (handed.how === 'later' && age < DAY) return { againAfterMs: Math.max(MINUTE, age / 2) }
  log.warn({ caseId, status: statusOf(handed) }, 'A note about acting for somebody could not be sent')
  return undefined
}

/** A note that was overtaken while it waited is not sent. */
function isStillSo(helper: HelperRow, note: Note): boolean {
  const isOver = helper.withdrawnAt !== null || helper.declinedAt !== null
  if (note === 'ended') return helper.withdrawnAt !== null && helper.authorisedAt !== null
  return !isOver && (note === 'asked') === (helper.authorisedAt === null)
}

async function addressOf({ ledger }: Delivery, helper: HelperRow, note: Note): Promise<string | null> {
  if (note === 'may-act' || note === 'ended')
    return helper.addressKind === 'email' ? helper.addressValue : null
  const known = await knownAddresses(ledger.db, helper.customerId)
  return (
    known.find(({ isVerified }) => isVerified)?.value ?? known.find(({ isFirst }) => isFirst)?.value ?? null
  )
}

async function linkFor(delivery: Delivery, helper: HelperRow, note: Note): Promise<string> {
  const { keys, ledger, baseUrl } = delivery
  if (note === 'told' || note === 'ended') return `${baseUrl()}/`
  if (note === 'asked') {
    return `${baseUrl()}/helper/${helper.id}?k=${encodeURIComponent(keys.question(helper.id, ledger.clock()))}`
  }
  const addressee = await addresseeOf(ledger.db, helper.saidIn, ledger.clock())
  if (!addressee) return `${baseUrl()}/`
  // Whoever reported for somebody else has a case of their own: they come to it as themselves.
  const whose = helper.how === 'reporter' ? { address: helper.addressValue } : { helperId: helper.id }
  return linkTo(delivery, helper.saidIn, { ...addressee, ...whose })
}

interface Telling {
  readonly house: House
  readonly language: Letter['language']
  readonly link: string
}

function compose(helper: HelperRow, note: Note, { house, language, link }: Telling): Letter {
  const say = noteWords[language]
  const { name: organisation } = house.organisation
  const isToHelper = note === 'may-act' || note === 'ended'
  const { subject, told } = tell(helper, note, { house, language, link }, say)
  return {
    language,
    fromName: organisation,
    subject,
    paragraphs: [
      letterWords[language].hello(greeted(isToHelper ? helper.name : helper.customerName)),
      ...told,
      organisation,
    ],
  }
}

function tell(helper: HelperRow, note: Note, { house, language, link }: Telling, say: NoteWords) {
  const name = greeted(helper.name) ?? say.somebody
  const customer = greeted(helper.customerName) ?? say.somebody
  const until = formatDate(helper.until, { house, language })
  switch (note) {
    case 'asked': {
      const by = helper.how === 'agent' ? say.asked.byAgent(name) : say.asked.byReporter(name)
      return {
        subject: say.asked.subject(name),
        told: [by, `${say.asked.ask(name)}\n${link}`, say.asked.until],
      }
    }
    case 'may-act': {
      const does = helper.scope === 'decide' ? say.mayAct.decides : say.mayAct.reads
      const told = [say.mayAct.is(customer, until), does, `${say.mayAct.page}\n${link}`, say.mayAct.private]
      return { subject: say.mayAct.subject(customer), told }
    }
    case 'told':
      return {
        subject: say.told.subject(name),
        told: [say.told.is(name, until), `${say.told.notYou}\n${link}`],
      }
    case 'ended':
      return { subject: say.ended.subject, told: [say.ended.is(customer)] }
  }
}
