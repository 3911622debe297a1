/** Where the house wants it: looks each hour for services that are paid for and not used, and tells their customers, a few at a time. */
import { HOUR } from '../../domain/time.ts'
import { billingRow } from '../billing/sql.ts'
import type { Log } from '../db/log.ts'
import type { Directory } from '../ledger/directory.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { type Looking, lookEvery } from '../ledger/wake.ts'
import { untoldServices } from './sql.ts'
import { tellByItself } from './tell.ts'

interface TellingSetting {
  readonly ledger: Ledger
  readonly directory: Pick<Directory, 'house'>
  readonly log: Log
}

/** A house with many of them tells them over some hours, so that those who answer meet somebody. */
const atOnce = 50
const first = '00000000-0000-0000-0000-000000000000'

export function startTellingUnused(setting: TellingSetting): Looking {
  return lookEvery(
    HOUR,
    async goesOn => await tellSome(setting, goesOn),
    error => setting.log.warn({ err: error }, 'What is not used could not be looked for; trying again'),
  )
}

async function tellSome({ ledger, directory, log }: TellingSetting, goesOn: () => boolean): Promise<void> {
  if (!(await billingRow(ledger.db)).tellsUnused) return
  const house = await directory.house()
  let told = 0
  for (let after: string | undefined = first; after !== undefined; ) {
    const services = await untoldServices(ledger.db, after, atOnce)
    for (const { serviceId } of services) {
      if (told >= atOnce || !goesOn()) return
      if (await tellByItself({ ledger, house }, serviceId).catch(notTold(log, serviceId))) told++
    }
    after = services.at(-1)?.serviceId
  }
}

function notTold(log: Log, serviceId: string) {
  return (error: unknown) => {
    log.error({ err: error, service: serviceId }, 'a customer could not be told of a service; trying again')
    return false
  }
}
