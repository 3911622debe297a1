/**
 * Who may do what: actor, verb, noun, condition. Asked before every request; the house rules are asked after it.
 *
 * Total: every verb says what keeps people from it, in sentences that they can read.
 */
import { refusedBy } from '../rule.ts'
import type { Refusal, Rule } from '../rule.ts'
import {
  isAdmin,
  isAgent,
  isAgentWithId,
  isCustomer,
  isCustomerOf,
  isHead,
  isLead,
  isOfAgency,
  isVerified,
} from './actor.ts'
import type { Actor } from './actor.ts'

interface CaseNoun {
  readonly id: string
  readonly ownerId: string | null
}

/** What each verb is done to. */
interface Nouns {
  readonly see: CaseNoun
  readonly reply: CaseNoun
  readonly note: CaseNoun
  readonly 'hand over': CaseNoun
  readonly 'propose solved': CaseNoun
  readonly 'report solved': CaseNoun
  readonly 'change kind': CaseNoun
  readonly reassign: CaseNoun
  readonly 'put aside': CaseNoun
  /** A stranger's mail, as the customer's words or not. */
  readonly 'let in': CaseNoun
  readonly 'keep address': CaseNoun
  /** Mail that belongs to no case yet. */
  readonly 'settle mail': null
  readonly join: { readonly ownerIds: readonly (string | null)[] }
  readonly offer: CaseNoun
  readonly 'set presence': { readonly agentId: string }
  readonly 'manage people': null
  readonly 'see setup': null
  readonly 'see wallboard': null
  readonly 'plan shifts': null
  readonly 'note outages': null
  /** What the house wants of its own, and may therefore change. */
  readonly 'change house rules': null
  readonly 'see where help stopped': null
  /** A gift that may have been to the good of whoever gave it: who gave and allowed it. */
  readonly 'review gifts': { readonly isReviewer: boolean; readonly involvedIds: readonly (string | null)[] }
  readonly 'set up': null
  readonly 'set up channels': null
  /** Purses and limits, what may be given, who has to allow it and who looks at it. */
  readonly 'set up money': null
  readonly 'edit articles': null
  readonly 'share snippets': null
  readonly 'set modes': null
  readonly 'see customer': null
  readonly 'log call': null
  readonly 'import customers': null
  readonly 'export customers': null
  /** A case as a copy, or many of them as a list: files that leave the house. */
  readonly 'take out': null
  readonly 'set links': null
  /** The reference of what was booked where this product does not reach. */
  readonly 'book by hand': { readonly role: 'agent' | 'lead' | 'head' }
  readonly read: Pick<CaseNoun, 'id'>
  readonly speak: Pick<CaseNoun, 'id'>
  readonly solve: Pick<CaseNoun, 'id'>
  readonly release: Pick<CaseNoun, 'id'>
  readonly deny: Pick<CaseNoun, 'id'>
}

export type Verb = keyof Nouns
export type Noun<Name extends Verb> = Nouns[Name]
type Policy<On> = Rule<{ readonly actor: Actor; readonly noun: On }>

const teamOnly: Policy<unknown> = {
  name: 'team-only',
  says: 'This is for the people of the team: please log in.',
  refuses: 'everything on the desk',
  when: ({ actor }) => !isAgent(actor),
}

const ownerHandsOver: Policy<CaseNoun> = {
  name: 'owner-hands-over',
  says: 'Only the owner can hand this case over.',
  refuses: 'handing over',
  when: ({ actor, noun }) => !isAgentWithId(actor, noun.ownerId),
}

const ownerOrLeadAsks: Policy<CaseNoun> = {
  name: 'owner-or-lead-asks',
  says: 'Only the owner or a lead can ask the customer whether it is solved.',
  refuses: 'asking whether it is solved',
  when: ({ actor, noun }) => !isAgentWithId(actor, noun.ownerId) && !isLead(actor),
}

const ownerOrLeadChangesKind: Policy<CaseNoun> = {
  name: 'owner-or-lead-changes-kind',
  says: 'Only the owner or a lead can change what kind of matter this is.',
  refuses: 'changing the kind',
  when: ({ actor, noun }) => !isAgentWithId(actor, noun.ownerId) && !isLead(actor),
}

const ownerOrLeadReports: Policy<CaseNoun> = {
  name: 'owner-or-lead-reports',
  says: 'Only the owner or a lead can write down the customer’s yes.',
  refuses: 'recording that the customer said so',
  when: ({ actor, noun }) => !isAgentWithId(actor, noun.ownerId) && !isLead(actor),
}

const ownerOrLeadPutsAside: Policy<CaseNoun> = {
  name: 'owner-or-lead-puts-aside',
  says: 'Only the owner or a lead can put this case aside.',
  refuses: 'putting a case aside',
  when: ({ actor, noun }) => !isAgentWithId(actor, noun.ownerId) && !isLead(actor),
}

const ownerOrLeadKeepsAddress: Policy<CaseNoun> = {
  name: 'owner-or-lead-keeps-address',
  says: 'Only the owner or a lead can keep a new address with the customer: letters would go there.',
  refuses: 'keeping the address of a mail that is let in',
  when: ({ actor, noun }) => !isAgentWithId(actor, noun.ownerId) && !isLead(actor),
}

const ownerOrLeadJoins: Policy<Noun<'join'>> = {
  name: 'owner-or-lead-joins',
  says: 'Only the owner of one of the two cases, or a lead, can join them.',
  refuses: 'joining two cases',
  when: ({ actor, noun }) => !noun.ownerIds.some(id => isAgentWithId(actor, id)) && !isLead(actor),
}

const leadReassigns: Policy<CaseNoun> = {
  name: 'lead-reassigns',
  says: 'Only a lead or an administrator can give a case to another owner.',
  refuses: 'reassigning',
  when: ({ actor }) => !isLead(actor) && !isAdmin(actor),
}

const ownPresence: Policy<Noun<'set presence'>> = {
  name: 'own-presence',
  says: 'You set your own presence; only a lead sets it for somebody else.',
  refuses: 'setting presence',
  when: ({ actor, noun }) => !isAgentWithId(actor, noun.agentId) && !isLead(actor),
}

const adminManagesPeople: Policy<unknown> = {
  name: 'admin-manages-people',
  says: 'Only an administrator can add, change or remove people.',
  refuses: 'managing people',
  when: ({ actor }) => !isAdmin(actor),
}

/** Else whoever may add people adds themselves as one of the organisation's own. */
const agencyManagesNobody: Policy<unknown> = {
  name: 'agency-manages-nobody',
  says: 'People of an outside agency cannot add, change or remove people.',
  refuses: 'managing people',
  when: ({ actor }) => isOfAgency(actor),
}

const adminSetsModes: Policy<unknown> = {
  name: 'admin-sets-modes',
  says: 'Only an administrator decides how strictly a guarantee holds.',
  refuses: 'observing, warning of or enforcing a guarantee',
  when: ({ actor }) => !isAdmin(actor),
}

const leadEditsArticles: Policy<unknown> = {
  name: 'lead-edits-articles',
  says: 'Only a lead or an administrator can change help articles.',
  refuses: 'writing, showing or hiding a help article',
  when: ({ actor }) => !isLead(actor) && !isAdmin(actor),
}

const ownAdminImports: Policy<unknown> = {
  name: 'own-admin-imports',
  says: 'Only an administrator of the organisation itself can bring customers in.',
  refuses: 'importing customers, accounts, services or bills',
  when: ({ actor }) => !isAdmin(actor) || isOfAgency(actor),
}

const agencyExportsNobody: Policy<unknown> = {
  name: 'agency-exports-nobody',
  says: 'People of an outside agency cannot export customers.',
  refuses: 'exporting customers',
  when: ({ actor }) => isOfAgency(actor),
}

const agencyTakesNothingOut: Policy<unknown> = {
  name: 'agency-takes-nothing-out',
  says: 'People of an outside agency cannot take cases out, as a copy or as a list.',
  refuses: 'taking a copy of a case, or a list of promises or of cases as a file',
  when: ({ actor }) => isOfAgency(actor),
}

const headExports: Policy<unknown> = {
  name: 'head-exports',
  says: 'Only the head of service or an administrator can export customers.',
  refuses: 'exporting customers',
  when: ({ actor }) => !isHead(actor) && !isAdmin(actor),
}

const adminSetsLinks: Policy<unknown> = {
  name: 'admin-sets-links',
  says: 'Only an administrator can change the links to other systems.',
  refuses: 'changing the links that stand beside a customer',
  when: ({ actor }) => !isAdmin(actor),
}

const leadSeesSetup: Policy<unknown> = {
  name: 'lead-sees-setup',
  says: 'Only a lead or an administrator can see how the house is set up.',
  refuses: 'seeing the setup',
  when: ({ actor }) => !isLead(actor) && !isAdmin(actor),
}

const leadSeesWallboard: Policy<unknown> = {
  name: 'lead-sees-wallboard',
  says: 'Only a lead or the head of service can see the wallboard, all promises at risk and who wants to leave.',
  refuses: 'seeing the wallboard, promises at risk and who wants to leave',
  when: ({ actor }) => !isLead(actor),
}

const leadPlansShifts: Policy<unknown> = {
  name: 'lead-plans-shifts',
  says: 'Only a lead or an administrator can change the rota.',
  refuses: 'changing shifts and breaks',
  when: ({ actor }) => !isLead(actor) && !isAdmin(actor),
}

const leadChangesHouseRules: Policy<unknown> = {
  name: 'lead-changes-house-rules',
  says: 'Only a lead or an administrator can change a rule of the house.',
  refuses: 'changing a rule of the house, or leaving it as it is',
  when: ({ actor }) => !isLead(actor) && !isAdmin(actor),
}

const leadNotesOutages: Policy<unknown> = {
  name: 'lead-notes-outages',
  says: 'Only a lead or an administrator can write down an outage of many customers.',
  refuses: 'noting an outage, its end and who is concerned',
  when: ({ actor }) => !isLead(actor) && !isAdmin(actor),
}

const leadSeesWhereHelpStopped: Policy<unknown> = {
  name: 'lead-sees-where-help-stopped',
  says: 'Only a lead or an administrator can see where help stopped.',
  refuses: 'seeing which cases left the first person, and what was lacking',
  when: ({ actor }) => !isLead(actor) && !isAdmin(actor),
}

const namedReviewersReview: Policy<Noun<'review gifts'>> = {
  name: 'named-reviewers-review',
  says: 'Only people who are named for it look at gifts that somebody gave to those near them.',
  refuses: 'seeing and closing reviews of gifts',
  when: ({ noun }) => !noun.isReviewer,
}

const nobodyReviewsTheirOwn: Policy<Noun<'review gifts'>> = {
  name: 'nobody-reviews-their-own',
  says: 'You gave or allowed this: another reviewer looks at it.',
  refuses: 'closing the review of a gift that one gave or allowed',
  when: ({ actor, noun }) => noun.involvedIds.some(id => isAgentWithId(actor, id)),
}

const adminSetsUp: Policy<unknown> = {
  name: 'admin-sets-up',
  says: 'Only an administrator can change how the house is set up.',
  refuses: 'changing the setup',
  when: ({ actor }) => !isAdmin(actor),
}

const adminSetsUpChannels: Policy<unknown> = {
  name: 'admin-sets-up-channels',
  says: 'Only an administrator can change the ways by which customers reach us.',
  refuses: 'changing mailboxes and other ways in',
  when: ({ actor }) => !isAdmin(actor),
}

/** Else whoever is paid from outside points mail, or what is booked, at an address of their own, and reads its secret. */
const agencyMovesNoWays: Policy<unknown> = {
  name: 'agency-moves-no-ways',
  says: 'People of an outside agency cannot change the ways in and out: mailboxes, buttons, where money is booked.',
  refuses: 'changing mailboxes, other ways in, and the link to billing with its secret',
  when: ({ actor }) => isOfAgency(actor),
}

const agencySetsNoMoney: Policy<unknown> = {
  name: 'agency-sets-no-money',
  says: 'People of an outside agency cannot set limits, purses or what may be given.',
  refuses: 'changing limits, purses, what may be given by whom or by rule, and who looks at gifts',
  when: ({ actor }) => isOfAgency(actor),
}

const leadSharesSnippets: Policy<unknown> = {
  name: 'lead-shares-snippets',
  says: 'Only a lead or an administrator writes snippets for the whole team.',
  refuses: 'writing snippets and macros for the whole team',
  when: ({ actor }) => !isLead(actor) && !isAdmin(actor),
}

const namedRoleBooks: Policy<Noun<'book by hand'>> = {
  name: 'named-role-books-by-hand',
  says: 'Entering references of what was booked by hand is for a role above yours.',
  refuses: 'booking by hand',
  when: ({ actor, noun: { role } }) =>
    (role === 'head' && !isHead(actor)) || (role === 'lead' && !isLead(actor)),
}

const customerOnly: Policy<unknown> = {
  name: 'customer-only',
  says: 'Only the customer can do this: open it with your link, or ask us for a code.',
  refuses: 'everything that is the customer’s to do',
  when: ({ actor }) => !isCustomer(actor),
}

const ownCaseOnly: Policy<Pick<CaseNoun, 'id'>> = {
  name: 'own-case-only',
  says: 'You can open only your own case with this link or code.',
  refuses: 'reading, writing, solving or releasing in a case of somebody else',
  when: ({ actor, noun }) => !isCustomerOf(actor, noun.id),
}

const verifiedOnly: Policy<unknown> = {
  name: 'verified-only',
  says: 'First show that it is you: ask us for a code.',
  refuses: 'solving or releasing',
  when: ({ actor }) => !isVerified(actor),
}

const policies: { readonly [Name in Verb]: readonly Policy<Noun<Name>>[] } = {
  see: [teamOnly],
  reply: [teamOnly],
  note: [teamOnly],
  'hand over': [teamOnly, ownerHandsOver],
  'propose solved': [teamOnly, ownerOrLeadAsks],
  'report solved': [teamOnly, ownerOrLeadReports],
  'change kind': [teamOnly, ownerOrLeadChangesKind],
  reassign: [teamOnly, leadReassigns],
  'put aside': [teamOnly, ownerOrLeadPutsAside],
  'let in': [teamOnly],
  'keep address': [teamOnly, ownerOrLeadKeepsAddress],
  'settle mail': [teamOnly],
  join: [teamOnly, ownerOrLeadJoins],
  offer: [teamOnly],
  'set presence': [teamOnly, ownPresence],
  'manage people': [teamOnly, agencyManagesNobody, adminManagesPeople],
  'see setup': [teamOnly, leadSeesSetup],
  'see wallboard': [teamOnly, leadSeesWallboard],
  'plan shifts': [teamOnly, leadPlansShifts],
  'note outages': [teamOnly, leadNotesOutages],
  'change house rules': [teamOnly, leadChangesHouseRules],
  'see where help stopped': [teamOnly, leadSeesWhereHelpStopped],
  'review gifts': [teamOnly, namedReviewersReview, nobodyReviewsTheirOwn],
  'set up': [teamOnly, adminSetsUp],
  'set up channels': [teamOnly, agencyMovesNoWays, adminSetsUpChannels],
  'set up money': [teamOnly, agencySetsNoMoney, adminSetsUp],
  'edit articles': [teamOnly, leadEditsArticles],
  'share snippets': [teamOnly, leadSharesSnippets],
  'set modes': [teamOnly, adminSetsModes],
  'see customer': [teamOnly],
  'log call': [teamOnly],
  'import customers': [teamOnly, ownAdminImports],
  'export customers': [teamOnly, agencyExportsNobody, headExports],
  'take out': [teamOnly, agencyTakesNothingOut],
  'set links': [teamOnly, adminSetsLinks],
  'book by hand': [teamOnly, namedRoleBooks],
  read: [customerOnly, ownCaseOnly],
  speak: [customerOnly, ownCaseOnly],
  solve: [customerOnly, ownCaseOnly, verifiedOnly],
  release: [customerOnly, ownCaseOnly, verifiedOnly],
  deny: [customerOnly, ownCaseOnly],
}

/**
 * Whether this actor may do this.
 * @returns true, or a refusal with a sentence for the actor. Compare with `=== true`: a refusal is an object.
 */
export function can<Name extends Verb>(actor: Actor, verb: Name, noun: Noun<Name>): true | Refusal {
  return refusedBy(policies[verb], { actor, noun }) ?? true
}

/** Every verb that is for the people of the team. */
export const teamVerbs: readonly Verb[] = (Object.keys(policies) as Verb[]) // the keys of a record over all verbs
  .filter(verb => policies[verb].some(policy => policy.name === teamOnly.name))

/** Every permission's sentence once. */
export const policyRules: readonly Pick<Rule<never>, 'name' | 'says' | 'refuses'>[] = [
  ...new Map(
    Object.values(policies)
      .flat()
      .map(rule => [rule.name, rule]),
  ).values(),
]
