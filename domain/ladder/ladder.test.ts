import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Ladder, nextUp, type OnLadder, type People, type Role, rungsFor, stillOwing } from './ladder.ts'
import type { RungState } from './state.ts'

const ladder: Pick<Ladder, 'rungs'> = {
  rungs: [
    { agentId: 'leila', within: { amount: 8, unit: 'working-hours' } },
    { agentId: 'omar', within: { amount: 1, unit: 'working-days' } },
    { agentId: 'hugo', within: { amount: 2, unit: 'working-days' } },
  ],
}

function person(role: Role, change: Partial<OnLadder> = {}): OnLadder {
  return { role, deputyId: null, isThere: true, hasLeft: false, ...change }
}

function team(change: Readonly<Record<string, OnLadder>> = {}): People {
  return new Map(
    Object.entries({
      asha: person('agent'),
      leila: person('lead'),
      omar: person('lead'),
      hugo: person('head'),
      dora: person('agent'),
      ...change,
    }),
  )
}

const away = { isThere: false }
const fresh = { rung: null, ownerId: 'asha', acceptedAt: 1 }

function onRung(rung: number, people: readonly string[]) {
  const standing: RungState = {
    rung,
    agentId: people.at(-1) ?? null,
    since: 1,
    answerBy: 2,
    answeredAt: null,
    people,
    named: people.at(-1) ?? null,
    teamId: null,
    warnAt: null,
    remindedAt: null,
    timesLate: 0,
  }
  return { ...fresh, rung: standing }
}

const next = (state: Parameters<typeof nextUp>[1], people = team(), deciding: readonly string[] = []) => {
  const up = nextUp(ladder, state, people, deciding)
  return up === null ? 'nothing above' : `${up.rung} ${up.agentId ?? 'outside'}`
}

test('a case goes up rung by rung, to the body outside, and no further', () => {
  assert.equal(next(fresh), '1 leila')
  assert.equal(next(onRung(1, ['leila'])), '2 omar')
  assert.equal(next(onRung(2, ['leila', 'omar'])), '3 hugo')
  assert.equal(next(onRung(3, ['leila', 'omar', 'hugo'])), '4 outside')
  assert.equal(
    next({ ...onRung(4, ['leila']), rung: { ...onRung(4, []).rung, agentId: null } }),
    'nothing above',
  )
})

test('whoever is absent is stood in for, by deputies of deputies too', () => {
  const people = team({ leila: person('lead', { ...away, deputyId: 'dora' }) })
  assert.equal(next(fresh, people), '1 dora')
  const chain = team({
    leila: person('lead', { ...away, deputyId: 'dora' }),
    dora: person('agent', { ...away, deputyId: 'omar' }),
  })
  assert.equal(next(fresh, chain), '1 omar')
})

test('nobody stands on two rungs: a deputy who decided below is passed over', () => {
  const people = team({ omar: person('lead', { ...away, deputyId: 'leila' }) })
  assert.equal(next(onRung(1, ['leila']), people), '3 hugo')
  const stoodIn = team({ leila: person('lead', { ...away, deputyId: 'omar' }) })
  assert.equal(next(onRung(1, ['omar']), stoodIn), '3 hugo')
})

test('the owner stands on no rung of the own case, nor does whoever is on a lower one', () => {
  assert.equal(next({ ...fresh, ownerId: 'leila' }), '2 omar')
  assert.equal(next({ ...fresh, ownerId: 'hugo' }), '4 outside')
  assert.equal(next({ ...fresh, ownerId: 'leila', acceptedAt: null }), '1 leila')
})

test('after the “no” of somebody on the ladder comes the rung above that one', () => {
  assert.equal(next(fresh, team(), ['leila']), '2 omar')
  assert.equal(next(fresh, team(), ['hugo']), '4 outside')
  assert.equal(next(fresh, team({ lena: person('lead') }), ['lena']), '3 hugo')
})

test('nobody of the ladder there: a head or a lead who is, or whoever is named last', () => {
  const gone = { leila: person('lead', away), omar: person('lead', away), hugo: person('head', away) }
  assert.equal(next(fresh, team({ ...gone, mira: person('lead') })), '3 mira')
  assert.equal(next(fresh, team(gone)), '3 hugo')
})

test('whoever said no without being asked is passed, and it goes on above them', () => {
  assert.equal(next({ ...fresh, refusedBy: ['leila'] }), '2 omar')
  assert.equal(next({ ...fresh, refusedBy: ['asha'] }), '1 leila')
  assert.equal(next({ ...onRung(1, ['leila']), refusedBy: ['leila'] }), '2 omar')
})

test('when a rung is taken off the ladder, whoever stood above it is still next and nobody is skipped', () => {
  const shorter = { rungs: ladder.rungs.slice(1) }
  const up = nextUp(shorter, onRung(1, ['leila']), team())
  assert.deepEqual(up, { rung: 2, agentId: 'omar' })
  const longer = {
    rungs: [{ agentId: 'dora', within: { amount: 1, unit: 'days' } } as const, ...ladder.rungs],
  }
  assert.deepEqual(nextUp(longer, onRung(1, ['leila']), team()), { rung: 3, agentId: 'omar' })
})

test('a team goes up its own rungs first, then those of the house, and nobody stands on two', () => {
  const within = { amount: 1, unit: 'days' } as const
  const ofTeams = new Map([
    [
      'fibre',
      [
        { agentId: 'dora', within },
        { agentId: 'hugo', within },
      ],
    ],
  ])
  const whole: Ladder = {
    ...ladder,
    ofTeams,
    outside: { name: '', address: '', link: '', rights: { en: '', es: '' }, isToldWithEveryNo: false },
  }
  const ids = (teamId: string | null) => rungsFor(whole, teamId).map(({ agentId }) => agentId)
  assert.deepEqual(ids('fibre'), ['dora', 'leila', 'omar', 'hugo'])
  assert.deepEqual(ids('bills'), ['leila', 'omar', 'hugo'])
  assert.deepEqual(ids(null), ['leila', 'omar', 'hugo'])
})

test('the last rung that is late is answered by whoever stands there, or else by whoever is there', () => {
  const { rung } = onRung(3, ['leila', 'omar', 'hugo'])
  const standing = { ...rung, agentId: 'hugo' }
  const who = (people: People) => stillOwing(ladder, standing, { people, ownerId: 'asha' })
  assert.equal(who(team()), 'hugo')
  assert.equal(who(team({ hugo: person('head', { ...away, deputyId: 'dora' }) })), 'dora')
  assert.equal(who(team({ hugo: person('head', { ...away, hasLeft: true }), mira: person('lead') })), 'mira')
  assert.equal(who(team({ hugo: person('head', away) })), 'hugo')
})

test('with fewer rungs than before a case goes on to the body outside, and never down', () => {
  const up = nextUp({ rungs: ladder.rungs.slice(0, 1) }, onRung(3, ['leila', 'omar', 'hugo']), team())
  assert.deepEqual(up, { rung: 4, agentId: null })
})
