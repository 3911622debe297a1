/**
 * Lists that go on: a page is added when one comes near the end of what is shown, and what is shown is fetched whole again, so that
 * nothing is pulled away from under a reading eye.
 */
import type { QueryClient } from '@tanstack/react-query'
import type { CaseList, CaseSummary, LineView } from '../../contract/desk.ts'
import { ask, NotDone } from './ask.ts'
import type { ListName } from './lists.ts'

interface Pages {
  readonly signal: AbortSignal
  /** How many are shown. */
  readonly atLeast: number
}

export async function fetchList(name: ListName, { signal, atLeast }: Pages): Promise<CaseList> {
  let list = await ask<CaseList>(`/cases?list=${name}`, { signal })
  while (list.more !== null && list.cases.length < atLeast) {
    list = joined(list, await ask<CaseList>(`/cases?list=${name}&after=${list.more}`, { signal }))
  }
  return list
}

export async function fetchLine({ signal, atLeast }: Pages): Promise<LineView> {
  let line = await ask<LineView>('/line', { signal })
  while (line.more && line.waiting.length < atLeast) {
    line = longer(line, await ask<LineView>(`/line?after=${line.more}`, { signal }))
  }
  return line
}

const asking = new Set<string>()

/** Adds a page to a list that is shown; while one is on its way, no other is asked for. What fails is asked for when it is seen again. */
export async function addPage(client: QueryClient, key: readonly string[]): Promise<void> {
  const name = key.join()
  const shown = client.getQueryData<CaseList | LineView>(key)
  if (!shown?.more || asking.has(name)) return
  const { more } = shown
  asking.add(name)
  try {
    if ('waiting' in shown) {
      const page = await ask<LineView>(`/line?after=${more}`)
      client.setQueryData<LineView>(key, now => (now?.more === more ? longer(now, page) : now))
    } else {
      const page = await ask<CaseList>(`/cases?list=${key.at(-1)}&after=${more}`)
      client.setQueryData<CaseList>(key, now => (now?.more === more ? joined(now, page) : now))
    }
  } catch (problem) {
    if (!(problem instanceof NotDone)) throw problem
  } finally {
    asking.delete(name)
  }
}

function joined(list: CaseList, page: CaseList): CaseList {
  return { cases: eachOnce(list.cases, page.cases), more: page.more }
}

function longer(line: LineView, page: LineView): LineView {
  const passedOver = [...(line.passedOver ?? []), ...(page.passedOver ?? [])]
  return { ...line, waiting: eachOnce(line.waiting, page.waiting), passedOver, more: page.more ?? null }
}

/** A case that moved while one read on is where it came last. */
function eachOnce(before: readonly CaseSummary[], after: readonly CaseSummary[]): CaseSummary[] {
  const again = new Set(after.map(summary => summary.id))
  return [...before.filter(summary => !again.has(summary.id)), ...after]
}
