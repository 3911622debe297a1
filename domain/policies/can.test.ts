import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from './actor.ts'
import { can } from './can.ts'
import type { Noun, Verb } from './can.ts'

const matter = { id: 'case-1', ownerId: 'asha' }

const actors = {
  owner: { who: 'agent', id: 'asha', role: 'agent', isAdmin: false, agency: null },
  colleague: { who: 'agent', id: 'tom', role: 'agent', isAdmin: false, agency: null },
  lead: { who: 'agent', id: 'lena', role: 'lead', isAdmin: false, agency: null },
  head: { who: 'agent', id: 'hugo', role: 'head', isAdmin: false, agency: null },
  admin: { who: 'agent', id: 'ivy', role: 'agent', isAdmin: true, agency: null },
  customer: { who: 'customer', caseId: 'case-1', verified: true },
  unverified: { who: 'customer', caseId: 'case-1', verified: false },
  'another customer': { who: 'customer', caseId: 'case-2', verified: true },
  nobody: { who: 'nobody' },
} as const satisfies Record<string, Actor>
type Name = keyof typeof actors

/** With every right that the organisation's own people could have. */
const ofAgency: Actor = { ...actors.head, isAdmin: true, agency: 'Callwell' }

const TEAM: readonly Name[] = ['owner', 'colleague', 'lead', 'head', 'admin']

/** Who may, of all of them; everybody else reads a sentence. */
const may: { readonly [Of in Verb]: { readonly noun: Noun<Of>; readonly who: readonly Name[] } } = {
  see: { noun: matter, who: TEAM },
  reply: { noun: matter, who: TEAM },
  note: { noun: matter, who: TEAM },
  offer: { noun: matter, who: TEAM },
  'hand over': { noun: matter, who: ['owner'] },
  'propose solved': { noun: matter, who: ['owner', 'lead', 'head'] },
  'report solved': { noun: matter, who: ['owner', 'lead', 'head'] },
  'change kind': { noun: matter, who: ['owner', 'lead', 'head'] },
  'put aside': { noun: matter, who: ['owner', 'lead', 'head'] },
  'let in': { noun: matter, who: TEAM },
  'keep address': { noun: matter, who: ['owner', 'lead', 'head'] },
  'settle mail': { noun: null, who: TEAM },
  join: { noun: { ownerIds: ['asha', null] }, who: ['owner', 'lead', 'head'] },
  reassign: { noun: matter, who: ['lead', 'head', 'admin'] },
  'set presence': { noun: { agentId: 'asha' }, who: ['owner', 'lead', 'head'] },
  'manage people': { noun: null, who: ['admin'] },
  'see setup': { noun: null, who: ['lead', 'head', 'admin'] },
  'see wallboard': { noun: null, who: ['lead', 'head'] },
  'book by hand': { noun: { role: 'lead' }, who: ['lead', 'head'] },
  'plan shifts': { noun: null, who: ['lead', 'head', 'admin'] },
  'note outages': { noun: null, who: ['lead', 'head', 'admin'] },
  'set up': { noun: null, who: ['admin'] },
  'change house rules': { noun: null, who: ['lead', 'head', 'admin'] },
  'see where help stopped': { noun: null, who: ['lead', 'head', 'admin'] },
  'review gifts': {
    noun: { isReviewer: true, involvedIds: ['asha', null] },
    who: ['colleague', 'lead', 'head', 'admin'],
  },
  'set up channels': { noun: null, who: ['admin'] },
  'set up money': { noun: null, who: ['admin'] },
  'edit articles': { noun: null, who: ['lead', 'head', 'admin'] },
  'share snippets': { noun: null, who: ['lead', 'head', 'admin'] },
  'set modes': { noun: null, who: ['admin'] },
  'see customer': { noun: null, who: TEAM },
  'log call': { noun: null, who: TEAM },
  'import customers': { noun: null, who: ['admin'] },
  'export customers': { noun: null, who: ['head', 'admin'] },
  'take out': { noun: null, who: TEAM },
  'set links': { noun: null, who: ['admin'] },
  read: { noun: matter, who: ['customer', 'unverified'] },
  speak: { noun: matter, who: ['customer', 'unverified'] },
  deny: { noun: matter, who: ['customer', 'unverified'] },
  solve: { noun: matter, who: ['customer'] },
  release: { noun: matter, who: ['customer'] },
}

for (const [verb, { noun, who }] of Object.entries(may)) {
  test(`only ${who.join(', ')} may ${verb}; everybody else reads why not`, () => {
    for (const [name, actor] of Object.entries(actors)) {
      const answer = can(actor, verb as Verb, noun) // the keys of a record over all verbs
      if (who.some(allowed => allowed === name)) assert.equal(answer, true, name)
      else assert.match(answer === true ? `${name} may` : answer.refused.says, /^\p{Lu}.*\.$/u, name)
    }
  })
}

const sentences: readonly [says: string, actor: Actor, verb: Verb][] = [
  ['This is for the people of the team: please log in.', actors.nobody, 'see'],
  ['Only the owner can hand this case over.', actors.lead, 'hand over'],
  ['Only the owner or a lead can ask the customer whether it is solved.', actors.colleague, 'propose solved'],
  ['Only the owner or a lead can write down the customer’s yes.', actors.colleague, 'report solved'],
  ['Only the owner or a lead can change what kind of matter this is.', actors.colleague, 'change kind'],
  ['Only the owner or a lead can put this case aside.', actors.colleague, 'put aside'],
  [
    'Only the owner or a lead can keep a new address with the customer: letters would go there.',
    actors.colleague,
    'keep address',
  ],
  ['Only the owner of one of the two cases, or a lead, can join them.', actors.colleague, 'join'],
  ['Only a lead or an administrator can give a case to another owner.', actors.owner, 'reassign'],
  ['You set your own presence; only a lead sets it for somebody else.', actors.colleague, 'set presence'],
  ['Only a lead or an administrator writes snippets for the whole team.', actors.owner, 'share snippets'],
  ['Only an administrator decides how strictly a guarantee holds.', actors.head, 'set modes'],
  ['Only an administrator can add, change or remove people.', actors.head, 'manage people'],
  ['Only a lead or an administrator can change help articles.', actors.colleague, 'edit articles'],
  [
    'Only an administrator of the organisation itself can bring customers in.',
    actors.head,
    'import customers',
  ],
  ['Only an administrator can change the links to other systems.', actors.lead, 'set links'],
  ['People of an outside agency cannot export customers.', ofAgency, 'export customers'],
  ['People of an outside agency cannot take cases out, as a copy or as a list.', ofAgency, 'take out'],
  [
    'People of an outside agency cannot change the ways in and out: mailboxes, buttons, where money is booked.',
    ofAgency,
    'set up channels',
  ],
  ['People of an outside agency cannot set limits, purses or what may be given.', ofAgency, 'set up money'],
  ['People of an outside agency cannot add, change or remove people.', ofAgency, 'manage people'],
  ['Only the head of service or an administrator can export customers.', actors.lead, 'export customers'],
  [
    'Only a lead or the head of service can see the wallboard, all promises at risk and who wants to leave.',
    actors.colleague,
    'see wallboard',
  ],
  [
    'Entering references of what was booked by hand is for a role above yours.',
    actors.colleague,
    'book by hand',
  ],
  ['Only a lead or an administrator can change a rule of the house.', actors.colleague, 'change house rules'],
  ['Only a lead or an administrator can see where help stopped.', actors.colleague, 'see where help stopped'],
  ['You gave or allowed this: another reviewer looks at it.', actors.owner, 'review gifts'],
  ['Only a lead or an administrator can change the rota.', actors.colleague, 'plan shifts'],
  [
    'Only a lead or an administrator can write down an outage of many customers.',
    actors.colleague,
    'note outages',
  ],
  ['Only a lead or an administrator can see how the house is set up.', actors.colleague, 'see setup'],
  ['Only an administrator can change how the house is set up.', actors.lead, 'set up'],
  ['Only an administrator can change the ways by which customers reach us.', actors.head, 'set up channels'],
  ['Only the customer can do this: open it with your link, or ask us for a code.', actors.owner, 'solve'],
  ['You can open only your own case with this link or code.', actors['another customer'], 'read'],
  ['First show that it is you: ask us for a code.', actors.unverified, 'solve'],
]

test('somebody of an outside agency brings no customers in, takes none out and makes nobody who could, whatever else they may do', () => {
  for (const verb of ['import customers', 'export customers', 'take out', 'manage people'] as const)
    assert.notEqual(can(ofAgency, verb, null), true)
})

for (const [says, actor, verb] of sentences) {
  test(says, () => {
    const answer = can(actor, verb, may[verb].noun)
    assert.equal(answer === true ? 'allowed' : answer.refused.says, says)
  })
}

test('Only people who are named for it look at gifts that somebody gave to those near them.', () => {
  for (const actor of [actors.lead, actors.head, actors.admin]) {
    const answer = can(actor, 'review gifts', { isReviewer: false, involvedIds: [] })
    assert.equal(
      answer === true ? 'allowed' : answer.refused.says,
      'Only people who are named for it look at gifts that somebody gave to those near them.',
    )
  }
})
