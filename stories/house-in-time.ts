/** Heed with a clock that is moved, over a database that a story looks into; and people at its desks meanwhile. */
import { after, before } from 'node:test'
import { type DatabaseBeside, databaseBeside } from '../tests/database-beside.ts'
import { type Hand, handOf } from './by-hand.ts'
import { type Heed, raiseHeed, type Stage } from './stage.ts'
import { MINUTE, openStoryClock, type StoryClock, TUESDAY_AT_TEN } from './story-clock.ts'

export interface HouseInTime {
  readonly stage: Stage
  readonly clock: Pick<StoryClock, 'now'>
  readonly read: DatabaseBeside['read']
  /** What one of Heed's commands prints, by the same clock. */
  readonly command: Heed['command']
  /** So much later; whoever is at a desk stays there. */
  readonly later: (ms: number) => Promise<void>
  /** Somebody of this role, who needs no screen. */
  readonly hand: (role: 'agent' | 'lead' | 'head', index?: number) => Promise<Hand>
  /** Those whom the demo left at their desks end what they had in hand, and go. */
  readonly sendHome: () => Promise<void>
  /** Each agent takes one person at a time, and no letters. */
  readonly oneAtATime: () => Promise<void>
}

/** From a Tuesday at ten, or another morning, until the stories of the file are over. */
export function inTime(startsAt: number = TUESDAY_AT_TEN): () => HouseInTime {
  let house: HouseInTime | undefined
  let end: (() => Promise<void>) | undefined
  before(async () => {
    const database = await databaseBeside()
    const clock = openStoryClock(startsAt)
    const heed = await raiseHeed(database.settings, clock).catch(async (error: unknown) => {
      await database.drop()
      throw error
    })
    end = async () => {
      await heed.end()
      await database.drop()
    }
    house = houseOf(heed, database, clock)
  })
  after(async () => await end?.())
  return () => {
    if (!house) throw new Error('the house is not open yet')
    return house
  }
}

function houseOf(heed: Heed, { read }: DatabaseBeside, clock: StoryClock): HouseInTime {
  const { stage, command } = heed
  const hand: HouseInTime['hand'] = async (role, index = 0) => {
    const login = stage().logins.filter(one => one.role === role)[index]
    if (!login) throw new Error(`there are not so many of role ${role}`)
    return await handOf(stage(), login)
  }
  return {
    stage: stage(),
    clock,
    read,
    command,
    hand,
    async later(ms) {
      // A desk says each twenty seconds that it is there; it cannot while time stands on its head.
      await read("UPDATE seat SET seen_at = $1 WHERE presence <> 'offline'", [
        new Date(clock.now() + ms + MINUTE),
      ])
      await clock.pass(ms)
    },
    async sendHome() {
      for (const login of stage().logins.filter(({ role }) => role === 'agent')) {
        const agent = await handOf(stage(), login)
        for (const { id, entry } of await agent.mine())
          if (entry?.state === 'answered') await agent.act(id, { act: 'end-contact' })
        await agent.send('PUT', 'presence', { presence: 'away' })
      }
    },
    oneAtATime: async () => void (await read('UPDATE seat SET chat_capacity = 1, letter_capacity = 0')),
  }
}
