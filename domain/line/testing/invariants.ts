/**
 * What must stay true of a line in every history, each as the looks that find it broken. Made anew for each history, since some
 * remember what stood before.
 */
import { MINUTE, SECOND } from '../../time.ts'
import { placeAhead } from '../ahead.ts'
import type { Entry } from '../entry.ts'
import { erlangQuantile, NINE_IN_TEN } from '../erlang-quantile.ts'
import type { LineGhost } from '../ghost-line.ts'
import type { KnownGhost } from '../ghosts-in-line.ts'
import { entryIn, waitingIn } from '../line.ts'
import { chooseFor, expireOffers, fencesFor } from '../offers.ts'
import { compareForAgent, OWN_FIRST_LIMIT } from '../order.ts'
import { afterOpenByHand, endOfNextWorkday, isOpenByHand } from './by-hand.ts'
import {
  choosePlainly,
  comparePlainly,
  earlierThan,
  inHand,
  mayTakePlainly,
  offersPlainly,
  passedBy,
  takeableBy,
  waitingPlainly,
} from './plain-line.ts'
import { AGENTS, START, type World } from './rows.ts'
import { type Looks, waiting } from './world.ts'

const ids = (entries: Iterable<{ readonly id: string }>) => [...entries].map(({ id }) => id)

function must(isTrue: boolean, says = 'it is not so'): void {
  if (!isTrue) throw new Error(says)
}

/** Of what is written in JSON. */
function same(found: unknown, wanted: unknown, about = ''): void {
  const [one, other] = [JSON.stringify(found), JSON.stringify(wanted)]
  must(one === other, `${about} ${one} instead of ${other}`)
}

export const invariants: Readonly<Record<string, () => Looks>> = {
  'who is offered to whom is what a look at everybody decides': () => ({
    beforeAll(world, offers) {
      const made = offers.map(({ entry, seat, overtakes }) => ({
        entryId: entry.id,
        agentId: seat.agentId,
        overtakes: ids(overtakes),
      }))
      same(made, offersPlainly(world))
    },
  }),

  'zero overtakes: nobody whom the agent may take stands before the one who is offered': () => ({
    offer(world, { entry, seat }) {
      const order = compareForAgent(seat.agentId, fencesFor(world.line, seat.agentId, world.pace))
      const earlier = takeableBy(world, seat).filter(other => order(other, entry) < 0)
      same(ids(earlier), [])
    },
  }),

  'nobody idles: no agent with room is left beside somebody whom they may take': () => ({
    settled(world) {
      for (const seat of world.seats.values()) {
        same(ids(takeableBy(world, seat)), [], seat.agentId)
        same(chooseFor(world.line, seat.agentId, world.pace), null)
      }
    },
  }),

  'an entry keeps its place, whatever happens to its offers, its calls and its agent': () => ({
    settled(world) {
      for (const { id } of world.entries.values()) same(entryIn(world.line, id)?.place, world.places.get(id))
      same(ids(waitingIn(world.line)), ids(waitingPlainly(world).toSorted(comparePlainly)))
      const postponed = [...world.entries.values()].filter(isPostponedPlainly)
      same([...world.line.postponed.keys()].toSorted(), ids(postponed).toSorted())
    },
  }),

  'nobody is given more than they can hold': () => ({
    offer(world, { entry, seat }) {
      const count = { call: 0, chat: 0, letter: 0, [entry.medium]: 1 }
      for (const mine of inHand(world, seat.agentId)) {
        must(mine.state !== 'offered', 'one offer at a time')
        count[mine.medium] += 1
      }
      must(seat === world.seats.get(seat.agentId))
      same(seat.presence, 'here')
      must(count[entry.medium] <= seat.capacity[entry.medium])
      if (count.call > 0) same(count.call + count.chat, 1, 'a call takes the whole agent')
    },
  }),

  'selling never comes before helping': () => ({
    offer(world, { entry, seat }) {
      if (entry.isProblem) return
      same(ids(takeableBy(world, seat).filter(({ isProblem }) => isProblem)), [])
    },
  }),

  'own cases overtake nobody more than twice, and each one who is overtaken is named and counted': () => {
    const counted = new Map<string, number>()
    return {
      offer(world, { entry, seat, overtakes }) {
        same(ids(overtakes), ids(passedBy(world, seat, entry)))
        if (overtakes.length > 0) same(entry.ownerId, seat.agentId)
        const choices = AGENTS.map(agent => choosePlainly(world, agent)?.id)
        for (const { id } of overtakes) {
          must(!choices.includes(id), `somebody else is free for ${id}`)
          counted.set(id, (counted.get(id) ?? 0) + 1)
        }
      },
      settled({ entries }) {
        for (const { id, overtakenByOwn } of entries.values()) {
          same(overtakenByOwn, counted.get(id) ?? 0, id)
          must(overtakenByOwn <= OWN_FIRST_LIMIT)
        }
      },
    }
  },

  'no told wait is broken for an own case': () => ({
    offer({ now, pace }, { overtakes }) {
      for (const [index, { toldUntil }] of overtakes.entries()) {
        const seconds = erlangQuantile(index + 2, NINE_IN_TEN) * pace.secondsPerEnd()
        must(typeof toldUntil !== 'number' || now + seconds * SECOND <= toldUntil)
      }
    },
  }),

  'whoever is passed because nobody who may take them is free is counted apart': () => ({
    offer(world, { entry, seat, overtakes, passedOver }) {
      const passed = waitingPlainly(world).filter(
        other =>
          comparePlainly(other, entry) < 0 &&
          !other.onlyFor &&
          !(other.medium === 'letter' && entry.medium !== 'letter') &&
          !mayTakePlainly(world, seat, other),
      )
      same(passedOver, passed.length)
      must(overtakes.every(({ id }) => !ids(passed).includes(id)))
    },
  }),

  'the number told as ahead leaves out nobody but letters, chosen times and subjects that others take':
    () => ({
      settled(world) {
        for (const entry of waitingPlainly(world))
          same(placeAhead(world.line, entry.id), earlierThan(world, entry).length, entry.id)
      },
    }),

  'an offer stands for its 20 seconds and no longer, and only while its agent is here': () => ({
    settled({ entries, seats, line, now }) {
      for (const at of [now, now + 19 * SECOND, now + 20 * SECOND]) {
        const gone = [...entries.values()].filter(entry => {
          const isHere = seats.get(entry.agentId ?? '')?.presence === 'here'
          return entry.state === 'offered' && (entry.offerUntil <= at || !isHere)
        })
        const lapsed = expireOffers(line, at).map(({ entry }) => entry.id)
        same(lapsed.toSorted(), ids(gone).toSorted())
      }
    },
  }),

  'one person has one place for one matter': () => ({
    settled({ entries, kept }) {
      const held = [...entries.values(), ...[...kept.values()].map(({ entry }) => entry)]
      same(new Set(held.map(({ caseId }) => caseId)).size, held.length)
      same(new Set(held.map(({ place }) => place)).size, held.length)
    },
  }),

  'a call that is not due is offered to nobody; it is due after 10, then 60 minutes of opening time': () => ({
    offer: (_, { entry }) => must(!isPostponedPlainly(entry)),
    settled({ entries, calls, now }) {
      for (const entry of entries.values()) {
        const notBefore = entry.callback?.notBefore
        if (typeof notBefore !== 'number') continue
        must(notBefore > now, `${entry.id} is due and was not called up`)
        const { tries = 0, triedAt = null } = calls.get(entry.id) ?? {}
        if (triedAt === null) continue
        must(tries === 1 || tries === 2)
        same(notBefore, afterOpenByHand(triedAt, (tries === 1 ? 10 : 60) * MINUTE))
      }
    },
  }),

  'after the third call in vain a place is kept until the next working day, and is there for whoever returns':
    () => {
      let before: World['kept'] = new Map()
      return {
        settled({ entries, kept, places, now }) {
          for (const [id, { until, place, triedAt }] of kept) {
            same(until, endOfNextWorkday(triedAt))
            same(place, places.get(id))
            must(!entries.has(id))
          }
          for (const [id, { until, joinedAt }] of before) {
            if (kept.has(id)) continue
            same(entries.has(id), now <= until, `${id} came back`)
            if (now <= until) same(entries.get(id)?.joinedAt, joinedAt)
          }
          before = new Map(kept)
        },
      }
    },

  'who hung up is offered to nobody, and waited until the first decision that would have chosen them':
    () => ({
      reached(world, offer, reached) {
        for (const { id } of world.ghosts.values()) same(entryIn(world.line, id), null)
        const seats = offer ? [offer.seat] : [...world.seats.values()]
        const due = [...world.ghosts.values()].filter(ghost =>
          seats.some(seat => wouldChoose(world, seat.agentId, ghost)),
        )
        same(ids(reached.map(({ ghost }) => ghost)).toSorted(), ids(due).toSorted())
        for (const known of reached) same(known.isCutOff, false)
        checkWaits(world, reached)
      },
    }),

  'when the house closes, whoever hung up and was not reached has waited for at least so long': () => {
    let before = new Set<string>()
    return {
      settled(world) {
        const fresh = [...world.known.values()].filter(({ ghost }) => !before.has(ghost.id))
        before = new Set(world.known.keys())
        for (const { isCutOff, knownAt } of fresh) must(!isCutOff || !isOpenByHand(knownAt))
        if (!isOpenByHand(world.now)) same(world.ghosts.size, 0)
      },
    }
  },
}

function isPostponedPlainly(entry: Entry): boolean {
  return entry.state === 'waiting' && typeof entry.callback?.notBefore === 'number'
}

function wouldChoose(world: World, agentId: string, ghost: LineGhost): boolean {
  const back = waiting({ ...ghost, onlyFor: null, toldUntil: null })
  const entries = new Map(world.entries).set(ghost.id, { ...back, callback: null, overtakenByOwn: 0 })
  return choosePlainly({ ...world, entries }, agentId)?.id === ghost.id
}

function checkWaits({ now }: World, reached: readonly KnownGhost[]): void {
  for (const { ghost, waitedSeconds } of reached) {
    must(ghost.joinedAt >= START)
    same(waitedSeconds, Math.round((now - ghost.joinedAt) / SECOND))
  }
}
