/** What a letter says: one fact told to the customer, in their language. Pure; where it goes and how is deliver.ts. */
import type { Language, PromiseView } from '../../contract/case.ts'
import { frontWords } from '../../contract/words/front.ts'
import { describe } from '../../domain/case/describe.ts'
import type { CaseFact } from '../../domain/case/facts.ts'
import type { House } from '../ledger/directory.ts'
import { formatDate, formatEnd, formatTimeAndZone, nameOf, wordsOf } from '../ledger/story.ts'
import { tellCallback } from './callback.ts'
import { tellAccount } from './account.ts'
import { tellRemedy, whereItGoes } from './remedy.ts'
import { tellClimb, tellLate, tellOutside } from './ladder.ts'
import { isByMachine } from './decide.ts'
import type { Addressee } from './sql.ts'
import { type LetterWords, letterWords } from './words.ts'

/** For whom somebody acts who gets a letter in the customer's place. */
export interface Helps {
  readonly customerName: string | null
  readonly until: number
  readonly mayDecide: boolean
}

export interface Occasion {
  readonly fact: CaseFact
  readonly addressee: Addressee
  readonly house: House
  /** Opens the case for its customer. */
  readonly link: string
  /** The words of the promise that the fact is about. */
  readonly promiseWords: string | null
  /** Of the catalogue, as they were frozen with the promise that is told: with this letter they come in writing. */
  readonly terms?: { readonly name: string; readonly terms: string } | null
  /** What is still owed when it is asked whether it is solved. */
  readonly owed?: readonly PromiseView[]
  /** What came of it in the same moment, and is told in the same letter. */
  readonly follows?: readonly CaseFact[]
  /** What was ordered, where this letter tells that too. */
  readonly ordered?: CaseFact | null
  /** Words of an apology that goes with what is told. */
  readonly apology?: string | null
  /** Names of files that do not go along. */
  readonly filesOnPage: readonly string[]
  /** Set when it goes to whoever acts for the customer. */
  readonly helps?: Helps | null
}

export interface Letter {
  readonly fromName: string
  readonly subject: string
  readonly paragraphs: readonly string[]
  readonly language: Language
}

/** Null when there is nothing left to tell: the words were erased, or the fact is not one for letters. */
export function composeLetter(occasion: Occasion): Letter | null {
  const { fact, addressee, house } = occasion
  const language = toLanguage(addressee.language)
  const say = letterWords[language]
  const told = tell(occasion, say, language)
  if (!told) return null
  const author = authorOf(fact)
  const { name: organisation } = house.organisation
  return {
    language,
    fromName: author === null ? organisation : nameOf({ house, language }, author),
    subject: subjectOf(addressee, say.newSubject(organisation)),
    paragraphs: [
      say.hello(greeted(addressee.customerName)),
      ...told,
      ...whyYou(occasion, say, language),
      // What nobody wrote bears nobody's name below it.
      author === null ? organisation : `${nameOf({ house, language }, author)}\n${organisation}`,
      lookedAfter(occasion, say, language),
    ],
  }
}

/** Whoever stands in until a colleague takes it on is not said to stay. */
function lookedAfter({ addressee, house }: Occasion, say: LetterWords, language: Language): string {
  const { ownerId, reference, isAccepted } = addressee
  if (ownerId === null) return say.reference(reference)
  const owner = nameOf({ house, language }, ownerId)
  return isAccepted ? say.looksAfter(owner, reference) : say.standsIn(owner, reference)
}

/** Whoever acts for somebody reads so in every letter, and that an answer is their own. */
function whyYou({ helps, house }: Occasion, say: LetterWords, language: Language): readonly string[] {
  if (!helps) return []
  const until = formatDate(helps.until, { house, language })
  return [say.helper.why(greeted(helps.customerName), until)]
}

export interface CodeOccasion {
  readonly code: string
  readonly until: number
  readonly addressee: Pick<Addressee, 'reference' | 'customerName' | 'language'>
  readonly house: House
}

/** Holds no link that opens anything: whoever asked has the page before them. */
export function composeCode({ code, until, addressee, house }: CodeOccasion): Letter {
  const language = toLanguage(addressee.language)
  const say = letterWords[language]
  return {
    language,
    fromName: house.organisation.name,
    subject: say.code.subject(addressee.reference),
    paragraphs: [
      say.hello(greeted(addressee.customerName)),
      say.code.is(code),
      say.code.until(formatTimeAndZone(until, { house, language })),
      say.code.notYou,
      house.organisation.name,
    ],
  }
}

/** What the sentences of a letter are made from. */
interface Material {
  readonly occasion: Occasion
  readonly say: LetterWords
  /** The fact as the customer's page tells it. */
  readonly sentence: string
  readonly words: string | null
  readonly page: string
}

function tell(occasion: Occasion, say: LetterWords, language: Language): readonly string[] | null {
  const { fact, link } = occasion
  const sentence = sentenceOf(fact, occasion, language)
  const material = { occasion, say, sentence, words: wordsOf(fact), page: `${say.page}\n${link}` }
  return ofAnotherFile(fact, material, language) ?? paragraphs(fact, material)
}

/** What has a file of its own to be told in. */
function ofAnotherFile(fact: CaseFact, { occasion, say, ...material }: Material, language: Language) {
  const { link, promiseWords, apology = null } = occasion
  switch (fact.type) {
    case 'CutPlanned':
    case 'CutTakenBack':
    case 'ServiceCut':
    case 'UnusedTold':
      return tellAccount(fact, { ...material, answer: say.answer }, language)
    case 'RemedyBooked':
    case 'RemedyBookingFailed':
    case 'RemedyTakenBack':
      return [
        ...asWritten(apology),
        ...tellRemedy(fact, { ...material, answer: say.answer, promiseWords }, language),
      ]
    case 'CallbackAsked':
    case 'CallbackRung':
    case 'CallbackTried':
    case 'CallbackSetAside':
      return tellCallback(fact, { sentence: material.sentence, page: material.page, link, language })
    default:
      return null
  }
}

function sentenceOf(fact: CaseFact, { house, helps }: Occasion, language: Language): string {
  return describe(fact, {
    names: id => nameOf({ house, language }, id),
    formatTime: instant => formatTimeAndZone(instant, { house, language }),
    formatEnd: instant =>
      formatEnd(instant, { house, language }) ?? formatTimeAndZone(instant, { house, language }),
    language,
    audience: helps ? 'agent' : 'customer',
  })
}

/** What follows from a broken promise: who decides now, and what is given for it, with its calculation. */
function following(occasion: Occasion, language: Language): readonly string[] {
  return (occasion.follows ?? []).map(fact => {
    const isGiven = fact.type === 'RemedyGiven'
    const more = isGiven ? [wordsOf(fact), whereItGoes(fact.kind, language)] : []
    return [sentenceOf(fact, occasion, language), ...more.filter(words => words !== null)].join(' ')
  })
}

/** What was ordered and is done by now: both in one letter. */
function tellOrdered({ ordered = null, ...occasion }: Occasion, say: LetterWords, language: Language) {
  if (ordered === null) return []
  const words = wordsOf(ordered)
  return [sentenceOf(ordered, occasion, language), ...(words === null ? [] : [say.quoted(words)])]
}

/** Not for whoever acts for the customer: it was said to somebody else. */
function apologies({ follows = [], helps }: Occasion): readonly string[] {
  return helps ? [] : follows.flatMap(fact => asWritten(wordsOf(fact)))
}

/** Each promise that is open, with its time: nothing that was called solved is let go in silence. */
function stillOwed({ owed = [], house, addressee }: Occasion, say: LetterWords): readonly string[] {
  if (owed.length === 0) return []
  const language = toLanguage(addressee.language)
  const { promises } = frontWords[language]
  const lines = owed.map(
    ({ words, kind, dueAt }) =>
      `– ${words ?? promises.kind[kind]} (${formatTimeAndZone(dueAt, { house, language })})`,
  )
  return [[say.stillOwed, ...lines].join('\n')]
}

/** What is owed stands before the question. */
function askingIfSolved(
  type: 'SolvedProposed' | 'SolvedReported',
  { occasion, say, sentence, words }: Material,
): readonly string[] {
  const { link } = occasion
  if (type === 'SolvedReported') {
    const quoted = words === null ? [] : [say.quoted(words)]
    const { no, counts } = say.solvedReported
    return [sentence, ...quoted, ...stillOwed(occasion, say), `${no}\n${link}`, counts]
  }
  if (occasion.helps) return [sentence, ...asWritten(words), ...askHelper(occasion, say)]
  const { ask, stays } = say.solvedProposed
  return [sentence, ...asWritten(words), ...stillOwed(occasion, say), `${ask}\n${link}`, stays]
}

function paragraphs(fact: CaseFact, { occasion, say, sentence, words, page }: Material) {
  const quoted = words === null ? [] : [say.quoted(words)]
  const { link, promiseWords } = occasion
  const language = toLanguage(occasion.addressee.language)
  switch (fact.type) {
    case 'CaseOpened':
      return [
        say.receipt.got(fact.reference),
        ownedBy(occasion, say),
        answeredBy(occasion, say),
        page,
        say.answer,
      ]
    case 'AgentReplied':
      return fact.body ? [...asWritten(words), ...tooLarge(occasion, say), page, say.answer] : null
    case 'SolvedProposed':
    case 'SolvedReported':
      return askingIfSolved(fact.type, { occasion, say, sentence, words, page })
    case 'OwnerChanged':
      return [sentence, say.ownerChanged, page, say.answer]
    case 'OwnerNotAwaited':
      return [sentence, `${say.ownerWaitOver}\n${link}`, say.answer]
    case 'ServiceCancelled':
    case 'PlanChanged':
      return [sentence, ...quoted, ...following(occasion, language), page, say.answer]
    case 'OrderBooked':
      return [...tellOrdered(occasion, say, language), sentence, page, say.answer]
    case 'FailureNoted':
    case 'FailureEnded':
    case 'FailureCorrected':
      return [sentence, ...following(occasion, language), page, say.answer]
    case 'RemedyGiven':
      return [sentence, ...asWritten(words), page, say.answer]
    case 'LinksStopped':
    case 'ApprovalAsked':
      return [sentence, page, say.answer]
    case 'ApprovalDeclined':
      return [sentence, ...asWritten(words), page, say.answer]
    case 'RefusalGiven':
      return [...asWritten(words), sentence, ...tellOutside(fact.body?.outside, language), say.refusal, page]
    case 'RungClimbed':
      return [sentence, ...tellClimb(fact, language), page, say.answer]
    case 'RungLate':
      return [sentence, ...tellLate(fact, language), page, say.answer]
    case 'PointTakenBack':
      return [sentence, ...quoted, page, say.answer]
    case 'RungAnswered':
      return fact.body ? [sentence, ...asWritten(words), page, say.answer] : null
    case 'CommitmentMade':
      return [...apologies(occasion), sentence, ...quoted, ...tellTerms(occasion, say), say.promise, page]
    case 'CommitmentPaused':
      return [sentence, ...quoted, page, say.answer]
    case 'CommitmentResumed':
    case 'CommitmentHonoured':
      return [sentence, ...(promiseWords === null ? [] : [say.quoted(promiseWords)]), page]
    case 'EquivalentOffered':
      return [sentence, ...quoted, page]
    case 'CommitmentBroken': {
      const was = promiseWords === null ? [] : [say.promiseBroken.was(promiseWords)]
      const follows = following(occasion, language)
      return [sentence, ...was, ...follows, say.promiseBroken.stands, page, say.answer]
    }
    default:
      return null
  }
}

function tellTerms({ terms }: Occasion, say: LetterWords): readonly string[] {
  return terms ? [say.terms(terms.name), terms.terms, say.termsStand] : []
}

/** Not everybody who acts for somebody may say yes for them. */
function askHelper({ helps, link }: Occasion, say: LetterWords): readonly string[] {
  return helps?.mayDecide
    ? [`${say.solvedProposed.ask}\n${link}`, say.helper.stays]
    : [`${say.helper.cannotSayYes}\n${link}`, say.helper.stays]
}

function ownedBy({ addressee, house }: Occasion, say: LetterWords): string {
  if (addressee.ownerId === null) return say.receipt.unowned
  const owner = nameOf({ house, language: toLanguage(addressee.language) }, addressee.ownerId)
  return addressee.isAccepted ? say.receipt.owned(owner) : say.receipt.standIn(owner)
}

function answeredBy({ addressee, house }: Occasion, say: LetterWords): string {
  if (addressee.answerBy === null) return say.receipt.honest
  return say.receipt.answeredBy(
    formatTimeAndZone(addressee.answerBy, { house, language: toLanguage(addressee.language) }),
  )
}

function tooLarge({ filesOnPage }: Occasion, say: LetterWords): readonly string[] {
  return filesOnPage.length === 0 ? [] : [say.filesOnPage(filesOnPage.join(', '))]
}

/** Words as they were written; an empty line begins a new paragraph. */
function asWritten(words: string | null): readonly string[] {
  return words === null
    ? []
    : words
        .split(/\n\s*\n/)
        .map(part => part.trim())
        .filter(part => part !== '')
}

/** The agent whose words a letter carries. What we say of our own accord is nobody's. */
function authorOf(fact: CaseFact): string | null {
  return !isByMachine(fact) && 'agentId' in fact ? fact.agentId : null
}

/**
 * A name to greet by. Whoever writes to us chooses their name, and the address that our answer goes to: what looks like anything but
 * a name is not passed on to the person at that address.
 */
export function greeted(name: string | null): string | null {
  return name !== null && /^[\p{L}\p{M}][\p{L}\p{M} .'’-]{0,59}$/u.test(name) ? name : null
}

const answerPrefix = /^(?:(?:re|rv|aw|sv|fwd?)\s*:\s*)+/i

/**
 * Gmail holds a thread together by its subject too: one more word in it, be it our reference, begins another. So a thread that the
 * customer began keeps their wording, and one that we began carries the reference from its first mail on.
 */
function subjectOf({ subject, reference }: Addressee, fallback: string): string {
  const own = `${fallback} [${reference}]`
  const theirs = subject?.trim().replace(answerPrefix, '').trim()
  return theirs === undefined ? own : `Re: ${theirs || own}`
}

export function toLanguage(language: string): Language {
  return language === 'es' ? 'es' : 'en'
}
